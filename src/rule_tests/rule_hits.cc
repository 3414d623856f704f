#include "rule_tests/rule_hits.h"

namespace sayso {

void count_hits(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                RuleHits& hits) {
  const auto count = [&](std::string_view id) {
    if (!id.empty()) ++hits.try_emplace(std::string(id)).first->second;
  };
  for (const Block& block : analysis.blocks) count(block.rule);
  const LanguagePack* pack = rules.pack(analysis.article.language);
  if (!pack) return;
  for (std::size_t i = 0; i < trace.attribute.candidates.size(); ++i) {
    if (trace.attribute.attribution[i] < 0) continue;
    const Candidate& candidate = trace.attribute.candidates[i];
    count(pack->attribute.rules[candidate.rule].id);
    count(candidate.boundary);
    if (candidate.run != Candidate::kNone)
      count(pack->attribute.runs[static_cast<std::size_t>(candidate.run)].id);
  }
}

}  // namespace sayso
