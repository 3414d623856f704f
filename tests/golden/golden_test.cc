// Whole articles, and all that the program says of them: TEI, JSON Lines and the explanation. A
// change of rules shows here; tools/approve-goldens shows the
// differences and takes them over.
#include <catch2/catch.hpp>
#include <map>

#include "checkout.h"
#include "cli/program.h"
#include "explain/write.h"
#include "filter/filter.h"
#include "write/jsonl.h"
#include "write/tei.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const fs::path kExpected = "tests/golden/expected";  // below the checkout

// Varied in genre and marks; those of other languages are found to be such and left alone.
std::vector<fs::path> inputs() {
  std::vector<fs::path> all;
  for (const char* name :
       {"ilverton-ferry-vote", "kiln-keeper-interview", "marsanne-barrage", "nordhaven-walkout",
        "rowing-appeal", "seabed-rewrite", "trawler-trial", "turbine-row"})
    all.push_back(kCheckout / "corpus/news" / (std::string(name) + ".txt"));
  for (const fs::path& other : texts(kCheckout / "tests/golden/other")) all.push_back(other);
  return all;
}

// The explanation names files of rules; the place of the checkout is no part of it.
std::string without_checkout(std::string text) {
  const std::string place = checkout_rules().path + "/";
  for (std::size_t at; (at = text.find(place)) != text.npos;)
    text.replace(at, place.size(), "rules/");
  return text;
}

// By path below the checkout. Version and digest of the rules are left out: they change with every
// word of a rule.
std::map<fs::path, std::string> made() {
  const RuleSet& rules = checkout_rules();
  const Run run{"0", "0", [&rules](std::string_view id) { return rules.why(id); }};
  std::map<fs::path, std::string> files;
  for (const fs::path& input : inputs()) {
    const fs::path path = kExpected / input.stem();
    const auto file = [&](const char* extension) -> std::string& {
      return files[path.string() + extension];
    };
    PipelineTrace trace;
    const Analysis analysis = analyse(article(input), rules, &trace);
    append_explanation(explain(analysis, trace, rules, {}), analysis, rules, Marking::brackets,
                       file(".explain.txt"));
    file(".explain.txt") = without_checkout(std::move(file(".explain.txt")));
    const Analysis shown = filter(analysis, {});
    append_tei(shown, run, {}, file(".xml"));
    append_jsonl(shown, run, {}, file(".jsonl"));
  }
  return files;
}

// The first line that differs, of each.
std::string difference(const std::string& expected, const std::string& now) {
  std::size_t at = 0, line = 1, begin = 0;
  for (; at < std::min(expected.size(), now.size()) && expected[at] == now[at]; ++at)
    if (expected[at] == '\n') ++line, begin = at + 1;
  const auto rest = [&](const std::string& text) {
    return text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 400));
  };
  return "line " + std::to_string(line) + "\n- " + rest(expected) + "\n+ " + rest(now);
}

}  // namespace

TEST_CASE("goldens of whole articles: TEI, JSON Lines and explanation are as approved") {
  const auto files = made();
  for (const auto& [path, bytes] : files) {
    const std::string expected = cli::file_text((kCheckout / path).string());
    if (expected == bytes) continue;
    FAIL_CHECK(path.string() << " has changed; tools/approve-goldens shows how: "
                             << difference(expected, bytes));
  }
  for (const auto& entry : fs::directory_iterator(kCheckout / kExpected))
    CHECK(files.contains(kExpected / entry.path().filename()));
}

TEST_CASE("goldens do not name the machine") {
  for (const auto& [path, bytes] : made()) {
    INFO(path);
    CHECK(bytes.find(kCheckout.string()) == std::string::npos);
  }
}

TEST_CASE("an article that is not English is told so and left without attributions") {
  for (const fs::path& input : texts(kCheckout / "tests/golden/other")) {
    INFO(input.filename());
    const Analysis analysis = analyse(article(input), checkout_rules());
    CHECK(analysis.article.language == input.stem().string().substr(0, 2));
    CHECK(analysis.attributions.empty());
    CHECK(analysis.speakers.all.empty());
    REQUIRE(analysis.warnings.size() == 1);
    CHECK(analysis.warnings[0].code == "W-language");
    CHECK_FALSE(analysis.quotations.empty());  // read, all the same
  }
}

TEST_CASE("goldens made anew", "[.goldens]") {
  for (const auto& [path, bytes] : made()) write_for_approval(path, bytes);
}

}  // namespace sayso
