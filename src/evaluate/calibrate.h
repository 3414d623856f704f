// Calibration: what the features of candidates are worth, measured on gold.
//
//     std::string tsv = eval::calibrate(gold, *rules, problems);   // for calibration.tsv of the
//     pack
//
// Every candidate that a rule makes of a gold article is right (its content's Jaccard with a gold
// attribution is .5 or more, and the sources overlap) or wrong; every place where a content of gold
// could have ended is its end or not; every word that could belong to a cue does or not; every
// attribution that wins is right or wrong. A logistic model with a ridge penalty (logistic.h) is
// fitted to all of them; rare features are left out. The same gold and rules give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "evaluate/annotated_article.h"
#include "rule_set.h"

namespace sayso::eval {

struct CalibrateOptions {
  double ridge = 32;         // penalty on the weights of candidates
  double choice_ridge = 8;   // on those of ends and cue words
  unsigned least_count = 4;  // of a feature, to be kept
  unsigned least_of_rule =
      30;              // candidates of a rule, to be measured; its author's figure holds until then
  unsigned folds = 4;  // of the articles: each is read with what was measured on the others
  unsigned threads = 2;  // the result does not depend on it
  std::string language = "en";
};

// The text of calibration.tsv. The weights of `rules` are replaced by the new ones.
std::string calibrate(const std::vector<AnnotatedArticle>& gold, RuleSet& rules,
                      const CalibrateOptions& options = {});

}  // namespace sayso::eval
