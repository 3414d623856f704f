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

#include <re2/re2.h>
#include <re2/set.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribution.h"
#include "attribute/pattern_set.h"
#include "rules/folder.h"
#include "tape/alphabet.h"
#include "tape/cue.h"
#include "tape/pattern.h"

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
  std::vector<std::string> lemmas;    // of the cue; empty: any
  std::unique_ptr<re2::RE2> pattern;  // searched for in the part
  std::vector<Capture> captures;      // of each group
  std::vector<QualifierExample> examples;

  bool is_for(const Attribution& attribution) const;  // its cue is one that the rule is for
};

class QualifyRules {
 public:
  // Reads and parses the tables; patterns are compiled once the vocabulary is frozen.
  QualifyRules(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
               PatternLibrary& library, Diagnostics& problems);
  QualifyRules(const QualifyRules&) = delete;
  void compile(Diagnostics& problems);

  // Indices of the rules for a part whose patterns are found in `text`, the letters of some tokens,
  // in the order of the rules.
  void match(QualifierRule::Part part, re2::StringPiece text, std::vector<int>& hits) const;

  Alphabet& letters;  // in which the patterns are written
  std::vector<QualifierRule> rules;

 private:
  // The patterns of one part in one automaton: most parts have none of them.
  struct PartSet {
    std::unique_ptr<re2::RE2::Set> set;
    std::vector<int> rules;
  };
  std::array<PartSet, QualifierRule::kParts> sets_;
  std::vector<std::function<void()>> pending_;  // waits for the frozen vocabulary
};

}  // namespace sayso
