// One article's gold and predictions side by side, in letters, and which belong together.
//
//     Comparison compared(gold, prediction, {});
//     Pairing pairing = compared.pair();
//
// Attributions are paired one to one, the best Jaccard of their contents first.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/annotated_article.h"
#include "evaluate/letters.h"

namespace sayso::eval {

struct Measured {
  const AnnotatedAttribution* attribution;
  AttributionType type;
  LetterSet content, source, cue;
};

struct Candidate {
  double jaccard;
  std::uint32_t gold, predicted;  // indices into the comparison's vectors
};

struct Pairing {
  std::vector<const Candidate*> of_gold;       // null: missed
  std::vector<const Candidate*> of_predicted;  // null: without a partner
  std::vector<bool> counts;  // of predictions: false where it is too unsure or in an ignored span
};

class Comparison {
 public:
  // The articles must outlive it. Of both only the attributions of `classes` take part (empty: all;
  // an attribution without a class always does).
  Comparison(const AnnotatedArticle& gold_article, const AnnotatedArticle& predicted_article,
             const std::vector<CueClass>& classes);

  // Only predictions of at least that confidence take part.
  Pairing pair(double min_confidence = 0) const;

  // A pair whose contents' Jaccard is .5 or more; and whose sources are the same. Null is neither.
  bool is_found(const Candidate* pair) const { return pair && pair->jaccard >= .5; }
  bool is_right(const Candidate* pair) const;

  const AnnotatedArticle& gold_article;
  const AnnotatedArticle& predicted_article;
  const Letters letters;
  std::vector<Measured> gold, predicted;  // those with a letter in their content
  std::vector<Candidate> candidates;      // all that share a letter, best first

 private:
  LetterSet ignored_;
};

// Both name an overlapping source, or neither names one. Likewise the cue.
bool same_source(const Measured& gold, const Measured& predicted);
bool same_cue(const Measured& gold, const Measured& predicted);

}  // namespace sayso::eval
