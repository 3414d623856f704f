// The report as one JSON object on one line. Figures are rounded to six decimals.
#include <cmath>
#include <nlohmann/json.hpp>

#include "evaluate/evaluate.h"

namespace sayso::eval {
namespace {

using json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

json of(const Tally& t) {
  return {{"precision", rounded(t.precision())},
          {"recall", rounded(t.recall())},
          {"f1", rounded(t.f1())},
          {"right", t.right},
          {"predicted", t.predicted},
          {"found", t.found},
          {"gold", t.gold}};
}

json of(const Ratio& r) {
  return {{"value", rounded(r.value())}, {"right", r.right}, {"of", r.of}};
}

json of(const RuleFigures& r) {
  return {{"predictions", r.predictions},
          {"right", r.right},
          {"precision", rounded(r.precision())},
          {"invented", r.invented},
          {"wrong_content", r.wrong_content},
          {"wrong_speaker", r.wrong_speaker},
          {"lost", r.lost()}};
}

json of(const Reliability& r) {
  json bins = json::array();
  for (const auto& bin : r.bins)
    bins.push_back({{"predictions", bin.predictions},
                    {"right", bin.right},
                    {"confidence", rounded(bin.confidence())},
                    {"precision", rounded(bin.precision())}});
  return {{"expected_calibration_error", rounded(r.error())}, {"bins", std::move(bins)}};
}

json of(const Dial& dial) {
  json steps = json::array();
  for (std::size_t i = 0; i < dial.size(); ++i)
    steps.push_back(
        {{"min_confidence", kDial[i]}, {"all", of(dial[i].all)}, {"direct", of(dial[i].direct)}});
  return steps;
}

json of(const IdentityFigures& i) {
  json qualifiers = json::object(), circumstances = json::object(), confusions = json::array();
  for (const auto& [name, tally] : i.each_qualifier) qualifiers[name] = of(tally);
  for (const auto& [name, tally] : i.each_circumstance) circumstances[name] = of(tally);
  for (const auto& [labels, count] : i.confusions)
    confusions.push_back({{"gold", labels.first}, {"predicted", labels.second}, {"count", count}});
  return {{"names", of(i.named)},
          {"unnamed", of(i.unnamed)},
          {"classes", of(i.classes)},
          {"role_spans", of(i.role_spans)},
          {"roles", of(i.roles)},
          {"qualifiers", of(i.qualifiers)},
          {"each_qualifier", std::move(qualifiers)},
          {"circumstances", of(i.circumstances)},
          {"each_circumstance", std::move(circumstances)},
          {"confusions", std::move(confusions)}};
}

template <class Map>
json of_each(const Map& map) {
  json object = json::object();
  for (const auto& [name, figures] : map) object[name] = of(figures);
  return object;
}

}  // namespace

void append_json(const Report& report, std::string& out) {
  json causes = json::array();
  for (const ErrorGroup& group : report.errors)
    causes.push_back(
        {{"kind", name(group.kind)}, {"cause", group.cause}, {"count", group.errors.size()}});
  const json object = {
      {"schema", "sayso-eval/1"},
      {"articles", report.articles},
      {"without_prediction", report.without_prediction},
      {"without_gold", report.without_gold},
      {"other_text", report.other_text},
      {"figures", of_each(named_tallies(report.figures))},
      {"accuracies", of_each(named_ratios(report.figures))},
      {"classes", of_each(report.breakdown.classes)},
      {"rules", of_each(report.breakdown.rules)},
      {"identity", report.has_identity ? of(report.identity) : json()},
      {"reliability", of(report.reliability)},
      {"name_reliability", report.has_identity ? of(report.name_reliability) : json()},
      {"dial", of(report.dial)},
      {"errors", std::move(causes)},
  };
  out += object.dump(-1, ' ', false, json::error_handler_t::replace);
  out += '\n';
}

}  // namespace sayso::eval
