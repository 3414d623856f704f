// The examples of rules/README.md do what it says.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "rule_tests/check_rules.h"
#include "rule_tests/concordance.h"
#include "rule_tests/rule_examples.h"

namespace sayso {
namespace {

using eval::TemporaryFolder;

// The texts between ```kind and ```.
std::vector<std::string> blocks(const std::string& kind) {
  const std::string page = cli::file_text(kCheckout / "rules/README.md");
  std::vector<std::string> found;
  const std::string open = "\n```" + kind + "\n";
  for (auto at = page.find(open); at != page.npos; at = page.find(open, at + 1)) {
    const auto begin = at + open.size();
    found.push_back(page.substr(begin, page.find("```\n", begin) - begin));
  }
  return found;
}

std::string without(std::string text, char mark) {
  std::erase(text, mark);
  return text;
}

}  // namespace

TEST_CASE("the patterns of rules/README.md match what it shows in brackets") {
  std::size_t tried = 0;
  std::istringstream lines(blocks("try").at(0));
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    const auto arrow = line.find(" => ");
    REQUIRE(arrow != line.npos);
    const std::string shown = line.substr(arrow + 4);
    Diagnostics problems;
    const auto folder = rules::Folder::read(kCheckout / "rules", problems);
    const auto concordance = Concordance::make(*folder, "en", line.substr(0, arrow), problems);
    REQUIRE(problems.empty());
    Article article;
    article.text = without(without(shown, '['), ']');
    article.language = "en";
    PipelineTrace trace;
    std::string found = analyse(article, concordance->rules(), &trace).article.text;
    const auto hits = concordance->find(trace);
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
      found.insert(hit->span.end, "]").insert(hit->span.begin, "[");
    CHECK(found == shown);
    ++tried;
  }
  CHECK(tried > 5);
}

TEST_CASE("the rules, cues and lists of rules/README.md work as an overlay") {
  const TemporaryFolder overlay;
  std::size_t files = 0;
  for (const char* kind : {"toml", "text"}) {
    for (const auto& block : blocks(kind)) {
      REQUIRE(block.starts_with("# en/"));
      overlay.write(block.substr(2, block.find('\n') - 2), block);
      ++files;
    }
  }
  CHECK(files == 6);
  const RulesCheck check = check_rules(kCheckout / "rules", {overlay.path});
  REQUIRE(check.rules);
  const auto results = run_all_examples(*check.rules, "en/speaker-word-of-quote");
  CHECK(results.size() == 2);
  for (const auto& result : results) {
    INFO(result.text);
    CHECK(result.passed);
  }
  const LanguagePack& pack = *check.rules->pack("en");
  CHECK(pack.vocabulary.find("gabbled") != 0);
  CHECK(pack.vocabulary.find("alderperson") != 0);
  CHECK(pack.compare.written("encyclopaedias") == "encyclopedias");
  CHECK(pack.attribute.runs.size() + 1 == checkout_rules().pack("en")->attribute.runs.size());
}

}  // namespace sayso
