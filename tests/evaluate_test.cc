#include "evaluate/evaluate.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "evaluate/bench.h"
#include "evaluate/gold.h"
#include "places.h"

namespace sayso::eval {
namespace {

TEST_CASE("gold scored against itself is perfect") {
  Diagnostics problems;
  const auto gold = read_gold((kCheckout / "corpus/gold").string(), problems);
  const Report report = evaluate(gold, gold);
  for (const auto& [name, tally] : named_tallies(report.figures)) {
    INFO(name);
    CHECK(tally.f1() == 1);
  }
  for (const char* name :
       {"names", "roles", "role_spans", "qualifiers", "circumstances", "classes"}) {
    INFO(name);
    CHECK(figure(report, name) == 1);
  }
  CHECK(figure(report, "calibration_error") == 0);
  CHECK(report.errors.empty());
  CHECK(report.without_prediction == 0);
}

TEST_CASE("only letters count: marks and stops at an edge cost nothing") {
  Bench bench("“No,” she said.");
  bench.gold.attributions.emplace_back().content = {{0, 5}};       // “No,”
  bench.predicted.attributions.emplace_back().content = {{1, 3}};  // No
  const Report report = bench.report();
  CHECK(report.figures.types[kAll].content[3].f1() == 1);
  CHECK(report.figures.exact.content.f1() == 1);
}

TEST_CASE("a contents' Jaccard decides at each threshold") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound");  // 20 letters
  bench.add(bench.predicted, "the bridge is sound");  // 16 of them: .8
  Report report = bench.report();
  const auto& all = report.figures.types[kAll].content;
  CHECK(all[1].found == 1);
  CHECK(all[2].found == 1);
  CHECK(all[3].found == 0);
  CHECK(report.figures.letters.content.recall() == Approx(.8));
  CHECK(report.figures.exact.content.recall() == 0);
}

TEST_CASE("each gold has one partner at most, the best; the other piece is invented") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound");
  bench.add(bench.predicted, "sound");
  bench.add(bench.predicted, "that the bridge");
  const Report report = bench.report();
  CHECK(report.figures.types[kAll].content[kAtHalf].right == 1);
  CHECK(report.figures.types[kAll].content[kAtHalf].predicted == 2);
  CHECK(causes(report) == std::vector<std::string>{"invented: a piece of gold that has its partner",
                                                   "cut wrong: below .8: ends early"});
}

TEST_CASE("the source must overlap, or be absent in both") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook");
  bench.add(bench.gold, "it will be shut");
  bench.add(bench.predicted, "that the bridge is sound", "Tom Reed");
  bench.add(bench.predicted, "it will be shut");
  const Report report = bench.report();
  CHECK(report.figures.types[kAll].content[kAtHalf].found == 2);
  CHECK(report.figures.types[kAll].with_speaker[kAtHalf].found == 1);
  CHECK(causes(report) == std::vector<std::string>{"wrong speaker: another mention"});
}

TEST_CASE("recall is by gold's type, precision by the prediction's") {
  Bench bench(kText);
  bench.add(bench.gold, "it will be shut").type = AttributionType::mixed;
  bench.add(bench.predicted, "it will be shut").type = AttributionType::direct;
  const Report report = bench.report();
  CHECK(report.figures.types[0].content[kAtHalf].precision() == 1);
  CHECK(report.figures.types[0].content[kAtHalf].gold == 0);
  CHECK(report.figures.types[1].content[kAtHalf].recall() == 1);
  CHECK(report.figures.types[1].content[kAtHalf].predicted == 0);
  CHECK(causes(report) == std::vector<std::string>{"wrong type: mixed as direct"});
}

TEST_CASE("gold without a type gets it from double quotation marks") {
  Bench bench("He said “all of it” and “half of” that ''two'' ones\n\"open\nand none");
  for (const char* content : {"all of it", "half of” that", "two", "open", "and none"}) {
    bench.gold.attributions.emplace_back();
    // Code points, not bytes: the marks before have three bytes and are one.
    Span span = bench.at(content);
    const auto before = static_cast<std::uint32_t>(
        std::count_if(bench.gold.text.begin(), bench.gold.text.begin() + span.begin,
                      [](char c) { return (c & 0xC0) == 0x80; }));
    bench.gold.attributions.back().content = {{span.begin - before, span.end - before}};
  }
  const auto& types = bench.report().figures.types;
  CHECK(types[0].content[0].gold == 3);  // all of it, two, open
  CHECK(types[1].content[0].gold == 1);
  CHECK(types[2].content[0].gold == 1);
}

TEST_CASE("predictions in ignored spans count for nothing, unless they have a partner") {
  Bench bench(kText);
  bench.gold.ignored = {bench.at("Who knows?"), bench.at("it will be shut")};
  bench.add(bench.gold, "it will be shut");
  bench.add(bench.predicted, "it will be shut");
  bench.add(bench.predicted, "Who knows?");
  const Report report = bench.report();
  CHECK(report.figures.types[kAll].content[0].predicted == 1);
  CHECK(report.figures.types[kAll].content[0].f1() == 1);
  CHECK(report.errors.empty());
}

TEST_CASE("predictions find their gold by the last part of their id; the last one counts") {
  Bench bench(kText);
  bench.add(bench.gold, "it will be shut");
  AnnotatedArticle right = bench.predicted, elsewhere = bench.predicted, versioned = bench.gold;
  right.attributions = bench.gold.attributions;
  right.text = "another text";
  elsewhere.id = "elsewhere";
  versioned.id = "v1.2";
  AnnotatedArticle of_versioned = versioned;
  const Report report = evaluate({bench.gold, versioned, elsewhere},
                                 {bench.predicted, right, of_versioned, AnnotatedArticle{}});
  CHECK(report.figures.types[kAll].content[kAtHalf].found == 2);
  CHECK(report.without_prediction == 1);
  CHECK(report.without_gold == 1);
  CHECK(report.other_text == std::vector<std::string>{"fire"});
}

TEST_CASE("rules and classes are told what they got right") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook").cue_class = CueClass::statement;
  bench.add(bench.gold, "it will be shut", "Tom Reed").cue_class = CueClass::denial;
  auto predict = [&](std::string_view content, std::string_view source, CueClass cue_class) {
    auto& a = bench.add(bench.predicted, content, source);
    a.cue_class = cue_class;
    a.rule = "en/r";
  };
  predict("that the bridge is sound", "Ada Brook", CueClass::denial);
  predict("shut. Who knows", "Tom Reed", CueClass::denial);
  predict("denies", "", CueClass::denial);
  const Report report = bench.report();
  const RuleFigures& rule = report.breakdown.rules.at("en/r");
  CHECK(rule.predictions == 3);
  CHECK(rule.right == 1);
  CHECK(rule.wrong_content == 1);
  CHECK(rule.invented == 1);
  CHECK(rule.wrong_speaker == 0);
  CHECK(rule.lost() == 1);
  CHECK(report.breakdown.classes.at("statement").recall() == 1);
  CHECK(report.breakdown.classes.at("statement").predicted == 0);
  CHECK(report.breakdown.classes.at("denial").recall() == 0);
  CHECK(report.breakdown.classes.at("denial").precision() == Approx(1 / 3.));
  CHECK(report.identity.classes.of == 1);
  CHECK(report.identity.classes.right == 0);
}

TEST_CASE("chosen classes leave the others out, of gold and of predictions") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound").cue_class = CueClass::statement;
  bench.add(bench.gold, "it will be shut").cue_class = CueClass::attitude;
  bench.add(bench.gold, "Who knows");  // no class: always
  bench.add(bench.predicted, "that the bridge is sound").cue_class = CueClass::attitude;
  bench.add(bench.predicted, "it will be shut").cue_class = CueClass::statement;
  const Tally all =
      bench.report({.classes = {CueClass::statement}}).figures.types[kAll].content[kAtHalf];
  CHECK(all.gold == 2);
  CHECK(all.predicted == 1);
  CHECK(all.found == 0);
}

TEST_CASE("speakers are right by name, whatever their case, and in all that are coordinated") {
  Bench bench(kText);
  const auto ada = bench.speaker(bench.gold, "Ada Brook", "Ada Brook");
  const auto tom = bench.speaker(bench.gold, "Tom Reed", "Tom Reed");
  const auto residents = bench.speaker(bench.gold, "", "residents");
  const auto our_ada = bench.speaker(bench.predicted, "ADA BROOK", "ADA BROOK");
  auto say = [&](std::string_view content, std::vector<std::uint32_t> gold,
                 std::vector<std::uint32_t> ours) {
    bench.add(bench.gold, content, "Ada Brook").speakers = std::move(gold);
    bench.add(bench.predicted, content, "Ada Brook").speakers = std::move(ours);
  };
  say("that the bridge", {ada}, {our_ada});
  say("is sound", {ada, tom}, {our_ada});
  say("it will be shut", {tom}, {});
  say("Who knows", {residents}, {our_ada});
  say("denies", {residents}, {});
  const Report report = bench.report();
  CHECK(report.identity.named.right == 1);
  CHECK(report.identity.named.of == 3);
  CHECK(report.identity.unnamed.right == 1);
  CHECK(report.identity.unnamed.of == 2);
  using Confusions = decltype(report.identity.confusions);
  CHECK(report.identity.confusions ==
        Confusions{{{"Ada Brook + Tom Reed", "ADA BROOK"}, 1}, {{"Tom Reed", "nobody"}, 1}});
  CHECK(causes(report) == std::vector<std::string>{"wrong speaker: the right mention, another name",
                                                   "wrong speaker: the right mention, no name"});
}

TEST_CASE("roles and qualifiers are counted over all attributions") {
  Bench bench(kText);
  bench.gold.speakers = {{"Ada Brook", "Ada Brook", {"mayor", "engineer"}}};
  bench.predicted.speakers = {{"Ada Brook", "Ada Brook", {"Mayor"}},
                              {"Tom Reed", "Tom Reed", {"x"}}};
  auto& a = bench.add(bench.gold, "that the bridge is sound", "Ada Brook");
  a.roles = {bench.at("Ada")};
  a.qualifiers = 1;
  auto& b = bench.add(bench.predicted, "that the bridge is sound", "Ada Brook");
  b.roles = {bench.at("Ada Brook")};
  b.qualifiers = 1 | 2;
  bench.add(bench.gold, "it will be shut").qualifiers = 1;
  const IdentityFigures identity = bench.report().identity;
  CHECK(identity.role_spans.f1() == 0);
  CHECK(identity.roles.precision() == Approx(.5));
  CHECK(identity.roles.recall() == Approx(.5));
  CHECK(identity.qualifiers.precision() == Approx(.5));
  CHECK(identity.qualifiers.recall() == Approx(.5));
  CHECK(identity.each_qualifier.at("negated").precision() == 1);
  CHECK(identity.each_qualifier.at("denied").gold == 0);
}

TEST_CASE("circumstances are counted over all attributions; half of the letters must be shared") {
  constexpr std::size_t kVia = 0, kWhen = 3;
  Bench bench(kText);
  auto& gold = bench.add(bench.gold, "that the bridge is sound");
  auto& predicted = bench.add(bench.predicted, "that the bridge is sound");
  gold.circumstances[kWhen] = {bench.at("Tom Reed")};
  predicted.circumstances[kWhen] = {bench.at("Reed")};
  gold.circumstances[kVia] = {bench.at("denies")};
  predicted.circumstances[kVia] = {bench.at("Brook")};
  const IdentityFigures identity = bench.report().identity;
  CHECK(identity.each_circumstance.at("when").f1() == 1);
  CHECK(identity.each_circumstance.at("via").f1() == 0);
  CHECK(identity.circumstances.precision() == Approx(.5));
}

TEST_CASE("gold that tells no speakers, roles and qualifiers is not compared in them") {
  Bench bench(kText);
  bench.gold.detailed = false;
  bench.add(bench.gold, "it will be shut");
  auto& a = bench.add(bench.predicted, "it will be shut");
  a.qualifiers = 1;
  a.speakers = {bench.speaker(bench.predicted, "Tom Reed", "Tom Reed")};
  const Report report = bench.report();
  CHECK_FALSE(report.has_identity);
  CHECK(report.identity.unnamed.of == 0);
  CHECK(report.identity.qualifiers.predicted == 0);
  CHECK(report.name_reliability.bins[9].predictions == 0);
  CHECK(report.errors.empty());
}

TEST_CASE("calibration error is the mean gap between stated and measured, by tenths") {
  Reliability reliability;
  for (int i = 0; i < 4; ++i) reliability.add(.95, i < 3);  // stated .95, measured .75
  for (int i = 0; i < 4; ++i) reliability.add(.5, i < 2);   // no gap
  reliability.add(1, true);                                 // in the last bin: .96 and .8
  CHECK(reliability.bins[9].predictions == 5);
  CHECK(reliability.bins[5].precision() == .5);
  CHECK(reliability.error() == Approx(5 / 9. * (.96 - .8)));
}

TEST_CASE("a step of the dial is what an evaluation of the surer predictions gives") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound").type = AttributionType::direct;
  bench.add(bench.gold, "it will be shut");
  auto predict = [&](std::string_view content, double confidence) {
    bench.add(bench.predicted, content).confidence = confidence;
  };
  predict("that the bridge is sound", .3);
  predict("the bridge is sound", .7);  // gold's partner once the surer alone is left
  predict("Who knows", .4);
  predict("it will be shut", .95);
  const Report report = bench.report();
  for (std::size_t step = 0; step < kDial.size(); ++step) {
    INFO(kDial[step]);
    Bench surer = bench;
    std::erase_if(surer.predicted.attributions,
                  [&](const auto& a) { return a.confidence < kDial[step]; });
    const auto& types = surer.report().figures.types;
    const Tally &all = types[kAll].with_speaker[kAtHalf], &direct = types[0].with_speaker[kAtHalf];
    CHECK(report.dial[step].all.precision() == all.precision());
    CHECK(report.dial[step].all.recall() == all.recall());
    CHECK(report.dial[step].direct.precision() == direct.precision());
    CHECK(report.dial[step].direct.recall() == direct.recall());
  }
  CHECK(report.dial[5].all.f1() == 1);
  CHECK(report.dial[10].all.recall() == .5);
}

}  // namespace
}  // namespace sayso::eval
