// Where the content of a claim ends: "said that prices would rise | , and left the room".
//
// [[boundary]] tables name the places where a content of some kind may end. From the content's
// start on, each such place is asked in turn: the measured weights (weights.h) say whether contents
// like this one end at places like this. The first that is more likely than not is the end; a
// `final` boundary always is.
#pragma once

#include <string_view>

#include "attribute/attribute_rules.h"
#include "attribute/observer.h"
#include "attribute/word_keys.h"
#include "tape/tape.h"

namespace sayso {

struct ContentEnd {
  std::uint32_t token = 0;    // the first token that does not belong to the content
  std::string_view boundary;  // id of the boundary there; "window" where none was met
};

class ContentEnds {
 public:
  ContentEnds(const AttributeRules& rules, const Vocabulary& vocabulary);

  // The end of the last content of `candidate`, whose captured part ends at `from`.
  ContentEnd find(std::string_view text, const Tape& tape, const BoundarySet& set,
                  const Candidate& candidate, std::uint32_t from, ModelObserver* observer) const;

 private:
  double score(std::string_view text, const Tape& tape, const BoundarySet& set,
               const Candidate& candidate, ContentEnd end, ModelObserver* observer) const;
  FeaturePart tense(std::string_view text, const Tape& tape, std::int64_t verb) const;

  const AttributeRules& rules_;
  WordKeys keys_;
  const Vocabulary& vocabulary_;
  std::optional<ClassId> finite_, past_;
};

}  // namespace sayso
