// What the pipeline finds, for comparing with gold: many articles, on several threads.
//
//     auto predictions = predict_gold(gold, rules, {.threads = 4});
//     auto others = predict_inputs({"corpus/news"}, rules, {}, problems);
#pragma once

#include <string>
#include <vector>

#include "batch/inputs.h"
#include "evaluate/annotated_article.h"
#include "filter/filter.h"
#include "rule_set.h"

namespace sayso {

struct PredictOptions {
  InputOptions input = {};
  std::string language = {};  // of all articles; "": each is told
  FilterOptions filter = {};
  unsigned threads = 1;
};

// On gold's own texts.
std::vector<eval::AnnotatedArticle> predict_gold(const std::vector<eval::AnnotatedArticle>& gold,
                                                 const RuleSet& rules,
                                                 const PredictOptions& options);

// On files and folders (batch/inputs.h). Those that cannot be read are left out; `problems` then
// has an error with the path as its `file`.
std::vector<eval::AnnotatedArticle> predict_inputs(const std::vector<std::string>& names,
                                                   const RuleSet& rules,
                                                   const PredictOptions& options,
                                                   Diagnostics& problems);

}  // namespace sayso
