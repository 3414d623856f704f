// Patterns over the letters of one alphabet as one graph, in which equal parts are one node.
//
//     PatternGraph graph(alphabet);
//     auto root = graph.add(pattern, error);   // once the vocabulary is frozen
//     graph.finish();
//     Chart& chart = Chart::of(graph);         // matches them (chart.h)
//
// Rules are made of the same named parts ({source}, {phrase}, ...), which is what makes an
// automaton of all of them explode and a chart of them small.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tape/alphabet.h"

namespace sayso {

class PatternGraph {
 public:
  using NodeId = std::uint32_t;

  struct Node {
    enum class Kind : std::uint8_t {
      empty,
      token,         // one letter of its set
      sequence,      // a, then b
      again,         // a, then b, which is more of the same: their groups are the same ones
      alternatives,  // any of its children, the first that does wins
      run,           // letters of its set, a to b of them, as many as may be
      lazy_run,      // the same, as few as may be
      star,          // any number of a, as many as may be
      lazy_star,     // any number of a, as few as may be
      group,         // a, captured
      start,         // where matching began, or the text (Starts)
      stop,          // where the text ends
    };
    Kind kind = Kind::empty;
    bool nullable = false;     // matches the empty text anywhere
    bool asserts = false;      // begins with `start` or `stop`, perhaps
    bool is_light = false;     // is matched as fast as what is known of it is looked up
    bool after_token = false;  // a sequence whose `a` is a token
    std::uint16_t groups = 0;  // captured in it
    std::uint32_t a = 0;       // alternatives: its first child in `children`; else a node
    std::uint32_t b = 0;       // alternatives: number of children; group: index of its name
    std::uint32_t first =
        0;             // set of the letters that it may begin with; of a token and a run: all
    NodeId plain = 0;  // the same without groups: what matches is kept by it
    std::uint32_t column = 0;  // of alternatives: where `row` tells which of them may begin
  };

  // What `^` stands for: where matching begins, or where the text begins.
  enum class Starts { with_match, with_text };

  explicit PatternGraph(const Alphabet& alphabet, Starts starts = Starts::with_match);
  PatternGraph(const PatternGraph&) = delete;
  ~PatternGraph();

  // Adds a pattern that the alphabet knows, in the direction in which it is read. Unset where it is
  // too large; `error` says why.
  std::optional<NodeId> add(const Pattern& pattern, std::string& error);
  void finish();

  const Alphabet& alphabet() const { return alphabet_; }
  const Node& node(NodeId id) const { return nodes_[id]; }
  const NodeId* children(const Node& node) const { return children_.data() + node.a; }
  static constexpr std::uint32_t kAnyNumber = ~0u;  // of a run, at most

  Starts starts() const { return starts_; }
  bool has_start() const { return has_start_; }
  std::size_t size() const { return nodes_.size(); }

  // Names of the groups of a pattern, in the order in which they open as it is read.
  std::vector<std::string> group_names(NodeId root) const;

  // What begins with a letter, by bits: the sets that hold it; and from `column` of alternatives
  // on, one bit a child, those that can match in front of it. A column goes over to another word
  // only behind 64 children. `no_letter` is in no set: what stands where the text ends.
  const std::uint64_t* row(std::uint32_t letter) const { return rows_.data() + letter * row_; }
  bool holds(std::uint32_t set, std::uint32_t letter) const {
    return row(letter)[set / 64] >> (set % 64) & 1;
  }
  std::uint32_t no_letter() const { return letters_; }
  // False where the pattern cannot match in front of that letter.
  bool may_match(NodeId root, std::uint32_t letter) const {
    const Node& begin = nodes_[root];
    return begin.nullable || begin.asserts || holds(begin.first, letter);
  }

  std::uint64_t identity() const { return identity_; }  // no other graph of this process has it
  std::size_t slot() const { return slot_; }            // no other graph that is alive has it

 private:
  using Letters = std::vector<std::uint64_t>;  // a set, by bits
  struct Hash {
    template <typename Word>
    std::size_t operator()(const std::vector<Word>& words) const {
      std::size_t hash = 0;
      for (const Word word : words) hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
      return hash ^ hash >> 32;
    }
  };

  unsigned repeats(const PatternNode& pattern);
  NodeId build(const PatternNode& pattern);
  NodeId build_repeat(NodeId inner, std::string_view quantifier);
  NodeId alternatives(const std::vector<NodeId>& items);
  NodeId sequence(const std::vector<NodeId>& items);
  NodeId make(Node::Kind kind, std::vector<std::uint32_t> parts);
  std::uint32_t steps(const Node& node) const;
  void describe(Node& node, const std::vector<std::uint32_t>& parts);
  std::uint32_t intern(const Letters& letters);
  std::uint32_t united(std::uint32_t set, std::uint32_t other);
  void number_columns();
  void fill_rows();
  void append_names(NodeId id, std::vector<std::string>& names) const;

  const Alphabet& alphabet_;
  Starts starts_;
  std::uint32_t letters_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> depth_;  // by node
  std::vector<std::uint32_t> steps_;  // by node: what matching it takes at most, to kManySteps
  std::vector<NodeId> children_;
  std::vector<std::string> names_;  // of groups
  bool has_start_ = false;

  std::vector<Letters> sets_;
  std::size_t row_ = 0;              // words a letter
  std::vector<std::uint64_t> rows_;  // by letter

  // While patterns are added.
  std::vector<Pattern> added_;  // `built_` holds addresses of their nodes
  std::string problem_;
  std::unordered_map<const PatternNode*, NodeId> built_;
  std::unordered_map<const PatternNode*, unsigned> repeats_;
  std::unordered_map<std::vector<std::uint32_t>, NodeId, Hash> known_;
  std::unordered_map<Letters, std::uint32_t, Hash> known_sets_;

  std::uint64_t identity_;
  std::size_t slot_;
};

}  // namespace sayso
