// What the parts of patterns match in one text, each worked out once for each place.
//
//     Chart& chart = Chart::of(graph);        // this thread's
//     chart.read(tape.symbols);               // at most Chart::kMostLetters of them
//     if (chart.matches(root, 5)) ...         // from the letter 5 on
//     std::vector<Chart::Group> groups;
//     auto end = chart.capture(root, 5, Chart::Until::anywhere, groups);
//
// The same matches and groups that RE2 finds, anchored at the place (leftmost-first; Perl's order
// of alternatives). For each node of the graph and each place, the set of the places where the node
// can end is kept: what one rule has asked is known when the next one asks. Groups are found by
// going down the graph once more, along what is known to lead to a match. (Memoised recognition is
// due to Norvig 1991 and Ford 2002; ordered choice among what is viable to Frisch & Cardelli 2004.)
//
// RE2 makes an automaton of all patterns instead: with counted repetitions of noun phrases each
// text leads it to new states, and making them takes nearly all of the time.
#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "tape/pattern_graph.h"
#include "tape/position_set.h"

namespace sayso {

class Chart {
 public:
  using NodeId = PatternGraph::NodeId;

  static constexpr std::uint32_t kMostLetters = 255;

  enum class Until { anywhere, the_end };  // where a match may end

  struct Group {  // letters [first, last) of the text
    std::uint32_t first = kNone, last = kNone;
    static constexpr std::uint32_t kNone = ~0u;
    bool empty() const { return first == last; }  // not set, too
  };

  // The chart of a thread for a graph. It stays until the graph is gone.
  static Chart& of(const PatternGraph& graph);

  // The text that is looked at from now on, whose letters are those of the graph's alphabet, in its
  // direction. What is known of the text before is forgotten unless it is the same.
  void read(std::span<const Symbol> symbols);

  std::uint32_t letter(std::uint32_t at) const { return letters_[at]; }

  bool matches(NodeId root, std::uint32_t from, Until until = Until::anywhere);

  // Its groups in the order of PatternGraph::group_names, and where it ends. It must match there.
  std::uint32_t capture(NodeId root, std::uint32_t from, Until until, std::vector<Group>& groups);

 private:
  explicit Chart(const PatternGraph& graph);

  // What is known of one text: for each node and place, where the node can end. Eight places of a
  // node stand together. Most texts are short, and their sets of places take one word, not four.
  template <std::size_t Words>
  struct Memory {
    using Set = PositionSet<Words>;
    static constexpr std::uint32_t kPlaces = 64 * Words, kMostLetters = kPlaces - 1;
    static constexpr std::uint32_t kTogether = 8;

    struct Places {
      std::uint32_t age = 0;                        // of what it knows; else nothing
      std::uint32_t first : 24 = 0, known : 8 = 0;  // index into `ends`, in eights; bits by place
    };
    std::vector<Places> places;  // by node and place; none until they are needed
    std::vector<Set> ends;
    std::uint32_t taken = 0;  // eights of `ends`
    std::uint32_t age = 1;

    Places& at(NodeId id, std::uint32_t at);
    void forget();
  };

  template <std::size_t Words>
  Memory<Words>& memory() {
    return std::get<Memory<Words>>(memories_);
  }
  // Calls act() with the memory for texts as long as the one that is looked at.
  template <typename Act>
  auto with_memory(Act act);

  bool may_begin(const PatternGraph::Node& node, std::uint32_t at) const {
    return rows_[at][node.first / 64] >> (node.first % 64) & 1;
  }
  template <typename Set>
  Set ends(NodeId id, std::uint32_t at);
  template <typename Set>
  void add_ends(NodeId id, std::uint32_t at, Set& result);
  template <std::size_t Words>
  void add_known_ends(NodeId id, std::uint32_t at, PositionSet<Words>& result);
  template <typename Set>
  void work_out(const PatternGraph::Node& node, std::uint32_t at, Set& result);
  template <typename Set>
  void add_ends_of_children(const PatternGraph::Node& node, std::uint32_t at, Set& result);
  template <typename Set>
  void add_run_ends(const PatternGraph::Node& node, std::uint32_t at, Set& result) const;
  template <typename Set>
  void add_star_ends(NodeId inner, std::uint32_t at, Set& result);
  template <typename Set>
  bool leads_to(NodeId id, std::uint32_t at, const Set& goal);
  template <typename Set>
  std::uint32_t walk(NodeId id, std::uint32_t at, const Set& goal, std::size_t group);
  template <typename Set>
  std::uint32_t walk_star(const PatternGraph::Node& node, std::uint32_t at, const Set& goal,
                          std::size_t group);
  void take(std::span<const Symbol> symbols);
  void start_at(std::uint32_t from);
  void forget();

  const PatternGraph* graph_;
  std::uint64_t identity_;
  std::vector<Symbol> symbols_;             // as they were read
  std::vector<std::uint16_t> letters_;      // and behind them the letter that is none
  std::vector<const std::uint64_t*> rows_;  // of the letters (PatternGraph::row)
  std::uint32_t size_ = 0, from_ = 0;
  std::vector<Group>* groups_ = nullptr;
  std::tuple<Memory<1>, Memory<2>, Memory<4>> memories_;
};

}  // namespace sayso
