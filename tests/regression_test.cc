// How right the program is may not fall unnoticed: its figures on gold, held against those that
// stand in regression.toml and, from there, in the README. tools/approve-figures writes both anew.
#include <fmt/format.h>

#include <toml++/toml.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "batch/predict.h"
#include "checkout.h"
#include "cli/program.h"
#include "evaluate/evaluate.h"
#include "evaluate/gold.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using Figures = std::map<std::string, double>;

const fs::path kFile = "tests/regression.toml";

struct Gold {
  const char *table, *title;
  fs::path folder;
};
const Gold kCorpus{"corpus", "`corpus/gold`", kCheckout / "corpus/gold"};
const Gold kPolnear{"polnear-dev", "PolNeAR dev", kShared / "polnear/dev"};

struct Shown {
  std::string name, title;
  bool of_identity = false;  // only gold that marks speakers and roles can tell
};
const std::vector<Shown> kShown = {
    {"all+speaker@0.5", "content with speaker"},
    {"direct+speaker@0.5", "… direct"},
    {"mixed+speaker@0.5", "… mixed"},
    {"indirect+speaker@0.5", "… indirect"},
    {"exact_span_content", "exact content"},
    {"exact_span_source", "exact source mention"},
    {"exact_span_cue", "exact cue"},
    {"names", "name of the speaker", true},
    {"roles", "roles of speakers", true},
    {"qualifiers", "qualifiers", true},
    {"circumstances", "when, to whom, in what medium, through whom", true},
};

eval::Report report_of(const Gold& on) {
  Diagnostics problems;
  const auto gold = eval::read_gold(on.folder.string(), problems);
  return eval::evaluate(gold, predict_gold(gold, checkout_rules(), {.threads = 2}));
}

Figures measured(const eval::Report& report) {
  Figures figures;
  for (const Shown& figure : kShown)
    if (report.has_identity || !figure.of_identity)
      figures[figure.name] = eval::figure(report, figure.name).value();
  return figures;
}

Figures kept(const Gold& on) {
  const toml::table file = toml::parse_file((kCheckout / kFile).string());
  Figures figures;
  if (const toml::table* table = file[on.table].as_table())
    for (const auto& [name, value] : *table) figures[std::string(name.str())] = value.value_or(2.0);
  return figures;
}

void check(const Gold& on) {
  if (!is_there(on.folder)) return;
  const Figures floor = kept(on);
  REQUIRE(floor.size() >= 7);
  Figures now = measured(report_of(on));
  for (const auto& [name, value] : floor) {
    INFO(on.table << " " << name);
    REQUIRE(now.contains(name));
    CHECK(now[name] >= value);
  }
}

// Rounded down, so that the same figure is never below itself.
double rounded(double value) { return std::floor(value * 1000) / 1000; }

std::string shown(const Figures& figures, const std::string& name) {
  return figures.contains(name) ? fmt::format("{:.3f}", figures.at(name)) : "";
}

std::string as_toml(const Gold& on, const Figures& figures) {
  std::string out = fmt::format("\n[{}]\n", on.table);
  for (const Shown& figure : kShown)
    if (figures.contains(figure.name))
      out += fmt::format("\"{}\" = {}\n", figure.name, shown(figures, figure.name));
  return out;
}

std::string as_markdown(const Figures& corpus, const Figures& polnear,
                        const std::vector<std::string>& dial) {
  std::string out = fmt::format("| F1 | {} | {} |\n|---|---|---|\n", kCorpus.title, kPolnear.title);
  for (const Shown& figure : kShown)
    out += fmt::format("| {} | {} | {} |\n", figure.title, shown(corpus, figure.name),
                       shown(polnear, figure.name));
  out += "\nConfidence is measured, too. With its dial, on PolNeAR dev:\n\n";
  for (const std::string& row : dial) out += row + '\n';
  return out;
}

// What --min-confidence buys on PolNeAR's dev part, as the README shows it: a table that is kept in
// regression.toml as rows of text, since no figure of it has a floor.
constexpr std::string_view kDialTable = "polnear-dev-by-confidence";

std::vector<std::string> dial_rows(const eval::Report& report) {
  std::vector<std::string> rows = {
      fmt::format("Expected calibration error: {:.3f}", report.reliability.error()),
      "",
      "| `--min-confidence` | precision | recall | … direct: precision | recall |",
      "|---|---|---|---|---|",
  };
  for (std::size_t i = 0; i < eval::kDial.size(); ++i) {
    const auto& [all, direct] = report.dial[i];
    if (i > 0 && eval::kDial[i] < .4) continue;  // the rules' threshold is there
    rows.push_back(fmt::format("| {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |", eval::kDial[i],
                               all.precision(), all.recall(), direct.precision(), direct.recall()));
  }
  return rows;
}

std::vector<std::string> kept_dial() {
  const toml::table file = toml::parse_file((kCheckout / kFile).string());
  std::vector<std::string> rows;
  if (const toml::array* kept = file[kDialTable]["rows"].as_array())
    for (const auto& row : *kept) rows.push_back(row.value_or(std::string()));
  return rows;
}

// What stands between the marks in the README.
constexpr std::string_view kBegin = "<!-- figures -->\n", kEnd = "<!-- end of figures -->";

std::string readme() { return cli::file_text((kCheckout / "README.md").string()); }

std::pair<std::size_t, std::size_t> place_of_figures(const std::string& text) {
  const std::size_t begin = text.find(kBegin), end = text.find(kEnd);
  REQUIRE(begin != text.npos);
  REQUIRE(end != text.npos);
  return {begin + kBegin.size(), end};
}

// New figures rounded, the old ones where there is no gold; the change is printed.
Figures approved(const Gold& on, std::vector<std::string>* dial = nullptr) {
  const Figures old = kept(on);
  if (!is_there(on.folder)) return old;
  const eval::Report report = report_of(on);
  if (dial) *dial = dial_rows(report);
  Figures now = measured(report);
  for (auto& [name, value] : now) {
    value = rounded(value);
    fmt::print("{:<12} {:<24} {:>5} -> {:.3f}\n", on.table, name, shown(old, name), value);
  }
  return now;
}

}  // namespace

TEST_CASE("no figure on the corpus falls below what it was") { check(kCorpus); }

TEST_CASE("no figure on PolNeAR's dev part falls below what it was") { check(kPolnear); }

TEST_CASE("the figures in the README are those that the tests hold") {
  const std::string text = readme();
  const auto [begin, end] = place_of_figures(text);
  CHECK(text.substr(begin, end - begin) == as_markdown(kept(kCorpus), kept(kPolnear), kept_dial()));
}

TEST_CASE("figures made anew", "[.figures]") {
  const Figures corpus = approved(kCorpus);
  std::vector<std::string> dial = kept_dial();
  const Figures polnear = approved(kPolnear, &dial);
  std::string rows;
  for (const std::string& row : dial) rows += "  '" + row + "',\n";
  write_for_approval(kFile,
                     "# Figures that must not fall (tests/regression_test.cc): F1, but for names,\n"
                     "# which is a share. Written by tools/approve-figures, rounded down.\n" +
                         as_toml(kCorpus, corpus) + as_toml(kPolnear, polnear) +
                         fmt::format("\n[{}]\nrows = [\n{}]\n", kDialTable, rows));
  std::string text = readme();
  const auto [begin, end] = place_of_figures(text);
  write_for_approval("README.md",
                     text.replace(begin, end - begin, as_markdown(corpus, polnear, dial)));
}

}  // namespace sayso
