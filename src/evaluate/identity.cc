#include "evaluate/identity.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

#include "evaluate/figures.h"

namespace sayso::eval {
namespace {

// Case folded, letters and digits only: names and roles are compared by this.
std::string folded(const std::string& text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return text;
  const std::string_view whole(reinterpret_cast<const char*>(mapped),
                               static_cast<std::size_t>(size));
  const Letters letters(whole);
  std::string kept;
  for (std::uint32_t i = 0; i < whole.size(); ++i)
    if (!letters.of({i, i + 1}).empty()) kept += letters.text({i, i + 1});
  return kept;
}

std::set<std::string> names(const AnnotatedArticle& article, const AnnotatedAttribution& a) {
  std::set<std::string> all;
  for (const std::uint32_t s : a.speakers)
    if (!article.speakers[s].name.empty()) all.insert(folded(article.speakers[s].name));
  return all;
}

std::set<std::pair<std::string, std::string>> named_roles(const AnnotatedArticle& article) {
  std::set<std::pair<std::string, std::string>> all;
  for (const AnnotatedSpeaker& speaker : article.speakers)
    for (const std::string& role : speaker.roles)
      if (!speaker.name.empty()) all.emplace(folded(speaker.name), folded(role));
  return all;
}

void add_roles(const Comparison& compared, IdentityFigures& figures) {
  std::vector<Span> gold, predicted;
  for (const auto& [side, spans] :
       {std::pair(&compared.gold, &gold), {&compared.predicted, &predicted}})
    for (const Measured& m : *side)
      for (const Span span : compared.letters.each(m.attribution->roles)) spans->push_back(span);
  figures.role_spans += compare_spans(std::move(gold), std::move(predicted));

  const auto a = named_roles(compared.gold_article), b = named_roles(compared.predicted_article);
  const auto both = static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const auto& role) { return b.contains(role); }));
  figures.roles += {both, b.size(), both, a.size()};
}

void add_qualifiers(const Comparison& compared, const Pairing& pairing, IdentityFigures& figures) {
  for (const Qualifier q : kQualifiers) {
    const auto bit = static_cast<std::uint16_t>(q);
    Tally tally;
    for (const Measured& m : compared.gold) tally.gold += (m.attribution->qualifiers & bit) != 0;
    for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
      if (!pairing.counts[p] || !(compared.predicted[p].attribution->qualifiers & bit)) continue;
      ++tally.predicted;
      const Candidate* pair = pairing.of_predicted[p];
      if (compared.is_found(pair) && compared.gold[pair->gold].attribution->qualifiers & bit) {
        ++tally.right;
        ++tally.found;
      }
    }
    figures.qualifiers += tally;
    if (tally.gold + tally.predicted > 0) figures.each_qualifier[std::string(name(q))] += tally;
  }
}

void add_circumstances(const Comparison& compared, const Pairing& pairing,
                       IdentityFigures& figures) {
  for (std::size_t kind = 0; kind < kCircumstances.size(); ++kind) {
    const auto letters = [&](const Measured& m) {
      return compared.letters.set(m.attribution->circumstances[kind]);
    };
    Tally tally;
    for (const Measured& m : compared.gold) tally.gold += letters(m).size() > 0;
    for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
      const LetterSet predicted = letters(compared.predicted[p]);
      if (!pairing.counts[p] || predicted.size() == 0) continue;
      ++tally.predicted;
      const Candidate* pair = pairing.of_predicted[p];
      if (!compared.is_found(pair)) continue;
      const LetterSet gold = letters(compared.gold[pair->gold]);
      const std::size_t shared = common(gold, predicted);
      if (2 * shared < gold.size() + predicted.size() - shared) continue;  // Jaccard below .5
      ++tally.right;
      ++tally.found;
    }
    figures.circumstances += tally;
    if (tally.gold + tally.predicted > 0)
      figures.each_circumstance[std::string(kCircumstances[kind])] += tally;
  }
}

void add_pair(const Comparison& compared, const Candidate& pair, IdentityFigures& figures) {
  const AnnotatedAttribution& gold = *compared.gold[pair.gold].attribution;
  const AnnotatedAttribution& predicted = *compared.predicted[pair.predicted].attribution;
  if (gold.cue_class) figures.classes.add(gold.cue_class == predicted.cue_class);
  const bool same = same_names(compared, pair);
  if (!is_named(compared.gold_article, gold)) return figures.unnamed.add(same);
  figures.named.add(same);
  if (!same)
    ++figures.confusions[{speaker_labels(compared.gold_article, gold),
                          speaker_labels(compared.predicted_article, predicted)}];
}

}  // namespace

void add(const Comparison& compared, const Pairing& pairing, IdentityFigures& figures) {
  if (!compared.gold_article.detailed) return;
  add_roles(compared, figures);
  add_qualifiers(compared, pairing, figures);
  add_circumstances(compared, pairing, figures);
  for (const Candidate* pair : pairing.of_gold)
    if (compared.is_found(pair)) add_pair(compared, *pair, figures);
}

bool same_names(const Comparison& compared, const Candidate& pair) {
  return names(compared.gold_article, *compared.gold[pair.gold].attribution) ==
         names(compared.predicted_article, *compared.predicted[pair.predicted].attribution);
}

bool is_named(const AnnotatedArticle& article, const AnnotatedAttribution& attribution) {
  return std::any_of(attribution.speakers.begin(), attribution.speakers.end(),
                     [&](std::uint32_t s) { return !article.speakers[s].name.empty(); });
}

std::string speaker_labels(const AnnotatedArticle& article,
                           const AnnotatedAttribution& attribution) {
  std::string labels;
  for (const std::uint32_t s : attribution.speakers)
    labels += (labels.empty() ? "" : " + ") + article.speakers[s].label;
  return labels.empty() ? "nobody" : labels;
}

}  // namespace sayso::eval
