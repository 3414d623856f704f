#include "tape/chart.h"

#include <algorithm>
#include <memory>

namespace sayso {
namespace {

using Kind = PatternGraph::Node::Kind;

constexpr std::size_t kFirstEntries = 1024;

}  // namespace

Chart& Chart::of(const PatternGraph& graph) {
  thread_local std::vector<std::unique_ptr<Chart>> charts;  // by slot of the graph
  if (charts.size() <= graph.slot()) charts.resize(graph.slot() + 1);
  auto& chart = charts[graph.slot()];
  if (!chart || chart->identity_ != graph.identity()) chart.reset(new Chart(graph));
  return *chart;
}

template <std::size_t Words>
Chart::Table<Words>::Table() : entries(kFirstEntries) {}

// The place of a key: where it is kept, or a free one.
template <std::size_t Words>
std::size_t Chart::Table<Words>::find(std::uint32_t key) const {
  const std::size_t mask = entries.size() - 1;
  std::size_t place = (key * 0x9E3779B97F4A7C15u >> 32) & mask;
  while (entries[place].age == age && entries[place].key != key) place = (place + 1) & mask;
  return place;
}

// Keeps a free place for what will be known of a key; where the table grows, it stands elsewhere.
template <std::size_t Words>
std::size_t Chart::Table<Words>::reserve(std::size_t place, std::uint32_t key) {
  if (2 * ++taken > entries.size()) {
    grow();
    place = find(key);
  }
  entries[place].key = key;
  entries[place].age = age;
  return place;
}

template <std::size_t Words>
void Chart::Table<Words>::grow() {
  std::vector<Entry> old(2 * entries.size());
  old.swap(entries);
  for (const Entry& entry : old)
    if (entry.age == age) entries[find(entry.key)] = entry;
}

template <std::size_t Words>
void Chart::Table<Words>::forget() {
  taken = 0;
  if (++age != 0) return;
  entries.assign(entries.size(), Entry{});
  age = 1;
}

Chart::Chart(const PatternGraph& graph)
    : graph_(&graph),
      identity_(graph.identity()),
      letters_{static_cast<std::uint16_t>(graph.no_letter())} {}

template <typename Act>
auto Chart::with_table(Act act) {
  if (size_ <= Table<1>::kMostLetters) return act(table<1>());
  if (size_ <= Table<2>::kMostLetters) return act(table<2>());
  return act(table<4>());
}

void Chart::read(std::span<const Symbol> symbols) {
  if (std::equal(symbols.begin(), symbols.end(), symbols_.begin(), symbols_.end())) return;
  forget();
  symbols_.assign(symbols.begin(), symbols.end());
  size_ = static_cast<std::uint32_t>(symbols.size());
  letters_.resize(size_ + 1);
  const Alphabet& alphabet = graph_->alphabet();
  for (std::uint32_t i = 0; i < size_; ++i)
    letters_[i] = alphabet.letter(symbols[alphabet.backwards() ? size_ - 1 - i : i]);
  letters_[size_] = static_cast<std::uint16_t>(graph_->no_letter());
}

void Chart::forget() {
  with_table([](auto& table) { table.forget(); });
}

// Where matching begins: patterns may ask for it.
void Chart::start_at(std::uint32_t from) {
  if (graph_->starts() == PatternGraph::Starts::with_text) from = 0;
  if (from != from_ && graph_->has_start()) forget();
  from_ = from;
}

bool Chart::matches(NodeId root, std::uint32_t from, Until until) {
  start_at(from);
  if (!graph_->may_match(root, letters_[from])) return false;
  return with_table([&]<std::size_t Words>(Table<Words>&) {
    const auto found = ends<PositionSet<Words>>(graph_->node(root).plain, from);
    return until == Until::anywhere ? !found.empty() : found.has(size_);
  });
}

std::uint32_t Chart::capture(NodeId root, std::uint32_t from, Until until,
                             std::vector<Group>& groups) {
  start_at(from);
  groups.assign(graph_->node(root).groups, {});
  groups_ = &groups;
  return with_table([&]<std::size_t Words>(Table<Words>&) {
    using Set = PositionSet<Words>;
    return walk(root, from, until == Until::anywhere ? Set::all() : Set::of(size_), 0);
  });
}

// Adds the places where a node without groups can end that begins at `at`.
template <typename Set>
inline void Chart::add_ends(NodeId id, std::uint32_t at, Set& result) {
  const PatternGraph::Node& node = graph_->node(id);
  if (!may_begin(node, at) && !node.asserts) {
    if (node.nullable) result.add(at);
  } else if (node.kind == Kind::token) {
    result.add(at + 1);
  } else {
    add_longer_ends(id, at, result);
  }
}

template <typename Set>
Set Chart::ends(NodeId id, std::uint32_t at) {
  Set result;
  add_ends(id, at, result);
  return result;
}

template <typename Set>
void Chart::add_longer_ends(NodeId id, std::uint32_t at, Set& result) {
  const PatternGraph::Node& node = graph_->node(id);
  if (node.kind == Kind::sequence && graph_->node(node.a).kind == Kind::token) {
    add_ends(node.b, at + 1, result);  // the rest is known or not; it need not be kept twice
  } else if (node.is_light) {
    work_out(node, at, result);
  } else {
    add_known_ends(id, at, result);
  }
}

template <std::size_t Words>
void Chart::add_known_ends(NodeId id, std::uint32_t at, PositionSet<Words>& result) {
  Table<Words>& known = table<Words>();
  const std::uint32_t key = id * (kMostLetters + 1) + at;
  std::size_t place = known.find(key);
  if (known.entries[place].age == known.age) {
    result |= known.entries[place].ends;
    return;
  }
  place = known.reserve(place, key);
  const std::size_t size = known.entries.size();
  PositionSet<Words> found;
  work_out(graph_->node(id), at, found);
  if (known.entries.size() != size) place = known.find(key);
  known.entries[place].ends = found;
  result |= found;
}

template <typename Set>
void Chart::work_out(const PatternGraph::Node& node, std::uint32_t at, Set& result) {
  switch (node.kind) {
    case Kind::empty:
      return result.add(at);
    case Kind::token:
      return result.add(at + 1);
    case Kind::sequence:
    case Kind::again:
      ends<Set>(node.a, at).for_each([&](std::uint32_t middle) {
        add_ends(node.b, middle, result);
      });
      return;
    case Kind::alternatives:
      for (std::uint32_t i = 0; i < node.b; ++i) add_ends(graph_->children(node)[i], at, result);
      return;
    case Kind::run:
    case Kind::lazy_run:
      return add_run_ends(node, at, result);
    case Kind::star:
    case Kind::lazy_star:
      return add_star_ends(node.a, at, result);
    case Kind::start:
      if (at == from_) result.add(at);
      return;
    case Kind::stop:
      if (at == size_) result.add(at);
      return;
    case Kind::group:
      return;  // this is for nodes without groups
  }
}

template <typename Set>
void Chart::add_run_ends(const PatternGraph::Node& node, std::uint32_t at, Set& result) const {
  for (std::uint32_t count = 0; count <= node.b; ++count, ++at) {
    if (count >= node.a) result.add(at);
    if (!may_begin(node, at)) break;
  }
}

template <typename Set>
void Chart::add_star_ends(NodeId inner, std::uint32_t at, Set& result) {
  Set all = Set::of(at), open = all;
  const auto reach = [&](std::uint32_t place) {
    open.remove(place);
    Set fresh = ends<Set>(inner, place);
    fresh.remove(all);
    all |= fresh;
    open |= fresh;
    return true;
  };
  while (open.find(reach)) {
  }
  result |= all;
}

// Whether a node without groups can end at one of the places of `goal`.
template <typename Set>
bool Chart::leads_to(NodeId id, std::uint32_t at, const Set& goal) {
  return ends<Set>(id, at).meets(goal);
}

// The first way in the order of the pattern from `at` to a place of `goal`, which there is: where
// it ends. Its groups are kept from the index `group` on.
template <typename Set>
std::uint32_t Chart::walk(NodeId id, std::uint32_t at, const Set& goal, std::size_t group) {
  const PatternGraph::Node& node = graph_->node(id);
  switch (node.kind) {
    case Kind::token:
      return at + 1;
    case Kind::sequence:
    case Kind::again: {
      const NodeId rest = graph_->node(node.b).plain;
      Set middles;
      ends<Set>(graph_->node(node.a).plain, at).for_each([&](std::uint32_t middle) {
        if (leads_to(rest, middle, goal)) middles.add(middle);
      });
      const std::uint32_t middle = walk(node.a, at, middles, group);
      return walk(node.b, middle, goal,
                  node.kind == Kind::again ? group : group + graph_->node(node.a).groups);
    }
    case Kind::alternatives: {
      std::uint32_t i = 0;
      while (!leads_to(graph_->node(graph_->children(node)[i]).plain, at, goal)) {
        group += graph_->node(graph_->children(node)[i]).groups;
        ++i;
      }
      return walk(graph_->children(node)[i], at, goal, group);
    }
    case Kind::run:
    case Kind::lazy_run: {
      Set places;
      add_run_ends(node, at, places);
      places &= goal;
      return node.kind == Kind::run ? places.last() : places.first();
    }
    case Kind::star:
    case Kind::lazy_star:
      return walk_star(node, at, goal, group);
    case Kind::group: {
      const std::uint32_t end = walk(node.a, at, goal, group + 1);
      (*groups_)[group] = {at, end};
      return end;
    }
    default:
      return at;
  }
}

template <typename Set>
std::uint32_t Chart::walk_star(const PatternGraph::Node& node, std::uint32_t at, const Set& goal,
                               std::size_t group) {
  const NodeId inner = graph_->node(node.a).plain;
  const NodeId all = node.plain;
  while (true) {
    if (node.kind == Kind::lazy_star && goal.has(at)) return at;
    Set next;
    ends<Set>(inner, at).for_each([&](std::uint32_t middle) {
      if (middle > at && leads_to(all, middle, goal)) next.add(middle);
    });
    if (next.empty()) return at;
    at = walk(node.a, at, next, group);
  }
}

}  // namespace sayso
