#include "evaluate/breakdown.h"

namespace sayso::eval {
namespace {

void add_prediction(const Comparison& compared, const Candidate* pair, RuleFigures& rule) {
  ++rule.predictions;
  if (!pair)
    ++rule.invented;
  else if (!compared.is_found(pair))
    ++rule.wrong_content;
  else if (!compared.is_right(pair))
    ++rule.wrong_speaker;
  else
    ++rule.right;
}

}  // namespace

void add(const Comparison& compared, const Pairing& pairing, Breakdown& breakdown) {
  for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
    if (!pairing.counts[p]) continue;
    const AnnotatedAttribution& predicted = *compared.predicted[p].attribution;
    const Candidate* pair = pairing.of_predicted[p];
    if (!predicted.rule.empty()) add_prediction(compared, pair, breakdown.rules[predicted.rule]);
    if (!predicted.cue_class) continue;
    Tally& tally = breakdown.classes[std::string(name(*predicted.cue_class))];
    ++tally.predicted;
    tally.right += compared.is_right(pair);
  }
  for (std::size_t g = 0; g < compared.gold.size(); ++g) {
    const AnnotatedAttribution& gold = *compared.gold[g].attribution;
    if (!gold.cue_class) continue;
    Tally& tally = breakdown.classes[std::string(name(*gold.cue_class))];
    ++tally.gold;
    tally.found += compared.is_right(pairing.of_gold[g]);
  }
}

}  // namespace sayso::eval
