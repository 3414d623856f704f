// For tests of scoring: gold and predictions on one text, attribution by attribution.
//
//     Bench bench(kText);
//     bench.add(bench.gold, "it will be shut", "Tom Reed", "denies");
//     bench.add(bench.predicted, "it will be shut");
//     bench.report().figures ...
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluate.h"

namespace sayso::eval {

// Places are given by their words (ASCII, so that bytes are code points).
class Bench {
 public:
  explicit Bench(std::string text) {
    gold.id = "fire";
    predicted.id = "fire.txt";
    gold.text = std::move(text);
    gold.detailed = predicted.detailed = true;
  }

  Span at(std::string_view words) const {
    const std::size_t begin = gold.text.find(words);
    REQUIRE(begin != std::string::npos);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  AnnotatedAttribution& add(AnnotatedArticle& side, std::string_view content,
                            std::string_view source = "", std::string_view cue = "") {
    auto& a = side.attributions.emplace_back();
    a.content = {at(content)};
    if (!source.empty()) a.source = {at(source)};
    if (!cue.empty()) a.cue = {at(cue)};
    a.type = AttributionType::indirect;
    return a;
  }

  std::uint32_t speaker(AnnotatedArticle& side, std::string name, std::string label) {
    side.speakers.push_back({std::move(name), std::move(label), {}});
    return static_cast<std::uint32_t>(side.speakers.size() - 1);
  }

  Report report(const EvaluateOptions& options = {}) const {
    return evaluate({gold}, {predicted}, options);
  }

  AnnotatedArticle gold, predicted;
};

inline const std::string kText =
    "Ada Brook said that the bridge is sound. Tom Reed denies it will be shut. Who knows?";

// Causes of the errors, as the report has them in order: "missed: its cue was not taken".
inline std::vector<std::string> causes(const Report& report) {
  std::vector<std::string> all;
  for (const ErrorGroup& group : report.errors)
    all.push_back(std::string(name(group.kind)) + ": " + group.cause);
  return all;
}

}  // namespace sayso::eval
