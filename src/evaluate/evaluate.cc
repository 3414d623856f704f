#include "evaluate/evaluate.h"

#include <unordered_map>

namespace sayso::eval {
namespace {

std::string without_extension(const std::string& id) {
  const std::size_t dot = id.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? id : id.substr(0, dot);
}

// For each gold article its prediction, or null.
std::vector<const AnnotatedArticle*> matched(const std::vector<AnnotatedArticle>& gold,
                                             const std::vector<AnnotatedArticle>& predictions,
                                             std::size_t& without_gold) {
  std::unordered_map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < gold.size(); ++i) by_id.emplace(gold[i].id, i);
  for (std::size_t i = 0; i < gold.size(); ++i) by_id.emplace(without_extension(gold[i].id), i);

  std::vector<const AnnotatedArticle*> matches(gold.size());
  for (const AnnotatedArticle& prediction : predictions) {
    auto found = by_id.find(prediction.id);
    if (found == by_id.end()) found = by_id.find(without_extension(prediction.id));
    if (found == by_id.end())
      ++without_gold;
    else
      matches[found->second] = &prediction;
  }
  return matches;
}

}  // namespace

Report evaluate(const std::vector<AnnotatedArticle>& gold,
                const std::vector<AnnotatedArticle>& predictions, const EvaluateOptions& options) {
  Report report;
  report.articles = gold.size();
  const auto matches = matched(gold, predictions, report.without_gold);
  const AnnotatedArticle nothing;
  std::vector<Error> errors;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const AnnotatedArticle& prediction = matches[i] ? *matches[i] : nothing;
    report.without_prediction += !matches[i];
    report.has_identity |= gold[i].detailed;
    if (!prediction.text.empty() && prediction.text != gold[i].text)
      report.other_text.push_back(gold[i].id);

    const Comparison compared(gold[i], prediction, options.classes);
    const Pairing pairing = compared.pair();
    add(compared, pairing, report.figures);
    add(compared, pairing, report.breakdown);
    add(compared, pairing, report.identity);
    add(compared, pairing, report.reliability);
    add_names(compared, pairing, report.name_reliability);
    add(compared, report.dial);
    add(compared, pairing, errors);
  }
  report.errors = grouped(std::move(errors));
  return report;
}

std::optional<double> figure(const Report& report, std::string_view name) {
  for (const auto& [of, ratio] : named_ratios(report.figures))
    if (of == name) return ratio.value();
  if (name == "names") return report.identity.named.value();
  if (name == "classes") return report.identity.classes.value();
  if (name == "calibration_error") return report.reliability.error();

  auto tallies = named_tallies(report.figures);
  tallies.emplace_back("roles", report.identity.roles);
  tallies.emplace_back("role_spans", report.identity.role_spans);
  tallies.emplace_back("qualifiers", report.identity.qualifiers);
  tallies.emplace_back("circumstances", report.identity.circumstances);
  for (const auto& [of, tally] : tallies) {
    if (name == of) return tally.f1();
    if (name == of + ".precision") return tally.precision();
    if (name == of + ".recall") return tally.recall();
  }
  return std::nullopt;
}

}  // namespace sayso::eval
