#include "evaluate/comparison.h"

#include <algorithm>
#include <tuple>

namespace sayso::eval {
namespace {

AttributionType type_by_marks(const LetterSet& content, const LetterSet& in_marks) {
  const auto share =
      static_cast<double>(common(content, in_marks)) / static_cast<double>(content.size());
  if (share >= .9) return AttributionType::direct;
  return share > 0 ? AttributionType::mixed : AttributionType::indirect;
}

std::vector<Measured> measure(const AnnotatedArticle& article, const Letters& letters,
                              const LetterSet& in_marks, const std::vector<CueClass>& classes) {
  std::vector<Measured> all;
  for (const auto& attribution : article.attributions) {
    if (!classes.empty() && attribution.cue_class &&
        std::find(classes.begin(), classes.end(), *attribution.cue_class) == classes.end())
      continue;
    LetterSet content = letters.set(attribution.content);
    if (content.empty()) continue;
    const auto type = attribution.type ? *attribution.type : type_by_marks(content, in_marks);
    all.push_back({&attribution, type, std::move(content), letters.set(attribution.source),
                   letters.set(attribution.cue)});
  }
  return all;
}

bool overlap_or_absent(const LetterSet& a, const LetterSet& b) {
  return common(a, b) > 0 || (a.empty() && b.empty());
}

}  // namespace

Comparison::Comparison(const AnnotatedArticle& gold_, const AnnotatedArticle& predicted_,
                       const std::vector<CueClass>& classes)
    : gold_article(gold_), predicted_article(predicted_), letters(gold_.text) {
  const LetterSet in_marks = quoted(gold_article.text);
  gold = measure(gold_article, letters, in_marks, classes);
  predicted = measure(predicted_article, letters, in_marks, classes);
  ignored_ = letters.set(gold_article.ignored);

  for (std::uint32_t g = 0; g < gold.size(); ++g)
    for (std::uint32_t p = 0; p < predicted.size(); ++p) {
      const LetterSet &a = gold[g].content, &b = predicted[p].content;
      const std::size_t both = common(a, b);
      if (both == 0) continue;
      const std::size_t any = a.size() + b.size() - both;
      candidates.push_back({static_cast<double>(both) / static_cast<double>(any), g, p});
    }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(-a.jaccard, a.gold, a.predicted) <
           std::tuple(-b.jaccard, b.gold, b.predicted);
  });
}

Pairing Comparison::pair(double min_confidence) const {
  Pairing pairing;
  pairing.of_gold.resize(gold.size());
  pairing.of_predicted.resize(predicted.size());
  pairing.counts.resize(predicted.size());
  for (std::size_t p = 0; p < predicted.size(); ++p)
    pairing.counts[p] = predicted[p].attribution->confidence >= min_confidence;
  for (const Candidate& c : candidates) {
    if (!pairing.counts[c.predicted] || pairing.of_gold[c.gold] ||
        pairing.of_predicted[c.predicted])
      continue;
    pairing.of_gold[c.gold] = pairing.of_predicted[c.predicted] = &c;
  }
  for (std::size_t p = 0; p < predicted.size(); ++p)
    if (!pairing.of_predicted[p] &&
        2 * common(predicted[p].content, ignored_) >= predicted[p].content.size())
      pairing.counts[p] = false;
  return pairing;
}

bool Comparison::is_right(const Candidate* pair) const {
  return is_found(pair) && same_source(gold[pair->gold], predicted[pair->predicted]);
}

bool same_source(const Measured& gold, const Measured& predicted) {
  return overlap_or_absent(gold.source, predicted.source);
}

bool same_cue(const Measured& gold, const Measured& predicted) {
  return overlap_or_absent(gold.cue, predicted.cue);
}

}  // namespace sayso::eval
