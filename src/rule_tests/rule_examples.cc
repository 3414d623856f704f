#include "rule_tests/rule_examples.h"

#include <algorithm>

#include "pipeline.h"

namespace sayso {
namespace {

std::string join(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " … ";
    out += slice(text, span);
  }
  return out;
}

bool same_words(std::string_view text, const std::vector<Span>& content, const RuleExample& example) {
  if (example.content.empty()) return true;
  return std::equal(content.begin(), content.end(), example.content.begin(), example.content.end(),
                    [&](Span span, const std::string& wanted) { return slice(text, span) == wanted; });
}

bool is_expected(std::string_view text, const Attribution& a, const RuleExample& example) {
  return same_words(text, a.content, example) && (example.source.empty() || join(text, a.mention) == example.source) &&
         (example.cue.empty() || join(text, a.cue) == example.cue);
}

std::string expectation(const RuleExample& example) {
  if (example.counter) return "nothing by this rule";
  std::string out;
  for (const auto& part : example.content) out += (out.empty() ? "content " : " … ") + part;
  if (!example.source.empty()) out += (out.empty() ? "source " : ", source ") + example.source;
  if (!example.cue.empty()) out += (out.empty() ? "cue " : ", cue ") + example.cue;
  return out.empty() ? "an attribution" : out;
}

ExampleResult run(const RuleSet& rules, std::string_view language, const AttributionRule& rule, std::size_t index, const RuleExample& example) {
  ExampleResult result;
  result.rule = rule.id;
  result.file = rule.file;
  result.line = example.line;
  result.counter = example.counter;
  result.known_failing = example.known_failing;
  result.text = example.text;
  result.expected = expectation(example);

  Article article;
  article.text = example.text;
  article.language = language;
  PipelineTrace trace;
  const Analysis analysis = analyse(std::move(article), rules, &trace);
  bool came_out = false, by_this_rule = false;
  for (const Attribution& a : analysis.attributions) {
    came_out = came_out || is_expected(analysis.article.text, a, example);
    by_this_rule = by_this_rule || a.rule == rule.id;
    result.found.push_back(std::string(a.rule) + ": " + join(analysis.article.text, a.mention) + " | " +
                           join(analysis.article.text, a.cue) + " | " + join(analysis.article.text, a.content));
  }
  const bool tried = std::any_of(trace.attribute.candidates.begin(), trace.attribute.candidates.end(),
                                 [&](const Candidate& c) { return c.rule == index; });
  result.passed = example.counter ? !by_this_rule : came_out && tried;
  return result;
}

}  // namespace

std::vector<ExampleResult> run_examples(const RuleSet& rules, std::string_view language, std::string_view only) {
  std::vector<ExampleResult> results;
  const LanguagePack* pack = rules.pack(language);
  if (!pack) return results;
  for (std::size_t i = 0; i < pack->attribute.rules.size(); ++i) {
    const AttributionRule& rule = pack->attribute.rules[i];
    if (!only.empty() && rule.id != only) continue;
    for (const RuleExample& example : rule.examples) results.push_back(run(rules, language, rule, i, example));
  }
  return results;
}

}  // namespace sayso
