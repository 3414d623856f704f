// The figures are those of shared/score.py, where that stands beside the checkout.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "evaluate/evaluate.h"
#include "evaluate/gold.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::eval {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string output_of(const std::string& command) {
  std::string output;
  std::array<char, 4096> buffer;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe))
    output.append(buffer.data(), got);
  REQUIRE(pclose(pipe) == 0);
  return output;
}

bool can_compare() {
  if (fs::exists(kShared / "score.py") && std::system("python3 --version >/dev/null 2>&1") == 0)
    return true;
  WARN("score.py or python3 is not there: nothing compared");
  return false;
}

// Predictions as a program might give them: gold with deterministic faults.
class FaultyProgram {
 public:
  explicit FaultyProgram(unsigned seed) : random_(seed) {}

  std::string lines(const std::vector<AnnotatedArticle>& gold) {
    std::string lines;
    for (const AnnotatedArticle& article : gold) {
      if (one_in(25)) continue;                                // no prediction
      if (one_in(30)) lines += record(article).dump() + "\n";  // the record after it counts
      lines += record(article).dump() + "\n";
    }
    return lines + "{\"id\":\"elsewhere.txt\",\"attributions\":[]}\n";
  }

 private:
  using Spans = std::vector<Span>;

  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

  json record(const AnnotatedArticle& article) {
    json attributions = json::array();
    for (const AnnotatedAttribution& a : article.attributions) {
      if (one_in(7)) continue;                  // missed
      if (a.content.size() > 1 && one_in(3)) {  // in pieces
        for (const Span part : a.content)
          attributions.push_back(attribution({part}, a.cue, a.source));
      } else {
        attributions.push_back(attribution(a.content, a.cue, a.source));
      }
      if (one_in(9)) attributions.push_back(invented(article));
    }
    for (const Span span : article.ignored)
      if (one_in(2)) attributions.push_back(attribution({span}, {}, {}));
    const std::string id = one_in(2) ? "news/" + article.id + ".txt" : article.id;
    return {{"schema", "sayso/1"}, {"id", id}, {"attributions", attributions}};
  }

  json invented(const AnnotatedArticle& article) {
    const auto begin = below(static_cast<std::uint32_t>(article.text.size()));
    return attribution({{begin, begin + below(200)}}, {}, {{begin, begin + 10}});
  }

  json attribution(const Spans& content, const Spans& cue, const Spans& source) {
    static const std::array<const char*, 5> kTypes = {"direct", "mixed", "indirect", "indirect",
                                                      "odd"};
    json speaker = nullptr;
    if (!one_in(8)) speaker = {{"mention", spans(source)}};
    return {{"type", kTypes[below(kTypes.size())]},
            {"content", spans(content)},
            {"cue", spans(cue)},
            {"speaker", speaker},
            {"confidence", below(101) / 100.0}};
  }

  json spans(const Spans& all) {
    json array = json::array();
    for (Span span : all) {
      if (one_in(3)) span.begin += std::min(below(span.size() + 2), span.size());
      if (one_in(4)) span.begin -= std::min(span.begin, below(40));
      if (one_in(3)) span.end += below(60);
      array.push_back({{"start", span.begin}, {"end", span.end}});
    }
    return array;
  }

  std::mt19937 random_;
};

std::map<std::string, std::vector<double>> our_figures(const Report& report) {
  std::map<std::string, std::vector<double>> all;
  for (const auto& [name, t] : named_tallies(report.figures))
    all[name] = {t.precision(), t.recall(), t.f1()};
  for (const auto& [name, ratio] : named_ratios(report.figures)) all[name] = {ratio.value()};
  for (std::size_t row = 0; row < kTypeNames.size(); ++row) {
    const Tally& t = report.figures.types[row].content[0];
    all[std::string(kTypeNames[row]) + " counts"] = {double(t.gold), double(t.predicted)};
  }
  return all;
}

Report compare(const fs::path& folder, unsigned seed) {
  INFO("seed " << seed);
  Diagnostics problems;
  const auto gold = read_gold(folder.string(), problems);
  REQUIRE(!gold.empty());
  const TemporaryFolder temporary;
  const std::string predicted = temporary.write("predicted.jsonl", FaultyProgram(seed).lines(gold));

  Report report = evaluate(gold, read_predictions(predicted, problems));
  CHECK(problems.empty());
  const auto theirs = json::parse(output_of("python3 '" + (kShared / "score.py").string() + "' '" +
                                            folder.string() + "' '" + predicted + "' --json"));
  const auto ours = our_figures(report);
  CHECK(ours.size() == theirs.size());
  for (const auto& [name, values] : theirs.items()) {
    INFO(name);
    REQUIRE(ours.contains(name));
    REQUIRE(ours.at(name).size() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      CHECK(ours.at(name)[i] == Approx(values[i].get<double>()).epsilon(1e-12));
  }
  return report;
}

TEST_CASE("figures are those of score.py on dev") {
  if (!can_compare()) return;
  const fs::path dev = kShared / "polnear" / "dev";
  if (!fs::exists(dev)) {
    WARN("PolNeAR is not there: nothing compared");
    return;
  }
  const Report report = compare(dev, GENERATE(1u, 2u));
  // The predictions were neither perfect nor nonsense.
  CHECK(report.figures.types[kAll].with_speaker[kAtHalf].f1() > .2);
  CHECK(report.figures.types[kAll].with_speaker[kAtHalf].f1() < .9);
}

TEST_CASE("figures are those of score.py on awkward text") {
  if (!can_compare()) return;
  const TemporaryFolder gold;
  const fs::path folder = gold.path / "gold";
  // Marks of all kinds, letters and digits outside ASCII, a quotation closed by its line's end,
  // CRLF, a span beyond the text, parts out of order, a discontinuous span, no source, no letters
  // at all.
  gold.write("gold/awkward.txt",
             "„Größe ½ Ⅻ ²“ sagte Ørsted. ''Twice,'' ``open she said.\r\n"
             "\"Never closed, she said\nand «so» – 東京 said “ab”cdefghijklmnop. …!\n"
             "He said it's \"one\" thing, \"two\" things. \U0001D400\U0001F600 end");
  gold.write("gold/awkward.ann",
             "T1\tContent 0 13\tx\nT2\tCue 14 19\tx\nT3\tSource 20 26\tx\n"
             "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n"
             "T4\tContent 46 50;28 37\tx\nE2\tAttribution-no-source:T4 Content:T4\n"
             "T5\tContent 58 72\tx\nT6\tContent 82 98\tx\nT7\tSource 77 80\tx\n"
             "E3\tAttribution:T7 Content:T5 Source:T7 Content2:T6\n"
             "T8\tContent 92 115\tx\nE4\tAttribution:T8 Content:T8\n"
             "T9\tContent 117 119\tx\nE5\tAttribution:T9 Content:T9\n"
             "T10\tContent 120 900\tx\nE6\tAttribution:T10 Content:T10 Cue:T2\n"
             "T11\tDiscuss 100 117\tx\nT12\tDiscard 20 40\tx\n"
             "#1\tAnnotatorNotes T1\tnote\nover two lines\n");
  gold.write("gold/no-annotations.txt", "Nobody says a word.");
  for (unsigned seed = 1; seed <= 12; ++seed) compare(folder, seed);
}

}  // namespace
}  // namespace sayso::eval
