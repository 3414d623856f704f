// The rules that tell what else the text says of an attribution: [[qualifier]] tables.
//
//     [[qualifier]]
//     id = "anonymity"
//     why = "said on condition of anonymity that"
//     gives = ["anonymous"]
//     part = "behind"
//     pattern = '''on condition of anonymity'''
//
// A pattern is looked for in one part of the attribution; its groups `via`, `medium`, `addressee`
// and `when` are kept with it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "attribute/attribution.h"
#include "attribute/pattern_set.h"
#include "rules/folder.h"
#include "tape/alphabet.h"
#include "tape/cue.h"
#include "tape/pattern.h"
#include "tape/pattern_graph.h"
#include "tape/tape.h"

namespace sayso {

struct QualifierExample {
  std::string text;
  std::string via, medium, addressee, when;  // what must be captured; empty: not looked at
  unsigned line = 0;
  bool counter = false;  // no attribution of the text may get what the rule gives
};

struct QualifierRule {
  // Where the words stand. `before`: the sentence up to source and cue; `between`: from the source
  // to the cue; `behind`: from source and cue to the content, or to the end of the sentence.
  enum class Part { cue, source, content, before, between, behind };
  static constexpr std::size_t kParts = 6;

  std::string id, why, file;
  unsigned line = 0;
  std::uint16_t gives = 0, removes = 0;  // bits of Qualifier
  Part part = Part::cue;
  CueCondition cue;
  std::vector<std::string> lemmas;   // of the cue; empty: any
  PatternGraph::NodeId pattern = 0;  // searched for in the part
  std::vector<Capture> captures;     // of each group
  std::vector<QualifierExample> examples;

  bool is_for(const Attribution& attribution) const;  // its cue is one that the rule is for
};

class QualifyRules {
 public:
  // Reads and parses the tables; patterns are compiled once the vocabulary is frozen.
  QualifyRules(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
               PatternLibrary& library, Diagnostics& problems);
  QualifyRules(const QualifyRules&) = delete;
  void compile();

  struct Hit {
    std::size_t rule;     // index into `rules`
    TokenRange tokens;    // that were looked at
    std::uint32_t first;  // of these, where the pattern matches first
  };
  // Appends the rules for a part whose patterns are found in its tokens. No more than 255 tokens of
  // it are looked at.
  void find(QualifierRule::Part part, const Tape& tape, TokenRange tokens,
            std::vector<Hit>& hits) const;

  struct Group {
    Capture capture;
    TokenRange tokens;
  };
  // What the groups of a hit hold, where they hold anything.
  std::vector<Group> groups(const Tape& tape, const Hit& hit) const;

  std::vector<QualifierRule> rules;

 private:
  void note_beginnings(std::size_t rule, const Pattern& pattern);

  Alphabet& letters_;  // in which the patterns are written
  PatternGraph graph_;
  // The rules for a part: those that match at its start alone, and by letter those that may match
  // in front of it, wherever it stands.
  struct PartRules {
    std::vector<std::size_t> at_start;
    std::vector<std::vector<std::size_t>> by_letter;
  };
  std::array<PartRules, QualifierRule::kParts> parts_;
  // What waits for the frozen vocabulary.
  std::vector<std::function<void()>> pending_;
  std::vector<std::pair<std::size_t, Pattern>> patterns_;  // by rule
};

}  // namespace sayso
