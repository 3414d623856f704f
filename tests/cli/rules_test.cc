// Which rules the command line uses, and how it tells what is wrong with them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using eval::TemporaryFolder;

const std::string kRules = (kCheckout / "rules").string();

void replace(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = file_text(file.string());
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  std::ofstream(file) << text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the rules of the checkout are used, unless --rules or SAYSO_RULES names others") {
  const TemporaryFolder folder;
  const std::string none = (folder.path / "none").string();
  CHECK(sayso({"extract", "-"}, {.input = kArticle, .folder = folder.path.string()}).code == 0);
  CHECK(sayso({"extract", "-", "--rules", kRules}, {.input = kArticle}).code == 0);

  const std::string missing = none + ": error E-no-file: ";
  const Finished named = sayso({"extract", "-", "--rules", none}, {.input = kArticle});
  CHECK(named.code == 2);
  CHECK(named.out.empty());
  CHECK_THAT(named.err, Contains("'" + none + "' is not a rules folder"));
  const Finished variable =
      sayso({"extract", "-"}, {.input = kArticle, .environment = {"SAYSO_RULES=" + none}});
  CHECK(variable.code == 2);
  CHECK(sayso({"extract", "-", "--rules", kRules},
              {.input = kArticle, .environment = {"SAYSO_RULES=" + none}})
            .code == 0);
}

TEST_CASE("an error in the rules is told with its place, the line, a caret and what was meant") {
  const TemporaryFolder folder;
  const fs::path rules = folder.path / "rules";
  fs::copy(kRules, rules, fs::copy_options::recursive);
  replace(rules / "common/presets.toml", "why = ", "whi = ");
  const Finished done = sayso({"extract", "-", "--rules", rules.string()}, {.input = kArticle});
  CHECK(done.code == 2);
  CHECK(done.out.empty());
  const std::string line = "whi = \"what somebody is said to have said";
  CHECK_THAT(
      done.err,
      Contains(rules.string() +
               "/common/presets.toml:9:1: error E-unknown-key: unknown key 'whi' (in speech)\n" +
               line));
  CHECK_THAT(done.err, Contains("\n^\ndid you mean 'why'?\n"));
  CHECK_THAT(done.err, Contains("sayso: the rules do not load: 2 errors\n"));
}

TEST_CASE("a preset that names no class is refused") {
  const TemporaryFolder folder;
  const fs::path rules = folder.path / "rules";
  fs::copy(kRules, rules, fs::copy_options::recursive);
  replace(rules / "common/presets.toml", "\"demand\"", "\"demannd\"");
  const Finished done = sayso({"extract", "-", "--rules", rules.string()}, {.input = kArticle});
  CHECK(done.code == 2);
  CHECK_THAT(done.err, Contains("error E-unknown-class: 'demannd' is no cue class (in speech)"));
  CHECK_THAT(done.err, Contains("did you mean 'demand'?"));
}

}  // namespace sayso::cli
