// How often rules had a part in what came out of articles: [[rule]]s that made attributions, the
// [[run]]s of their cues, the [[boundary]]s at which their contents end, the [[block]]s.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "pipeline.h"

namespace sayso {

using RuleHits = std::map<std::string, std::size_t, std::less<>>;  // by id, as each stage has it

// Adds those of one article; `trace` is that of `analysis`.
void count_hits(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                RuleHits& hits);

}  // namespace sayso
