#include "filter/filter.h"

#include <catch2/catch.hpp>

namespace sayso {
namespace {

constexpr std::int32_t kNone = Attribution::kNone;

// Attributions one after the other, each with a quotation and a speaker of its own.
class Sample {
 public:
  Attribution& add(Span content, CueClass cue_class = CueClass::statement, float confidence = 1) {
    Attribution a;
    a.content = {content};
    a.cue_class = cue_class;
    a.confidence = confidence;
    analysis.quotations.push_back({.span = content, .inner = content});
    analysis.uses.push_back(QuotationUse::speech);
    Speaker speaker;
    speaker.label = "speaker " + std::to_string(analysis.attributions.size());
    analysis.speakers.all.push_back(speaker);
    Resolution resolution;
    resolution.speakers = {static_cast<std::uint32_t>(analysis.speakers.all.size() - 1)};
    resolution.resolved_by = "name";
    resolution.confidence = confidence;
    analysis.speakers.resolutions.push_back(resolution);
    analysis.attributions.push_back(a);
    return analysis.attributions.back();
  }

  Analysis filtered(const FilterOptions& options) const { return filter(analysis, options); }

  Analysis analysis;
};

std::vector<std::uint32_t> begins(const Analysis& analysis) {
  std::vector<std::uint32_t> all;
  for (const Attribution& a : analysis.attributions) all.push_back(a.content.front().begin);
  return all;
}

using Begins = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a filter that asks for nothing keeps everything but nested attributions") {
  Sample sample;
  sample.add({0, 50});
  sample.add({10, 40}).outer = 0;
  sample.add({60, 70});
  CHECK(begins(sample.filtered({})) == Begins{0, 60});

  const Analysis all = sample.filtered({.nested = true});
  CHECK(begins(all) == Begins{0, 10, 60});
  CHECK(all.attributions[1].outer == 0);
}

TEST_CASE("classes and confidence choose attributions") {
  Sample sample;
  sample.add({0, 5}, CueClass::belief, 0.9F);
  sample.add({10, 15}, CueClass::denial, 0.5F);
  sample.add({20, 25}, CueClass::statement, 0.7F);
  CHECK(begins(sample.filtered({.classes = {CueClass::denial, CueClass::belief}})) ==
        Begins{0, 10});
  CHECK(begins(sample.filtered({.min_confidence = 0.7})) == Begins{0, 20});
  CHECK(begins(sample.filtered({.min_confidence = 0.9})) == Begins{0});
  CHECK(begins(sample.filtered({.classes = {CueClass::demand}})).empty());
}

TEST_CASE("where the outer attribution is dropped, the one inside it is nested no more") {
  Sample sample;
  sample.add({0, 50}, CueClass::belief);
  sample.add({10, 40}, CueClass::statement).outer = 0;
  sample.add({20, 30}, CueClass::statement).outer = 1;
  const FilterOptions statements{.classes = {CueClass::statement}};
  CHECK(begins(sample.filtered(statements)) == Begins{10});

  FilterOptions nested = statements;
  nested.nested = true;
  const Analysis all = sample.filtered(nested);
  CHECK(begins(all) == Begins{10, 20});
  CHECK(all.attributions[0].outer == kNone);
  CHECK(all.attributions[1].outer == 0);

  // The one in the middle is dropped: the innermost is in the outermost.
  nested.classes = {CueClass::statement, CueClass::belief};
  sample.analysis.attributions[1].cue_class = CueClass::denial;
  const Analysis two = sample.filtered(nested);
  CHECK(begins(two) == Begins{0, 20});
  CHECK(two.attributions[1].outer == 0);
}

TEST_CASE("attributions that claim to be inside one another in a circle do no harm") {
  Sample sample;
  sample.add({0, 50}, CueClass::belief).outer = 1;
  sample.add({0, 50}, CueClass::belief).outer = 0;
  sample.add({10, 20}, CueClass::statement).outer = 0;
  CHECK(begins(sample.filtered({.classes = {CueClass::statement}})) == Begins{10});
}

TEST_CASE("speakers go with the last attribution that refers to them") {
  Sample sample;
  sample.add({0, 5}, CueClass::belief);
  sample.add({10, 15}, CueClass::statement);
  sample.analysis.speakers.resolutions[1].speakers = {1, 0};
  sample.add({20, 25}, CueClass::belief);
  const Analysis kept = sample.filtered({.classes = {CueClass::statement}});
  REQUIRE(kept.speakers.all.size() == 2);
  CHECK(kept.speakers.all[1].label == "speaker 1");
  REQUIRE(kept.speakers.resolutions.size() == 1);
  CHECK(kept.speakers.resolutions[0].speakers == std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("a speaker who is not sure enough is not named, but the attribution stays") {
  Sample sample;
  sample.add({0, 5}, CueClass::statement, 0.6F);
  sample.analysis.speakers.resolutions[0].roles = {{6, 9}};
  CHECK(sample.filtered({.min_speaker_confidence = 0.6}).speakers.all.size() == 1);
  const Analysis kept = sample.filtered({.min_speaker_confidence = 0.61});
  REQUIRE(kept.attributions.size() == 1);
  CHECK(kept.speakers.all.empty());
  CHECK(kept.speakers.resolutions[0].speakers.empty());
  CHECK(kept.speakers.resolutions[0].resolved_by.empty());
  CHECK(kept.speakers.resolutions[0].roles.size() == 1);
}

TEST_CASE("a quotation that no attribution holds any more is no speech") {
  Sample sample;
  sample.add({0, 5}, CueClass::belief);
  sample.add({10, 40}, CueClass::statement);
  sample.add({20, 25}, CueClass::belief).outer = 1;
  sample.analysis.quotations.push_back({.span = {50, 60}, .inner = {51, 59}});
  sample.analysis.uses.push_back(QuotationUse::scare);
  const Analysis kept = sample.filtered({.classes = {CueClass::statement}});
  CHECK(kept.uses == std::vector<QuotationUse>{QuotationUse::none, QuotationUse::speech,
                                               QuotationUse::speech, QuotationUse::scare});
}

}  // namespace sayso
