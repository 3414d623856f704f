// Several patterns over tokens, tried in order at one place of a tape: the first that matches wins.
//
//     PatternChoice choice(PatternChoice::Place::before);
//     choice.add(pattern, vocabulary);           // while the rules are loaded
//     choice.compile(error);                     // once the vocabulary is frozen
//     PatternChoice::Found found;
//     if (choice.match(tape, {0, name_begins}, found)) found.first(ResolveGroup::role) ...
//
// No more than 255 tokens are looked at; a longer range never matches whole.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/pattern_set.h"
#include "tape/pattern.h"
#include "tape/pattern_graph.h"
#include "tape/tape.h"

namespace sayso {

// What the groups of a pattern are for.
enum class ResolveGroup : std::uint8_t { name, title, role, modifier, owner, noun, alias };
std::optional<ResolveGroup> resolve_group(std::string_view name);
const std::vector<std::string>& all_resolve_groups();  // their names

class PatternChoice {
 public:
  // What of the range a pattern must match: all of it, its start, or its end.
  enum class Place { whole, after, before };

  struct Group {
    ResolveGroup group;
    TokenRange tokens;  // not empty
  };
  struct Found {
    std::size_t pattern = 0;  // index of the one that matched, in the order of `add`
    TokenRange whole;
    std::vector<Group> groups;  // in the order of the text

    std::optional<TokenRange> first(ResolveGroup group) const;
  };

  explicit PatternChoice(Place place) : place_(place) {}

  void add(Pattern pattern, Vocabulary& vocabulary);
  bool compile(std::string& error);

  bool match(const Tape& tape, TokenRange range, Found& found) const;

 private:
  struct One {
    PatternGraph::NodeId root;
    std::vector<ResolveGroup> groups;
  };

  Place place_;
  Alphabet* alphabet_ = nullptr;  // of the vocabulary; null until there is a pattern
  std::vector<Pattern> patterns_;
  std::unique_ptr<PatternGraph> graph_;  // of the alphabet
  std::vector<One> compiled_;
  std::vector<std::vector<std::uint16_t>> by_letter_;  // those that may match in front of it
};

}  // namespace sayso
