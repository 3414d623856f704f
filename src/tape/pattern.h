// Patterns over tokens, and their translation into RE2 programs over the symbols of the tape.
//
//     {title}? {capital}+           tokens by class
//     {lower&!verb:past}            by several: & and, | or, ! not
//     on {time-word}                a bare word or mark is itself; case is folded
//     (?P<source>{name})            a named group
//     (?:{a} | {b})* .  ^  $        RE2's operators work on tokens; . is any token
//     \( \? \.                      a mark that RE2 would take for an operator
//     {name}                        a [patterns] entry stands for its pattern
//
// A pattern is parsed to a tree (which tells the vocabulary what classes and words are used), and
// turned into RE2 once the vocabulary is frozen, read forwards or backwards.
#pragma once

#include <re2/re2.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/folder.h"
#include "tape/alphabet.h"
#include "tape/vocabulary.h"

namespace sayso {

struct PatternNode {
  enum class Kind { sequence, alternatives, repeat, capture, tokens, start, stop, anchor };
  struct ClassTest {
    ClassId id;
    bool negated;
  };
  Kind kind = Kind::sequence;
  std::vector<Pattern> children;  // sequence, alternatives; one of repeat and capture
  std::string text;               // quantifier of repeat, name of capture, condition of anchor
  std::vector<std::vector<ClassTest>> classes;  // tokens: any of (all of)
  std::size_t size = 1;                         // nodes below it and itself, shared ones each time
  bool holds_anchor = false;                    // it is one, or has one below it
};

struct PatternError {
  std::string code, message, hint;
  std::size_t offset = 0;   // bytes into the pattern
  bool is_of_part = false;  // it stands inside a named pattern, whose own entry is reported
};

// Where a rule's pattern is anchored: nowhere, at its first {cue} or {cue:CONDITION} (an anchor
// node stands for it), or at its first {quote...} (an empty anchor node stands before it).
enum class Anchor { none, cue, quote };

class PatternLibrary {
 public:
  // Reads the [patterns] tables. Each is parsed when it is first used.
  PatternLibrary(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
                 Diagnostics& problems);

  std::optional<Pattern> parse(std::string_view text, Anchor anchor, PatternError& error);

  // Parses the pattern under `key` of a rule's table and reports what is wrong there. A pattern
  // without an anchor must not match no token at all.
  std::optional<Pattern> parse(rules::Table& table, std::string_view key, Anchor anchor);

  std::vector<std::string> names() const;
  Pattern named(std::string_view name) const;  // null where there is none, or it is wrong

  // The name under which [patterns] has it; "" where that is no named pattern.
  std::string_view name_of(const Pattern& pattern) const;

  // A pattern, or a part of one, as a rule would write it: with named patterns by their names.
  std::string text_of(const Pattern& pattern) const;

  // The pattern with each {name} replaced by what it stands for; "" where that is very long.
  std::string expanded(std::string_view text) const;

 private:
  friend class PatternParser;
  std::optional<Pattern> parse_named(std::string_view name, PatternError& error);

  Vocabulary& vocabulary_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, Pattern, std::less<>> parsed_;
  std::vector<std::string> open_;  // names being expanded, to find cycles
};

// The parts of an anchored pattern: what stands before its anchor and behind it. Captures around
// the anchor are cut into two of the same name. Null where the anchor stands in an alternative or
// under a quantifier.
struct SplitPattern {
  Pattern before, after;
  std::string condition;  // of the anchor: "that&!gerund"; empty for {cue}
};
std::optional<SplitPattern> split_at_anchor(const Pattern& pattern);
bool has_anchor(const Pattern& pattern);
std::set<std::string> capture_names(const Pattern& pattern);
// Reports the groups of the pattern under `key` that are named otherwise than `known`.
void check_captures(rules::Table& table, std::string_view key, const Pattern& pattern,
                    const std::vector<std::string>& known);
bool matches_nothing(const Pattern& pattern);  // true where it matches an empty run of tokens

// RE2 text of a pattern over the letters of an alphabet that knows it, read in its direction; RE2
// must take it as Latin-1 (re2_options). Captures are numbered in the order of `captures`, since
// RE2 knows a name only once.
struct Re2Text {
  std::string text;
  std::vector<std::string> captures;  // name of each capturing group
};
Re2Text to_re2(const Pattern& pattern, const Alphabet& alphabet);
re2::RE2::Options re2_options(std::int64_t max_mem);  // in bytes

}  // namespace sayso
