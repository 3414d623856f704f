#include "evaluate/figures.h"

#include <algorithm>
#include <iterator>

namespace sayso::eval {
namespace {

constexpr std::array<std::string_view, 4> kThresholdNames = {"0.01", "0.5", "0.8", "0.999"};

using Part = std::vector<Span> AnnotatedAttribution::*;

// All spans of that kind in an article, in letters.
std::vector<Span> gathered(const std::vector<Measured>& side, Part part, const Letters& letters) {
  std::vector<Span> all;
  for (const Measured& m : side)
    for (const Span span : letters.each(m.attribution->*part)) all.push_back(span);
  return all;
}

void add_part(const Comparison& compared, Part part, Tally& letters, Tally& exact) {
  auto gold = gathered(compared.gold, part, compared.letters);
  auto predicted = gathered(compared.predicted, part, compared.letters);
  letters += compare_letters(LetterSet(gold), LetterSet(predicted));
  exact += compare_spans(std::move(gold), std::move(predicted));
}

std::array<std::size_t, 2> rows(AttributionType type) {
  return {static_cast<std::size_t>(type), kAll};
}

}  // namespace

Tally compare_letters(const LetterSet& gold, const LetterSet& predicted) {
  const std::size_t both = common(gold, predicted);
  return {both, predicted.size(), both, gold.size()};
}

Tally compare_spans(std::vector<Span> gold, std::vector<Span> predicted) {
  for (auto* side : {&gold, &predicted}) {
    std::sort(side->begin(), side->end());
    side->erase(std::unique(side->begin(), side->end()), side->end());
  }
  std::vector<Span> both;
  std::set_intersection(gold.begin(), gold.end(), predicted.begin(), predicted.end(),
                        std::back_inserter(both));
  return {both.size(), predicted.size(), both.size(), gold.size()};
}

void add(const Comparison& compared, const Pairing& pairing, Figures& figures) {
  add_part(compared, &AnnotatedAttribution::content, figures.letters.content,
           figures.exact.content);
  add_part(compared, &AnnotatedAttribution::source, figures.letters.source, figures.exact.source);
  add_part(compared, &AnnotatedAttribution::cue, figures.letters.cue, figures.exact.cue);

  for (std::size_t g = 0; g < compared.gold.size(); ++g) {
    const Candidate* pair = pairing.of_gold[g];
    const Measured& gold = compared.gold[g];
    for (const std::size_t row : rows(gold.type)) {
      TypeFigures& type = figures.types[row];
      for (std::size_t t = 0; t < kThresholds.size(); ++t) {
        ++type.content[t].gold;
        ++type.with_speaker[t].gold;
        if (!pair || pair->jaccard < kThresholds[t]) continue;
        const Measured& predicted = compared.predicted[pair->predicted];
        ++type.content[t].found;
        type.with_speaker[t].found += same_source(gold, predicted);
        type.with_cue[t] += same_cue(gold, predicted);
      }
    }
  }
  for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
    if (!pairing.counts[p]) continue;
    const Candidate* pair = pairing.of_predicted[p];
    const Measured& predicted = compared.predicted[p];
    for (const std::size_t row : rows(predicted.type)) {
      TypeFigures& type = figures.types[row];
      for (std::size_t t = 0; t < kThresholds.size(); ++t) {
        ++type.content[t].predicted;
        ++type.with_speaker[t].predicted;
        if (!pair || pair->jaccard < kThresholds[t]) continue;
        ++type.content[t].right;
        type.with_speaker[t].right += same_source(compared.gold[pair->gold], predicted);
      }
    }
  }
}

std::vector<std::pair<std::string, Tally>> named_tallies(const Figures& figures) {
  std::vector<std::pair<std::string, Tally>> named = {
      {"char_content", figures.letters.content}, {"char_source", figures.letters.source},
      {"char_cue", figures.letters.cue},         {"exact_span_source", figures.exact.source},
      {"exact_span_cue", figures.exact.cue},     {"exact_span_content", figures.exact.content},
  };
  for (std::size_t row = 0; row < kTypeNames.size(); ++row)
    for (std::size_t t = 0; t < kThresholds.size(); ++t) {
      const std::string type(kTypeNames[row]), at = "@" + std::string(kThresholdNames[t]);
      named.emplace_back(type + at, figures.types[row].content[t]);
      named.emplace_back(type + "+speaker" + at, figures.types[row].with_speaker[t]);
    }
  return named;
}

std::vector<std::pair<std::string, Ratio>> named_ratios(const Figures& figures) {
  std::vector<std::pair<std::string, Ratio>> named;
  for (std::size_t row = 0; row < kTypeNames.size(); ++row)
    for (std::size_t t = 0; t < kThresholds.size(); ++t) {
      const std::string type(kTypeNames[row]), at = "@" + std::string(kThresholdNames[t]);
      named.emplace_back(type + " speaker accuracy" + at, figures.types[row].speaker_accuracy(t));
      named.emplace_back(type + " cue accuracy" + at, figures.types[row].cue_accuracy(t));
    }
  return named;
}

}  // namespace sayso::eval
