#include "tape/chart.h"

#include <algorithm>
#include <bit>
#include <memory>

namespace sayso {
namespace {

using Kind = PatternGraph::Node::Kind;

}  // namespace

Chart& Chart::of(const PatternGraph& graph) {
  thread_local std::vector<std::unique_ptr<Chart>> charts;  // by slot of the graph
  if (charts.size() <= graph.slot()) charts.resize(graph.slot() + 1);
  auto& chart = charts[graph.slot()];
  if (!chart || chart->identity_ != graph.identity()) chart.reset(new Chart(graph));
  return *chart;
}

template <std::size_t Words>
inline typename Chart::Memory<Words>::Places& Chart::Memory<Words>::at(NodeId id,
                                                                       std::uint32_t at) {
  Places& found = places[(std::size_t{id} * kPlaces + at) / kTogether];
  if (found.age != age) {
    found.age = age;
    found.first = taken++;
    found.known = 0;
    if (ends.size() < std::size_t{taken} * kTogether) ends.resize(std::size_t{taken} * kTogether);
  }
  return found;
}

template <std::size_t Words>
void Chart::Memory<Words>::forget() {
  taken = 0;
  if (++age != 0) return;
  places.assign(places.size(), Places{});
  age = 1;
}

Chart::Chart(const PatternGraph& graph) : graph_(&graph), identity_(graph.identity()) { take({}); }

template <typename Act>
auto Chart::with_memory(Act act) {
  if (size_ <= Memory<1>::kMostLetters) return act(memory<1>());
  if (size_ <= Memory<2>::kMostLetters) return act(memory<2>());
  return act(memory<4>());
}

void Chart::read(std::span<const Symbol> symbols) {
  if (std::equal(symbols.begin(), symbols.end(), symbols_.begin(), symbols_.end())) return;
  forget();
  take(symbols);
}

void Chart::take(std::span<const Symbol> symbols) {
  symbols_.assign(symbols.begin(), symbols.end());
  size_ = static_cast<std::uint32_t>(symbols.size());
  letters_.resize(size_ + 1);
  rows_.resize(size_ + 1);
  const Alphabet& alphabet = graph_->alphabet();
  for (std::uint32_t i = 0; i < size_; ++i)
    letters_[i] = alphabet.letter(symbols[alphabet.backwards() ? size_ - 1 - i : i]);
  letters_[size_] = static_cast<std::uint16_t>(graph_->no_letter());
  for (std::uint32_t i = 0; i <= size_; ++i) rows_[i] = graph_->row(letters_[i]);
  with_memory([&]<std::size_t Words>(Memory<Words>& memory) {
    if (memory.places.empty())
      memory.places.resize(graph_->size() * Memory<Words>::kPlaces / Memory<Words>::kTogether);
  });
}

void Chart::forget() {
  with_memory([](auto& memory) { memory.forget(); });
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
  return with_memory([&]<std::size_t Words>(Memory<Words>&) {
    const auto found = ends<PositionSet<Words>>(graph_->node(root).plain, from);
    return until == Until::anywhere ? !found.empty() : found.has(size_);
  });
}

std::uint32_t Chart::capture(NodeId root, std::uint32_t from, Until until,
                             std::vector<Group>& groups) {
  start_at(from);
  groups.assign(graph_->node(root).groups, {});
  groups_ = &groups;
  return with_memory([&]<std::size_t Words>(Memory<Words>&) {
    using Set = PositionSet<Words>;
    return walk(root, from, until == Until::anywhere ? Set::all() : Set::of(size_), 0);
  });
}

// Adds the places where a node without groups can end that begins at `at`.
template <typename Set>
void Chart::add_ends(NodeId id, std::uint32_t at, Set& result) {
  while (true) {
    const PatternGraph::Node& node = graph_->node(id);
    if (!may_begin(node, at) && !node.asserts) {
      if (node.nullable) result.add(at);
      return;
    }
    if (node.kind == Kind::token) return result.add(at + 1);
    if (!node.after_token)
      return node.is_light ? work_out(node, at, result) : add_known_ends(id, at, result);
    id = node.b;  // the rest is known or not; it need not be kept twice
    ++at;
  }
}

template <typename Set>
Set Chart::ends(NodeId id, std::uint32_t at) {
  Set result;
  add_ends(id, at, result);
  return result;
}

template <std::size_t Words>
void Chart::add_known_ends(NodeId id, std::uint32_t at, PositionSet<Words>& result) {
  using Places = typename Memory<Words>::Places;
  constexpr std::uint32_t kTogether = Memory<Words>::kTogether;
  Memory<Words>& known = memory<Words>();
  Places& places = known.at(id, at);
  const std::size_t place = std::size_t{places.first} * kTogether + at % kTogether;
  if (places.known >> (at % kTogether) & 1) {
    result |= known.ends[place];
    return;
  }
  PositionSet<Words> found;
  work_out(graph_->node(id), at, found);
  places.known |= 1u << (at % kTogether);
  known.ends[place] = found;
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
      return add_ends_of_children(node, at, result);
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
void Chart::add_ends_of_children(const PatternGraph::Node& node, std::uint32_t at, Set& result) {
  const NodeId* const children = graph_->children(node);
  const std::uint64_t* word = rows_[at] + node.column / 64;
  std::uint64_t open = *word >> (node.column % 64);
  for (std::uint32_t first = 0; first < node.b; first += 64, open = *++word) {
    if (node.b - first < 64) open &= (std::uint64_t{1} << (node.b - first)) - 1;
    for (; open != 0; open &= open - 1)
      add_ends(children[first + static_cast<std::uint32_t>(std::countr_zero(open))], at, result);
    if (node.b - first <= 64) return;
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
      const NodeId* child = graph_->children(node);
      for (std::uint32_t bit = node.column;; ++child, ++bit) {
        const bool may_begin = rows_[at][bit / 64] >> (bit % 64) & 1;
        if (may_begin && leads_to(graph_->node(*child).plain, at, goal)) break;
        group += graph_->node(*child).groups;
      }
      return walk(*child, at, goal, group);
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
