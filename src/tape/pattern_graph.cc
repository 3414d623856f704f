#include "tape/pattern_graph.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <mutex>

#include "tape/pattern.h"

namespace sayso {
namespace {

using Kind = PatternGraph::Node::Kind;

constexpr std::size_t kMaxNodes = 200'000;  // of all patterns together
constexpr std::uint32_t kMaxDepth = 3000;   // of one in another: matching goes down to it
constexpr unsigned kMaxRepeats = 1000;      // of repetitions in one another, multiplied

// Nodes that take no more steps are matched again each time. Others are remembered.
constexpr std::uint32_t kFewSteps = 4, kManySteps = 1000;

// Slots of graphs that are alive: charts are kept by them.
struct Slots {
  std::mutex mutex;
  std::vector<std::size_t> free;
  std::size_t count = 0;
};

Slots& slots() {
  static Slots all;
  return all;
}

std::size_t take_slot() {
  const std::lock_guard lock(slots().mutex);
  if (slots().free.empty()) return slots().count++;
  const std::size_t slot = slots().free.back();
  slots().free.pop_back();
  return slot;
}

std::uint64_t next_identity() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

struct Quantifier {
  unsigned least = 0;
  std::optional<unsigned> most;
  bool lazy = false;
};

Quantifier read_quantifier(std::string_view text) {
  Quantifier quantifier;
  quantifier.lazy = text.size() > 1 && text.back() == '?';
  switch (text[0]) {
    case '*':
      return quantifier;
    case '+':
      quantifier.least = 1;
      return quantifier;
    case '?':
      quantifier.most = 1;
      return quantifier;
    default:
      break;
  }
  const char* const end = text.data() + text.find('}');
  const auto [comma, error] = std::from_chars(text.data() + 1, end, quantifier.least);
  unsigned most = quantifier.least;
  if (comma == end || std::from_chars(comma + 1, end, most).ec == std::errc())
    quantifier.most = most;
  return quantifier;
}

}  // namespace

PatternGraph::PatternGraph(const Alphabet& alphabet, Starts starts)
    : alphabet_(alphabet),
      starts_(starts),
      letters_(0),
      identity_(next_identity()),
      slot_(take_slot()) {}

PatternGraph::~PatternGraph() {
  const std::lock_guard lock(slots().mutex);
  slots().free.push_back(slot_);
}

std::optional<PatternGraph::NodeId> PatternGraph::add(const Pattern& pattern, std::string& error) {
  letters_ = alphabet_.letter_count();
  problem_.clear();
  added_.push_back(pattern);
  if (repeats(*pattern) > kMaxRepeats) {
    error = "its repetitions inside one another multiply to more than 1000";
    return std::nullopt;
  }
  const NodeId root = build(*pattern);
  if (problem_.empty() && nodes_.size() > kMaxNodes)
    problem_ = "the patterns together have more than 200000 parts";
  if (problem_.empty()) return root;
  error = problem_;
  return std::nullopt;
}

// The most that repetitions of it inside one another multiply to.
unsigned PatternGraph::repeats(const PatternNode& pattern) {
  if (const auto known = repeats_.find(&pattern); known != repeats_.end()) return known->second;
  unsigned most = 1;
  for (const Pattern& child : pattern.children) most = std::max(most, repeats(*child));
  if (pattern.kind == PatternNode::Kind::repeat) {
    const Quantifier quantifier = read_quantifier(pattern.text);
    const unsigned own = std::max(quantifier.most.value_or(quantifier.least), 1u);
    most = std::min(most * own, kMaxRepeats * kMaxRepeats);
  }
  return repeats_[&pattern] = most;
}

PatternGraph::NodeId PatternGraph::build(const PatternNode& pattern) {
  using Of = PatternNode::Kind;
  if (const auto known = built_.find(&pattern); known != built_.end()) return known->second;
  const bool backwards = alphabet_.backwards();
  NodeId id = 0;
  switch (pattern.kind) {
    case Of::tokens:
      id = make(Kind::token, {intern(alphabet_.letters(pattern))});
      break;
    case Of::sequence: {
      std::vector<NodeId> items;
      for (const Pattern& child : pattern.children) items.push_back(build(*child));
      if (backwards) std::reverse(items.begin(), items.end());
      id = sequence(items);
      break;
    }
    case Of::alternatives: {
      std::vector<NodeId> items;
      for (const Pattern& child : pattern.children) items.push_back(build(*child));
      id = alternatives(items);
      break;
    }
    case Of::repeat:
      id = build_repeat(build(*pattern.children[0]), pattern.text);
      break;
    case Of::capture: {
      const NodeId inner = build(*pattern.children[0]);
      auto name = std::find(names_.begin(), names_.end(), pattern.text);
      if (name == names_.end()) name = names_.insert(names_.end(), pattern.text);
      id = make(Kind::group, {inner, static_cast<std::uint32_t>(name - names_.begin())});
      break;
    }
    case Of::start:
      id = make(backwards ? Kind::stop : Kind::start, {});
      break;
    case Of::stop:
      id = make(backwards ? Kind::start : Kind::stop, {});
      break;
    case Of::anchor:
      id = make(Kind::empty, {});
      break;  // split_at_anchor has taken it out
  }
  built_.emplace(&pattern, id);
  return id;
}

PatternGraph::NodeId PatternGraph::sequence(const std::vector<NodeId>& items) {
  if (items.empty()) return make(Kind::empty, {});
  NodeId rest = items.back();
  for (std::size_t i = items.size() - 1; i-- > 0;) rest = make(Kind::sequence, {items[i], rest});
  return rest;
}

// Tokens that are beside one another are one: "," or ";".
PatternGraph::NodeId PatternGraph::alternatives(const std::vector<NodeId>& items) {
  std::vector<NodeId> kept;
  for (const NodeId item : items) {
    const bool joins = !kept.empty() && nodes_[kept.back()].kind == Kind::token &&
                       nodes_[item].kind == Kind::token;
    if (joins)
      kept.back() = make(Kind::token, {united(nodes_[kept.back()].first, nodes_[item].first)});
    else
      kept.push_back(item);
  }
  return kept.size() == 1 ? kept.front() : make(Kind::alternatives, kept);
}

PatternGraph::NodeId PatternGraph::build_repeat(NodeId inner, std::string_view text) {
  const Quantifier quantifier = read_quantifier(text);
  if (nodes_[inner].kind == Kind::token)
    return make(quantifier.lazy ? Kind::lazy_run : Kind::run,
                {quantifier.least, quantifier.most.value_or(kAnyNumber), nodes_[inner].first});
  const NodeId empty = make(Kind::empty, {});
  NodeId rest = empty;
  if (!quantifier.most) rest = make(quantifier.lazy ? Kind::lazy_star : Kind::star, {inner});
  for (unsigned i = quantifier.least; i < quantifier.most.value_or(0); ++i) {
    const NodeId more = i == quantifier.least ? inner : make(Kind::again, {inner, rest});
    rest = quantifier.lazy ? make(Kind::alternatives, {empty, more})
                           : make(Kind::alternatives, {more, empty});
  }
  for (unsigned i = 0; i < quantifier.least; ++i)
    rest = rest == empty ? inner : make(Kind::again, {inner, rest});
  return rest;
}

PatternGraph::NodeId PatternGraph::make(Kind kind, std::vector<std::uint32_t> parts) {
  std::vector<std::uint32_t> key = parts;
  key.push_back(static_cast<std::uint32_t>(kind));
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Node node;
  node.kind = kind;
  describe(node, parts);
  std::uint32_t depth = 0;
  const bool has_parts = kind != Kind::token && kind != Kind::run && kind != Kind::lazy_run;
  for (std::size_t i = 0; has_parts && i < (kind == Kind::group ? 1 : parts.size()); ++i)
    depth = std::max(depth, depth_[parts[i]] + 1);
  if (depth > kMaxDepth || nodes_.size() > 2 * kMaxNodes) {
    problem_ = "it is too large, or too many of its parts stand in one another";
    return 0;
  }
  // What it is without its groups.
  std::optional<NodeId> plain;
  if (node.groups > 0) {
    std::vector<std::uint32_t> plain_parts = parts;
    if (kind == Kind::group) {
      plain = nodes_[parts[0]].plain;
    } else {
      for (std::uint32_t& part : plain_parts) part = nodes_[part].plain;
      plain = make(kind, plain_parts);
    }
  }
  const auto id = static_cast<NodeId>(nodes_.size());
  node.plain = plain.value_or(id);
  if (kind == Kind::alternatives) {
    node.a = static_cast<std::uint32_t>(children_.size());
    node.b = static_cast<std::uint32_t>(parts.size());
    children_.insert(children_.end(), parts.begin(), parts.end());
  }
  steps_.push_back(steps(node));
  node.is_light = steps_.back() <= kFewSteps || kind == Kind::run || kind == Kind::lazy_run;
  node.after_token = kind == Kind::sequence && nodes_[node.a].kind == Kind::token;
  nodes_.push_back(node);
  depth_.push_back(depth);
  known_.emplace(std::move(key), id);
  return id;
}

void PatternGraph::describe(Node& node, const std::vector<std::uint32_t>& parts) {
  const auto part = [&](std::size_t i) -> const Node& { return nodes_[parts[i]]; };
  node.first = intern(Letters((letters_ + 63) / 64));
  switch (node.kind) {
    case Kind::empty:
      node.nullable = true;
      break;
    case Kind::token:
      node.first = parts[0];
      break;
    case Kind::start:
      has_start_ = true;
      [[fallthrough]];
    case Kind::stop:
      node.asserts = true;
      break;
    case Kind::sequence:
    case Kind::again: {
      node.a = parts[0];
      node.b = parts[1];
      const bool open = part(0).nullable || part(0).asserts;
      node.nullable = part(0).nullable && part(1).nullable;
      node.asserts = part(0).asserts || (open && part(1).asserts);
      node.first = open ? united(part(0).first, part(1).first) : part(0).first;
      node.groups = node.kind == Kind::again
                        ? std::max(part(0).groups, part(1).groups)
                        : static_cast<std::uint16_t>(part(0).groups + part(1).groups);
      break;
    }
    case Kind::alternatives:
      for (std::size_t i = 0; i < parts.size(); ++i) {
        node.nullable = node.nullable || part(i).nullable;
        node.asserts = node.asserts || part(i).asserts;
        node.first = united(node.first, part(i).first);
        node.groups = static_cast<std::uint16_t>(node.groups + part(i).groups);
      }
      break;
    case Kind::run:
    case Kind::lazy_run:
      node.a = parts[0];
      node.b = parts[1];
      node.first = parts[2];
      node.nullable = node.a == 0;
      break;
    case Kind::star:
    case Kind::lazy_star:
      node.a = parts[0];
      node.nullable = true;
      node.first = part(0).first;
      node.groups = part(0).groups;
      break;
    case Kind::group:
      node.a = parts[0];
      node.b = parts[1];
      node.nullable = part(0).nullable;
      node.asserts = part(0).asserts;
      node.first = part(0).first;
      node.groups = static_cast<std::uint16_t>(part(0).groups + 1);
      break;
  }
}

std::uint32_t PatternGraph::steps(const Node& node) const {
  std::uint32_t steps = 1;
  switch (node.kind) {
    case Kind::sequence:
    case Kind::again:  // `a` ends in no more places than it takes steps
      steps = steps_[node.a] + steps_[node.a] * steps_[node.b];
      break;
    case Kind::alternatives:
      for (std::uint32_t i = 0; i < node.b; ++i) steps += steps_[children(node)[i]];
      break;
    case Kind::run:
    case Kind::lazy_run:
      steps = node.b == 0 ? 1 : std::min(node.b, kManySteps);
      break;
    case Kind::star:
    case Kind::lazy_star:
      steps = kManySteps;
      break;
    case Kind::group:
      steps = steps_[node.a];
      break;
    default:
      break;
  }
  return std::min(steps, kManySteps);
}

std::uint32_t PatternGraph::intern(const Letters& letters) {
  const auto [place, fresh] =
      known_sets_.try_emplace(letters, static_cast<std::uint32_t>(sets_.size()));
  if (fresh) sets_.push_back(letters);
  return place->second;
}

std::uint32_t PatternGraph::united(std::uint32_t set, std::uint32_t other) {
  if (set == other) return set;
  Letters all = sets_[set];
  for (std::size_t i = 0; i < all.size(); ++i) all[i] |= sets_[other][i];
  return intern(all);
}

}  // namespace sayso
