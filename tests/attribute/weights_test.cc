#include "attribute/weights.h"

#include <catch2/catch.hpp>

namespace sayso {
namespace {

TEST_CASE("A feature has one hash, into whatever parts its text is cut") {
  const std::string text = "rule=en/speaker-cue|first=the";
  const std::uint64_t whole = hash_of(FeaturePart(text));
  for (std::size_t i = 0; i <= text.size(); ++i)
    for (std::size_t k = i; k <= text.size(); ++k) {
      const std::string_view all = text;
      const FeaturePart a(all.substr(0, i)), b(all.substr(i, k - i)), c(all.substr(k));
      CHECK(hash_of(a, b, c) == whole);
      CHECK(text_of(a, b, c) == text);
    }
  CHECK(FeaturePart("ab").hash != FeaturePart("ba").hash);
  CHECK(FeaturePart(std::string_view("\0a", 2)).hash != FeaturePart("a").hash);
}

TEST_CASE("Weights are found by the features' texts, and what was never seen has none") {
  std::string tsv = "# measured\n";
  for (int i = 0; i < 5000; ++i)
    tsv += "f" + std::to_string(i) + "\t" + std::to_string(i) + "500\t3\n";
  Weights weights;
  CHECK(weights.empty());
  const auto weight = [&](std::string_view feature) {
    return weights.weight(FeaturePart(feature).hash);
  };
  CHECK(weight("f1") == 0);
  Diagnostics problems;
  weights.read(tsv, "calibration.tsv", problems);
  REQUIRE(problems.empty());
  CHECK_FALSE(weights.empty());
  for (int i = 0; i < 5000; ++i)
    CHECK(weight("f" + std::to_string(i)) == static_cast<float>(i) + 0.5f);
  CHECK(weight("f5000") == 0);
  CHECK(weight("") == 0);

  FeatureList features;
  features.add(FeaturePart("f"), FeaturePart("3"));
  features.add(FeaturePart("f40"));
  features.add(FeaturePart("f5000"));
  CHECK(weights.sum(features) == 3.5 + 40.5);
}

TEST_CASE("A line of weights that is none is told with its number") {
  for (const char* line : {"b", "b\tmuch\t2", "b\t0.5\t2", "b\t99999999999\t2"}) {
    INFO(line);
    Weights weights;
    Diagnostics problems;
    weights.read("a\t1\t2\n" + std::string(line) + "\n", "en/calibration.tsv", problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "E-calibration");
    CHECK(problems[0].line == 2);
  }
}

}  // namespace
}  // namespace sayso
