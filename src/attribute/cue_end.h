// Which words behind its verb or noun belong to a cue: "is impressed with | the plan".
//
// A rule's content begins right behind the cue. While it begins with a word of the class
// {joins-cue}, the measured weights (weights.h) say whether such a word goes with such a cue; if
// so, it moves from the content to the cue.
#pragma once

#include <string_view>

#include "attribute/attribute_rules.h"
#include "attribute/observer.h"
#include "attribute/word_keys.h"
#include "tape/tape.h"

namespace sayso {

class CueEnds {
 public:
  CueEnds(const AttributeRules& rules, const Vocabulary& vocabulary);

  // The first token behind the cue of `candidate` that does not belong to it.
  std::uint32_t find(std::string_view text, const Tape& tape, const Candidate& candidate,
                     ModelObserver* observer) const;

 private:
  double score(std::string_view text, const Tape& tape, const Candidate& candidate,
               std::uint32_t token, ModelObserver* observer) const;

  const AttributeRules& rules_;
  const Vocabulary& vocabulary_;
  WordKeys keys_;
  std::optional<ClassId> joins_;
};

}  // namespace sayso
