// Calibration: what the features of candidates are worth, measured on gold.
//
//     std::string tsv = eval::calibrate(gold, *rules, problems);   // for calibration.tsv of the pack
//
// Every candidate that a rule makes of a gold article is right (its content's Jaccard with a gold
// attribution is .5 or more, and the sources overlap) or wrong; every place where a content of gold
// could have ended is its end or not. A logistic model with a ridge penalty is fitted to both by
// AdaGrad (Duchi, Hazan, Singer 2011), in a fixed order, so that the same gold and rules give the
// same bytes. Rare features are left out.
#pragma once

#include <string>
#include <vector>

#include "evaluate/annotated_article.h"
#include "rule_set.h"

namespace sayso::eval {

struct CalibrateOptions {
  unsigned passes = 20;       // over all candidates
  double rate = 0.15;         // AdaGrad's
  double ridge = 10;         // strength of the penalty, as if so many candidates spoke against a weight
  unsigned least_count = 4;   // of a feature, to be kept
  std::string language = "en";
};

// The text of calibration.tsv. The weights of `rules` are replaced by the new ones.
std::string calibrate(const std::vector<AnnotatedArticle>& gold, RuleSet& rules, const CalibrateOptions& options = {});

}  // namespace sayso::eval
