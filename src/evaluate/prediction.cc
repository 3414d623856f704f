// What the pipeline found, as an annotated article.
#include <cmath>

#include "evaluate/formats.h"
#include "evaluate/gold.h"
#include "text/code_points.h"

namespace sayso::eval {
namespace {

std::vector<Span> converted(const std::vector<Span>& bytes, const CodePoints& points) {
  std::vector<Span> spans;
  for (const Span span : bytes)
    spans.push_back({points.offset(span.begin), points.offset(span.end)});
  return spans;
}

// The decimal that was meant: .9f is less than .9, and would miss a threshold of .9.
double decimal(float value) { return std::round(static_cast<double>(value) * 1e6) / 1e6; }

}  // namespace

AnnotatedArticle prediction(const Analysis& analysis, bool nested) {
  const CodePoints points(analysis.article.text);
  AnnotatedArticle article;
  article.id = base_name(analysis.article.id);
  article.detailed = true;
  for (const Speaker& speaker : analysis.speakers.all) {
    auto& s = article.speakers.emplace_back();
    if (speaker.kind != SpeakerKind::document) s.name = speaker.name;
    s.label = speaker.label;
    for (const Role& role : speaker.roles) s.roles.push_back(role.text);
  }
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    if (a.outer != Attribution::kNone && !nested) continue;
    auto& attribution = article.attributions.emplace_back();
    attribution.content = converted(a.content, points);
    attribution.cue = converted(a.cue, points);
    attribution.source = converted(a.mention, points);
    for (const auto& [kind, span] : {std::pair(std::size_t{0}, a.via),
                                     {std::size_t{1}, a.medium},
                                     {std::size_t{2}, a.addressee}})
      if (!span.empty()) attribution.circumstances[kind] = converted({span}, points);
    attribution.circumstances[3] = converted(a.when, points);
    attribution.type = a.type;
    attribution.cue_class = a.cue_class;
    attribution.qualifiers = a.qualifiers;
    attribution.rule = a.rule;
    attribution.lemma = a.lemma;
    attribution.confidence = decimal(a.confidence);
    if (i >= analysis.speakers.resolutions.size()) continue;
    const Resolution& resolution = analysis.speakers.resolutions[i];
    attribution.roles = converted(resolution.roles, points);
    attribution.speakers = resolution.speakers;
    attribution.speaker_confidence = decimal(resolution.confidence);
  }
  return article;
}

}  // namespace sayso::eval
