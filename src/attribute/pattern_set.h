// Many patterns tried at one place of a tape: which of them match, and where the groups of those
// that are wanted stand.
//
// Matching is anchored at the place; a set over a backwards alphabet reads the tape from right to
// left.
//
//     PatternSet set(vocabulary.add_alphabet(Alphabet::Reads::backwards));
//     set.expect(pattern);                           // while the rules are loaded
//     auto index = set.add(pattern, error);          // once the vocabulary is frozen
//     set.compile();
//     set.at(tape, token, window).matches(*index)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tape/pattern.h"
#include "tape/pattern_graph.h"
#include "tape/tape.h"

namespace sayso {

class Chart;

// Tokens [first, last) of a tape.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first >= last; }
  std::uint32_t size() const { return last - first; }
  bool contains(TokenRange o) const { return first <= o.first && o.last <= last; }
  bool overlaps(TokenRange o) const { return first < o.last && o.first < last; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

// What the groups of a rule's pattern are for.
enum class Capture : std::uint8_t { content, more, source, cue, via, addressee, medium, when };
inline constexpr std::size_t kCaptures = 8;
std::optional<Capture> capture_named(std::string_view name);
const std::vector<std::string>& all_captures();  // their names

struct CapturedRange {
  Capture capture;
  TokenRange range;
};

class PatternSet {
 public:
  explicit PatternSet(Alphabet& alphabet) : alphabet_(alphabet), graph_(alphabet) {}

  // The pattern will be added when the vocabulary is frozen.
  void expect(const Pattern& pattern) { alphabet_.add(pattern); }

  // Adds a pattern, whose groups all have names of captures; equal ones share an index. Unset where
  // it is too large; `error` says why.
  std::optional<int> add(const Pattern& pattern, std::string& error);
  void compile();

  // One place of a tape, at which patterns are tried when they are asked for. It holds until the
  // same thread looks at another place with the same set.
  class Place {
   public:
    bool matches(int index) const { return may_match(index) && matches_there(index); }
    std::uint32_t letter() const;  // the first that a pattern would read

    // The groups of one pattern that matches there, in the order of the text, and the whole match.
    // False where it does not match.
    bool capture(int index, std::vector<CapturedRange>& groups, TokenRange& whole) const;

   private:
    friend class PatternSet;
    bool may_match(int index) const { return may_match_[index]; }
    bool matches_there(int index) const;
    TokenRange range(std::uint32_t first, std::uint32_t last) const;  // of letters

    const PatternSet* set_;
    Chart* chart_;
    const char* may_match_;  // by pattern: by the first letter alone
    std::uint32_t letter_;   // at which matching begins
    std::uint32_t token_;    // at which the letters begin, or (backwards) before which
  };

  // The tokens from `token` on, or (backwards) those before it. At most `window` of them are looked
  // at, and never more than 255.
  Place at(const Tape& tape, std::uint32_t token, std::uint32_t window) const;

  // Indices of the patterns that match there.
  void match(const Tape& tape, std::uint32_t token, std::uint32_t window,
             std::vector<int>& hits) const;

  std::size_t size() const { return patterns_.size(); }
  // Whether a pattern may match in front of a letter; the last letter stands for the tape's end.
  std::uint32_t letter_count() const { return graph_.no_letter() + 1; }
  bool may_match(int index, std::uint32_t letter) const {
    return may_match_[letter * patterns_.size() + static_cast<std::size_t>(index)];
  }

 private:
  struct One {
    PatternGraph::NodeId root;
    std::vector<Capture> captures;
  };

  Alphabet& alphabet_;
  PatternGraph graph_;
  std::vector<One> patterns_;
  std::vector<char> may_match_;  // by letter and pattern: may it match in front of the letter?
};

}  // namespace sayso
