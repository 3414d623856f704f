// Many patterns tried at one place of a tape: first which of them match (one RE2::Set), then, for
// those that are wanted, where their groups stand.
//
// Matching is anchored at the place; a set over a backwards alphabet reads the tape from right to
// left.
//
//     PatternSet set(vocabulary.add_alphabet(Alphabet::Reads::backwards), kMaxMemory);
//     set.expect(pattern);                           // while the rules are loaded
//     auto index = set.add(pattern, error);          // once the vocabulary is frozen
//     set.compile(error);
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tape/pattern.h"
#include "tape/tape.h"

namespace sayso {

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
  // `max_mem` is RE2's memory budget for the set, in bytes.
  PatternSet(Alphabet& alphabet, std::int64_t max_mem) : alphabet_(alphabet), max_mem_(max_mem) {}

  // The pattern will be added when the vocabulary is frozen.
  void expect(const Pattern& pattern) { alphabet_.add(pattern); }

  // Adds a pattern, whose groups all have names of captures; equal ones share an index. Unset where
  // it is too large for RE2 or for us; `error` says why.
  std::optional<int> add(const Pattern& pattern, std::string& error);
  bool compile(std::string& error);

  // Indices of the patterns that match at token `place`: the tokens from it on, or (backwards)
  // those before it. At most `window` tokens are looked at.
  void match(const Tape& tape, std::uint32_t place, std::uint32_t window, std::vector<int>& hits) const;

  // The groups of one pattern that matches there, in the order of the text, and the whole match.
  // False where it does not match.
  bool capture(int index, const Tape& tape, std::uint32_t place, std::uint32_t window,
               std::vector<CapturedRange>& groups, TokenRange& whole) const;

  std::size_t size() const { return patterns_.size(); }

 private:
  struct One {
    std::unique_ptr<re2::RE2> re2;
    std::vector<Capture> captures;
    std::string text;
  };
  re2::StringPiece view(const Tape& tape, std::uint32_t place, std::uint32_t window) const;
  TokenRange range(std::uint32_t place, re2::StringPiece all, re2::StringPiece part) const;

  Alphabet& alphabet_;
  std::int64_t max_mem_;
  std::vector<One> patterns_;
  std::unique_ptr<re2::RE2::Set> set_;
};

}  // namespace sayso
