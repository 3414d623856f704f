// The report as errors, table and JSON.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "evaluate/bench.h"

namespace sayso::eval {
namespace {

TEST_CASE("errors say where, what and by which rule, the most frequent cause first") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook", "said");
  bench.add(bench.gold, "it will be shut", "Tom Reed", "denies");
  bench.add(bench.gold, "Who knows");
  auto& cut = bench.add(bench.predicted, "bridge is sound. Tom Reed", "Ada Brook", "said");
  cut.rule = "en/r";
  cut.lemma = "say";
  cut.confidence = .5;
  bench.add(bench.predicted, "Brook", "", "denies");
  const Report report = bench.report();
  CHECK(causes(report) == std::vector<std::string>{"missed: gold has no cue",
                                                   "missed: its cue was taken with other content",
                                                   "invented: a cue of gold with other content",
                                                   "cut wrong: below .5: begins late, ends late"});
  const Error& error = report.errors[3].errors.at(0);
  CHECK(error.article == "fire");
  CHECK(error.offset == 15);
  CHECK(error.gold.content == "that the bridge is sound");
  CHECK(error.predicted.content == "bridge is sound. Tom Reed");
  CHECK(error.predicted.source == "Ada Brook");
  CHECK(error.cue == "say");
  CHECK(error.rule == "en/r");
  CHECK(error.confidence == .5);
  CHECK(error.jaccard == Approx(13 / 27.));
}

TEST_CASE("the list of errors opens with its causes and can be kept short") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge", "Ada Brook", "said");
  bench.add(bench.gold, "it will be shut", "Tom Reed", "denies");
  const Report report = bench.report();
  std::string all, some;
  append_errors(report, all);
  append_errors(report, some, 1);
  CHECK(all ==
        "     2  missed: its cue was not taken\n"
        "\n"
        "     2  missed: its cue was not taken\n"
        "        cues: denies 1, said 1\n"
        "  fire:15  said\n"
        "    gold  that the bridge | by: Ada Brook | cue: said | speaker: nobody\n"
        "  fire:57  denies\n"
        "    gold  it will be shut | by: Tom Reed | cue: denies | speaker: nobody\n");
  CHECK(some.ends_with("speaker: nobody\n  ... and 1 more\n"));
}

TEST_CASE("the page holds the figures, the plot and the errors, and needs no other file") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook", "said");
  bench.add(bench.gold, "it will be shut", "Tom Reed", "denies");
  bench.add(bench.predicted, "that the bridge is sound", "Ada Brook", "said").confidence = .75;
  std::string page;
  append_page(bench.report(), page);
  CHECK(page.find("<tr><td>content with speaker, "
                  "all</td><td>2</td><td>1</td><td>1.000</td><td>0.500</td>") != page.npos);
  CHECK(page.find("1 predictions, stated 0.750, measured 1.000") != page.npos);
  CHECK(page.find("<summary>1 missed: its cue was not taken</summary>") != page.npos);
  CHECK(page.find("gold: it will be shut · by Tom Reed · cue denies") != page.npos);
  CHECK(page.find("http") == page.npos);
}

TEST_CASE("figures are asked for by name") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook");
  bench.add(bench.gold, "it will be shut", "Tom Reed");
  bench.add(bench.predicted, "it will be shut", "Tom Reed");
  const Report report = bench.report();
  CHECK(figure(report, "all+speaker@0.5.precision") == 1);
  CHECK(figure(report, "all+speaker@0.5.recall") == .5);
  CHECK(*figure(report, "indirect@0.8") == Approx(2 / 3.));
  CHECK(figure(report, "all cue accuracy@0.5") == 1);
  CHECK_FALSE(figure(report, "all+speaker@0.6").has_value());
  CHECK_FALSE(figure(report, "").has_value());
}

TEST_CASE("the table and the JSON have the figures") {
  Bench bench(kText);
  bench.add(bench.gold, "that the bridge is sound", "Ada Brook").cue_class = CueClass::statement;
  bench.add(bench.gold, "it will be shut", "Tom Reed");
  auto& a = bench.add(bench.predicted, "it will be shut", "Tom Reed");
  a.rule = "en/r";
  a.confidence = .75;
  const Report report = bench.report();
  std::string table, json;
  append_table(report, table);
  append_json(report, json);
  CHECK_THAT(table, Catch::Contains("1 articles, 2 attributions in gold, 1 predicted\n"));
  CHECK_THAT(table, Catch::Contains("\n  all                     2     1   1.000 0.500 0.667"));
  CHECK_THAT(table, Catch::Contains("\n  statement               1     0   -      0.000\n"));
  CHECK_THAT(table, Catch::Contains("\n  .7-.8                  1   0.750   1.000\n"));
  CHECK_THAT(table, Catch::Contains("expected calibration error 0.250"));
  std::size_t begin = 0;
  for (std::size_t end; (end = table.find('\n', begin)) != table.npos; begin = end + 1)
    CHECK(end - begin <= 100);

  const auto parsed = nlohmann::json::parse(json);
  CHECK(json.find('\n') == json.size() - 1);
  CHECK(parsed["schema"] == "sayso-eval/1");
  CHECK(parsed["figures"]["all+speaker@0.5"]["recall"] == .5);
  CHECK(parsed["rules"]["en/r"]["predictions"] == 1);
  CHECK(parsed["reliability"]["expected_calibration_error"] == .25);
  CHECK(parsed["dial"][8]["min_confidence"] == .8);
  CHECK(parsed["dial"][8]["all"]["predicted"] == 0);
  CHECK(parsed["errors"][0]["kind"] == "missed");
}

TEST_CASE("without predictions and without gold all figures are 0, none is not a number") {
  for (const Report& report : {evaluate({}, {}), Bench(kText).report()}) {
    for (const auto& [name, tally] : named_tallies(report.figures)) CHECK(tally.f1() == 0);
    for (const auto& [name, ratio] : named_ratios(report.figures)) CHECK(ratio.value() == 0);
    CHECK(report.reliability.error() == 0);
    std::string out;
    append_table(report, out);
    append_json(report, out);
    CHECK(out.find("nan") == out.npos);
  }
}

}  // namespace
}  // namespace sayso::eval
