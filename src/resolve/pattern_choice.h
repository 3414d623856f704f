// Several patterns over tokens, tried in order at one place of a tape: the first that matches wins.
//
//     PatternChoice choice(PatternChoice::Place::before, {"role", "owner"});
//     choice.add(pattern);                       // while the rules are loaded
//     choice.compile(vocabulary, error);         // once the vocabulary is frozen
//     PatternChoice::Found found;
//     if (choice.match(tape, {0, name_begins}, found)) found.first("role") ...
//
// They are one RE2 program; a place where none matches costs one pass of its automaton.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/pattern_set.h"
#include "tape/pattern.h"
#include "tape/tape.h"

namespace sayso {

class PatternChoice {
 public:
  // What of the range a pattern must match: all of it, its start, or its end.
  enum class Place { whole, after, before };

  struct Group {
    std::size_t name;  // index into the names given to the constructor
    TokenRange range;  // not empty
  };
  struct Found {
    std::size_t pattern = 0;  // index of the one that matched, in the order of `add`
    TokenRange whole;
    std::vector<Group> groups;  // in the order of the text

    std::optional<TokenRange> first(std::size_t name) const;
  };

  PatternChoice(Place place, std::vector<std::string_view> group_names)
      : place_(place), group_names_(std::move(group_names)) {}

  void add(Pattern pattern) { patterns_.push_back(std::move(pattern)); }
  bool compile(const Vocabulary& vocabulary, std::string& error);

  bool match(const Tape& tape, TokenRange range, Found& found) const;

 private:
  Place place_;
  std::vector<std::string_view> group_names_;
  std::vector<Pattern> patterns_;
  std::unique_ptr<re2::RE2> re2_;
  std::vector<std::int32_t> groups_;  // of each RE2 group: index into names, or -1 - pattern
};

}  // namespace sayso
