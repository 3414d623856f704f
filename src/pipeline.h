// The whole pipeline, from an article's text to all that is known about it.
//
//     Analysis analysis = analyse(std::move(article), *rules);
//     append_jsonl(analysis, run, {}, out);
//
// A plain function: it neither prints nor fails, and gives the same for the same article and rules.
#pragma once

#include "analysis.h"
#include "attribute/attribute.h"
#include "rule_set.h"

namespace sayso {

struct PipelineTrace {
  std::vector<Tape> tapes;  // one a block
  Trace attribute;
};

// `article.language` is kept where it is given, and detected where it is empty.
Analysis analyse(Article article, const RuleSet& rules, PipelineTrace* trace = nullptr);

}  // namespace sayso
