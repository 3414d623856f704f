#include "evaluate/reliability.h"

#include <algorithm>
#include <cmath>

#include "evaluate/identity.h"

namespace sayso::eval {

void Reliability::add(double confidence, bool is_right) {
  const double c = std::clamp(confidence, 0.0, 1.0);
  Bin& bin = bins[std::min(bins.size() - 1, static_cast<std::size_t>(c * 10))];
  ++bin.predictions;
  bin.right += is_right;
  bin.confidences += c;
}

double Reliability::error() const {
  double weighted = 0;
  std::size_t all = 0;
  for (const Bin& bin : bins) {
    weighted += static_cast<double>(bin.predictions) * std::abs(bin.confidence() - bin.precision());
    all += bin.predictions;
  }
  return all ? weighted / static_cast<double>(all) : 0;
}

void add(const Comparison& compared, const Pairing& pairing, Reliability& attributions) {
  for (std::size_t p = 0; p < compared.predicted.size(); ++p)
    if (pairing.counts[p])
      attributions.add(compared.predicted[p].attribution->confidence,
                       compared.is_right(pairing.of_predicted[p]));
}

void add_names(const Comparison& compared, const Pairing& pairing, Reliability& names) {
  if (!compared.gold_article.detailed) return;
  for (const Candidate* pair : pairing.of_gold) {
    if (!compared.is_found(pair)) continue;
    const AnnotatedAttribution& gold = *compared.gold[pair->gold].attribution;
    const AnnotatedAttribution& predicted = *compared.predicted[pair->predicted].attribution;
    if (is_named(compared.gold_article, gold) && is_named(compared.predicted_article, predicted))
      names.add(predicted.speaker_confidence, same_names(compared, *pair));
  }
}

void add(const Comparison& compared, Dial& dial) {
  for (std::size_t step = 0; step < dial.size(); ++step) {
    const Pairing pairing = compared.pair(kDial[step]);
    auto count = [&](AttributionType type, auto member) {
      ++(dial[step].all.*member);
      if (type == AttributionType::direct) ++(dial[step].direct.*member);
    };
    for (std::size_t g = 0; g < compared.gold.size(); ++g) {
      count(compared.gold[g].type, &Tally::gold);
      if (compared.is_right(pairing.of_gold[g])) count(compared.gold[g].type, &Tally::found);
    }
    for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
      if (!pairing.counts[p]) continue;
      count(compared.predicted[p].type, &Tally::predicted);
      if (compared.is_right(pairing.of_predicted[p]))
        count(compared.predicted[p].type, &Tally::right);
    }
  }
}

}  // namespace sayso::eval
