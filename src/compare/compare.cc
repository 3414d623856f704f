#include "compare/compare.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "compare/difference.h"
#include "compare/joined.h"
#include "compare/match.h"
#include "compare/shingles.h"
#include "text/code_points.h"

namespace sayso::compare {
namespace {

constexpr std::uint32_t kFew = 5;         // words; shorter quotations are found as a whole
constexpr std::size_t kMostBearers = 64;  // different speakers of one short quotation

// An occurrence: a quotation, or words without marks that repeat one.
struct Node {
  std::uint32_t article;
  Range range;
  std::int32_t said;
  bool quoted;
};

class Sets {
 public:
  void grow(std::size_t size) {
    const std::size_t before = parents_.size();
    parents_.resize(size);
    std::iota(parents_.begin() + static_cast<std::ptrdiff_t>(before), parents_.end(),
              static_cast<std::uint32_t>(before));
  }
  std::uint32_t find(std::uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a), b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

class Grouping {
 public:
  Grouping(const std::vector<Reading>& readings, const CompareRules& rules)
      : readings_(readings), rules_(rules) {}

  Comparison run() {
    add_quotations();
    index_.build();
    for (std::uint32_t article = 0; article < readings_.size(); ++article) search(article);
    return groups();
  }

 private:
  struct Shared {
    Range a, b;  // shared_words() of the two sides of a pair
  };
  using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  const Reading& reading(const Node& node) const { return readings_[node.article]; }
  std::span<const Word> words(const Node& node) const {
    return std::span(reading(node).words).subspan(node.range.begin, node.range.size());
  }
  const Said* said(const Node& node) const {
    return node.said == kNobody ? nullptr
                                : &reading(node).said[static_cast<std::size_t>(node.said)];
  }

  // One node a quotation. Of those that are the same to the word one alone is looked for.
  void add_quotations() {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> seen;
    for (std::uint32_t article = 0; article < readings_.size(); ++article) {
      first_unit_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      for (const Unit& unit : readings_[article].units) {
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({article, unit, unit.attribution, true});
        sets_.grow(nodes_.size());
        auto& same = seen[hash_words(words(nodes_.back()))];
        if (unit.size() < kFew) {
          join_short(index, same);
        } else if (same.empty()) {
          same.push_back(index);
          index_.add(index, words(nodes_.back()));
        }
      }
    }
    quotations_ = static_cast<std::uint32_t>(nodes_.size());
    passages_.resize(readings_.size());
    points_.resize(readings_.size());
  }

  void join_short(std::uint32_t index, std::vector<std::uint32_t>& same) {
    for (const std::uint32_t other : same) {
      const Match found = match(reading(nodes_[other]), nodes_[other].range, reading(nodes_[index]),
                                nodes_[index].range, Reach::beside);
      const Voice voice = compare_voices(said(nodes_[other]), said(nodes_[index]), rules_);
      if (!is_same(found, voice)) continue;
      connect(other, index);
      return;
    }
    if (same.size() < kMostBearers) same.push_back(index);
  }

  void connect(std::uint32_t a, std::uint32_t b) {
    sets_.join(a, b);
    edges_.push_back({a, b});
  }

  // What article `article` repeats of the others' quotations.
  void search(std::uint32_t article) {
    const Reading& here = readings_[article];
    for (const Place& place : index_.find(here.words)) {
      const Node& quotation = nodes_[place.quotation];
      if (quotation.article == article) continue;
      const Match found =
          match(reading(quotation), quotation.range, here, place.range, Reach::around);
      if (found.b.empty()) continue;
      const Node repeated = node_at(article, found);
      if (is_same(found, compare_voices(said(quotation), said(repeated), rules_)))
        connect(place.quotation, number(repeated));
    }
  }

  Node node_at(std::uint32_t article, const Match& found) const {
    const Reading& here = readings_[article];
    bool quoted = false;
    for (const Step& step : found.steps)
      quoted |= step.op != Op::erase && here.words[step.b].traits & kQuoted;
    if (quoted) {
      const auto unit = here.unit_at(found.b);
      const Unit& there = here.units[static_cast<std::size_t>(unit)];
      return {article, there, there.attribution, true};
    }
    return {article, found.b, here.said_at(here.bytes(found.b)), false};
  }

  // Passages of one article that share half of their words are one.
  std::uint32_t number(const Node& node) {
    const auto& units = readings_[node.article].units;
    if (node.quoted) {
      const auto unit = std::partition_point(units.begin(), units.end(), [&](const Unit& one) {
        return one.begin < node.range.begin;
      });
      return first_unit_[node.article] + static_cast<std::uint32_t>(unit - units.begin());
    }
    auto& passages = passages_[node.article];
    const auto next = passages.lower_bound(node.range.begin);
    if (next != passages.end() && is_half_shared(next->second, node)) return next->second;
    if (next != passages.begin() && is_half_shared(std::prev(next)->second, node))
      return std::prev(next)->second;
    const auto made = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(node);
    sets_.grow(nodes_.size());
    passages.emplace(node.range.begin, made);
    return made;
  }

  bool is_half_shared(std::uint32_t passage, const Node& node) const {
    const Range there = nodes_[passage].range;
    return overlap(there, node.range) * 2 >= std::min(there.size(), node.range.size());
  }

  Comparison groups();
  std::optional<Group> group(std::vector<std::uint32_t> members);
  std::vector<std::uint32_t> tree(const std::vector<std::uint32_t>& members, std::uint32_t head);
  Match hold(const Node& a, const Node& b) const {
    return match(reading(a), a.range, reading(b), b.range, Reach::beside);
  }
  void tell_joined(Group& group, const std::vector<std::uint32_t>& members,
                   const std::vector<Shared>& shared) const;
  Occurrence occurrence(const Node& node, Range range);

  const std::vector<Reading>& readings_;
  const CompareRules& rules_;
  std::vector<Node> nodes_;  // quotations in the order of the input, then passages
  std::vector<std::uint32_t> first_unit_;
  std::uint32_t quotations_ = 0;
  std::vector<std::map<std::uint32_t, std::uint32_t>> passages_;  // of each article, by first word
  Sets sets_;
  Edges edges_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> neighbours_;
  ShingleIndex index_;
  std::vector<std::optional<CodePoints>> points_;  // of each article, once it is needed
};

Comparison Grouping::groups() {
  Comparison comparison;
  for (const Reading& one : readings_) comparison.articles.push_back(one.source);
  std::map<std::uint32_t, std::vector<std::uint32_t>> components;
  for (const auto& [a, b] : edges_) {
    neighbours_[a].push_back(b);
    neighbours_[b].push_back(a);
    components[sets_.find(a)];
  }
  for (std::uint32_t i = 0; i < nodes_.size(); ++i)
    if (const auto found = components.find(sets_.find(i)); found != components.end())
      found->second.push_back(i);
  for (auto& [root, members] : components)
    if (auto made = group(std::move(members))) comparison.groups.push_back(std::move(*made));
  return comparison;
}

// For each member the one that it is held against: the head where they match, else the neighbour
// through which it came in.
std::vector<std::uint32_t> Grouping::tree(const std::vector<std::uint32_t>& members,
                                          std::uint32_t head) {
  std::unordered_map<std::uint32_t, std::uint32_t> parents{{head, head}};
  for (std::deque<std::uint32_t> queue{head}; !queue.empty(); queue.pop_front())
    for (const std::uint32_t next : neighbours_[queue.front()])
      if (parents.try_emplace(next, queue.front()).second) queue.push_back(next);
  std::vector<std::uint32_t> result;
  for (const std::uint32_t member : members) result.push_back(parents.at(member));
  return result;
}

std::optional<Group> Grouping::group(std::vector<std::uint32_t> members) {
  std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(nodes_[a].article, nodes_[a].range.begin) <
           std::tie(nodes_[b].article, nodes_[b].range.begin);
  });
  if (nodes_[members.front()].article == nodes_[members.back()].article) return std::nullopt;
  std::size_t head = 0;
  const auto fullness = [&](std::size_t i) {
    const Node& node = nodes_[members[i]];
    const Said* who = said(node);
    return std::tuple(node.quoted, node.range.size(), who && !who->speaker.empty());
  };
  for (std::size_t i = 1; i < members.size(); ++i)
    if (fullness(i) > fullness(head)) head = i;

  std::unordered_map<std::uint32_t, std::size_t> places;
  for (std::size_t i = 0; i < members.size(); ++i) places.emplace(members[i], i);
  Group group;
  group.head = static_cast<std::uint32_t>(head);
  const std::vector<std::uint32_t> parents = tree(members, members[head]);
  const Node& fullest = nodes_[members[head]];
  std::vector<Shared> shared;  // of each pair
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Node& node = nodes_[members[i]];
    if (i == head) {
      group.occurrences.push_back(occurrence(node, node.range));
      continue;
    }
    std::size_t a = head;
    Match found = hold(fullest, node);
    if (!is_same(found, compare_voices(said(fullest), said(node), rules_))) {
      a = places.at(parents[i]);
      found = hold(nodes_[parents[i]], node);
    }
    const Node& other = nodes_[members[a]];
    Pair pair;
    pair.a = static_cast<std::uint32_t>(a);
    pair.b = static_cast<std::uint32_t>(i);
    describe(found, {reading(other), said(other)}, {reading(node), said(node)}, rules_, pair);
    group.pairs.push_back(std::move(pair));
    shared.push_back({shared_words(found, Whole::a), shared_words(found, Whole::b)});
    group.occurrences.push_back(occurrence(node, found.b.empty() ? node.range : found.b));
  }
  tell_joined(group, members, shared);
  const Occurrence& shown = group.occurrences[head];
  group.id = readings_[fullest.article].source.id + "#" +
             (shown.attribution.empty() ? "" : shown.attribution + "-") +
             std::to_string(shown.start);
  return group;
}

void Grouping::tell_joined(Group& group, const std::vector<std::uint32_t>& members,
                           const std::vector<Shared>& shared) const {
  std::map<std::uint32_t, std::vector<Piece>> pieces;  // of each occurrence
  for (std::size_t i = 0; i < group.pairs.size(); ++i) {
    Pair& pair = group.pairs[i];
    const std::uint32_t a = nodes_[members[pair.a]].article, b = nodes_[members[pair.b]].article;
    if (a == b) continue;
    pieces[pair.a].push_back({b, shared[i].b, shared[i].a, Whole::a, &pair});
    pieces[pair.b].push_back({a, shared[i].a, shared[i].b, Whole::b, &pair});
  }
  for (auto& [whole, all] : pieces) mark_joined(nodes_[members[whole]].range, all);
}

Occurrence Grouping::occurrence(const Node& node, Range range) {
  const Reading& here = reading(node);
  Occurrence made;
  made.article = node.article;
  made.quoted = node.quoted;
  made.span = here.bytes(range);
  if (node.quoted) {
    const Unit& unit = here.units[static_cast<std::size_t>(here.unit_at(node.range))];
    made.span = {std::min(made.span.begin, unit.span.begin),
                 std::max(made.span.end, unit.span.end)};
  }
  made.text = slice(here.text, made.span);
  auto& points = points_[node.article];
  if (!points) points.emplace(here.text);
  made.start = points->offset(made.span.begin);
  made.end = points->offset(made.span.end);
  if (const Said* who = said(node)) {
    made.attribution = who->id;
    made.speaker = who->speaker;
    made.kind = who->kind;
    made.cue = who->cue;
  }
  return made;
}

}  // namespace

Comparison Comparer::compare(const CompareRules& rules) const {
  return Grouping(readings_, rules).run();
}

}  // namespace sayso::compare
