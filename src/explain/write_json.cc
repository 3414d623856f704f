#include <cmath>
#include <nlohmann/json.hpp>

#include "explain/write.h"
#include "text/code_points.h"

namespace sayso {
namespace {

using json = nlohmann::ordered_json;

class JsonBuilder {
 public:
  JsonBuilder(const Analysis& analysis, const RuleSet& rules)
      : analysis_(analysis), rules_(rules), points_(analysis.article.text) {}

  json attribution(const ExplainedAttribution& e) const {
    const Attribution& a = analysis_.attributions[e.index];
    return {{"id", text_or_null(e.id)},
            {"type", name(a.type)},
            {"class", name(a.cue_class)},
            {"confidence", rounded(static_cast<double>(a.confidence))},
            {"content", spans(a.content)},
            {"cue", spans(a.cue)},
            {"source", spans(a.mention)},
            {"rule", rule(e, a)},
            {"boundary", text_or_null(e.boundary)},
            {"tape", tape(e.tape)},
            {"lost", candidates(e.losers)}};
  }

  json nearly(const std::vector<ExplainedNearMiss>& all) const {
    json array = json::array();
    for (const ExplainedNearMiss& miss : all)
      array.push_back({{"rule", miss.rule->id},
                       {"file", place_of(*miss.rule)},
                       {"line", miss.rule->line},
                       {"cue", span(miss.cue)},
                       {"side", miss.side},
                       {"stopped", span(miss.stopped)},
                       {"wanted", miss.wanted}});
    return array;
  }

  json place(const ExplainedPlace& p) const {
    return {{"tape", tape(p.tape)}, {"candidates", candidates(p.candidates)}};
  }

 private:
  static double rounded(double value) { return std::round(value * 1000) / 1000; }

  static json text_or_null(std::string_view text) { return text.empty() ? json() : json(text); }

  json span(Span s) const {
    if (s.empty()) return nullptr;
    return {{"start", points_.offset(s.begin)},
            {"end", points_.offset(s.end)},
            {"text", slice(analysis_.article.text, s)}};
  }

  json spans(const std::vector<Span>& all) const {
    json array = json::array();
    for (const Span s : all) array.push_back(span(s));
    return array;
  }

  std::string place_of(const AttributionRule& r) const {
    return rules::path_of(rules_.path, r.file);
  }

  json rule(const ExplainedAttribution& e, const Attribution& a) const {
    if (!e.rule) return {{"id", a.rule}};
    return {{"id", e.rule->id},
            {"why", e.rule->why},
            {"file", place_of(*e.rule)},
            {"line", e.rule->line},
            {"pattern", e.rule->pattern}};
  }

  json tape(const std::vector<ExplainedToken>& tokens) const {
    json array = json::array();
    for (const ExplainedToken& token : tokens)
      array.push_back({{"token", span(token.span)},
                       {"part", text_or_null(name(token.part))},
                       {"classes", token.classes}});
    return array;
  }

  json candidates(const std::vector<ExplainedCandidate>& all) const {
    json array = json::array();
    for (const ExplainedCandidate& c : all)
      array.push_back({{"rule", c.rule},
                       {"confidence", rounded(c.confidence)},
                       {"content", spans(c.content)},
                       {"cue", span(c.cue)},
                       {"source", span(c.source)},
                       {"reason", c.outcome},
                       {"better", text_or_null(c.better)}});
    return array;
  }

  const Analysis& analysis_;
  const RuleSet& rules_;
  const CodePoints points_;
};

}  // namespace

void append_explanation_json(const Explanation& explanation, const Analysis& analysis,
                             const RuleSet& rules, std::string& out) {
  const JsonBuilder builder(analysis, rules);
  json attributions = json::array();
  for (const ExplainedAttribution& e : explanation.attributions)
    attributions.push_back(builder.attribution(e));
  const json object = {
      {"schema", "sayso-explain/1"},
      {"article", analysis.article.id},
      {"rules", rules.digest},
      {"attributions", std::move(attributions)},
      {"place", explanation.place ? builder.place(*explanation.place) : json()},
      {"nearly", builder.nearly(explanation.nearly)},
  };
  out += object.dump(2, ' ', false, json::error_handler_t::replace);
  out += '\n';
}

}  // namespace sayso
