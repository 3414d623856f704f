// The contract of `sayso eval`.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using eval::TemporaryFolder;
using json = nlohmann::json;

const std::string kGold = (kCheckout / "corpus/gold").string();
const std::string kNews = (kCheckout / "corpus/news").string();

json figures(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"eval", "--format", "json", "--gold", kGold});
  const Finished done = sayso(arguments);
  CHECK(done.code == 0);
  return json::parse(done.out);
}

}  // namespace

TEST_CASE("eval on gold's own texts, on articles and on what was extracted from them agree") {
  const TemporaryFolder folder;
  const std::string jsonl = folder.write("out.jsonl", sayso({"extract", kNews}).out);
  REQUIRE(sayso({"extract", kNews, "-o", (folder.path / "tei").string()}).code == 0);
  const json own = figures({});
  CHECK(own["figures"]["all+speaker@0.5"]["f1"] > 0.3);
  CHECK(figures({kNews}) == own);
  CHECK(figures({jsonl})["figures"] == own["figures"]);
  CHECK(figures({(folder.path / "tei").string()})["figures"] == own["figures"]);
  CHECK(figures({"--jobs", "1"}) == own);
}

TEST_CASE("eval prints a table, and with --errors what went wrong") {
  const Finished plain = sayso({"eval", "--gold", kGold});
  CHECK(plain.code == 0);
  CHECK_THAT(plain.out, Contains("content with speaker"));
  const Finished errors = sayso({"eval", "--gold", kGold, "--errors"});
  CHECK(errors.code == 0);
  CHECK_THAT(errors.out, StartsWith(plain.out + "\n"));
  CHECK_THAT(errors.out, Contains("  missed: "));
  CHECK(sayso({"eval", "--gold", kGold, "--errors", "--format", "json"}).code == 2);
}

TEST_CASE("a figure below --min or above --max gives exit code 1") {
  const auto code = [](const std::string& option, const std::string& value) {
    return sayso({"eval", "--gold", kGold, option, value}).code;
  };
  CHECK(code("--min", "all+speaker@0.5=0") == 0);
  CHECK(code("--min", "all+speaker@0.5.recall=0.9999") == 1);
  CHECK(code("--max", "calibration_error=1") == 0);
  CHECK(code("--max", "calibration_error=0") == 1);
  const Finished missed =
      sayso({"eval", "--gold", kGold, "--min", "direct@0.5=2", "--min", "mixed@0.5=0"});
  CHECK(missed.code == 1);
  CHECK_THAT(missed.err, StartsWith("sayso: direct@0.5 is 0."));
  CHECK_THAT(missed.err, Contains(", less than 2\n"));
  CHECK_THAT(sayso({"eval", "--gold", kGold, "--min", "all+speakr@0.5=1"}).err,
             Contains("there is no figure 'all+speakr@0.5'; did you mean 'all+speaker@0.5'?"));
  CHECK_THAT(sayso({"eval", "--gold", kGold, "--min", "all@0.5"}).err,
             Contains("is not NAME=VALUE"));
}

TEST_CASE("eval --classes measures attributions of these classes alone") {
  const json denial = figures({"--classes", "denial"});
  CHECK(denial["classes"].size() == 1);
  CHECK(denial["classes"].contains("denial"));
}

TEST_CASE("eval tells gold and inputs that cannot be read") {
  const TemporaryFolder folder;
  const Finished none = sayso({"eval", "--gold", folder.path.string()});
  CHECK(none.code == 2);
  CHECK_THAT(none.err, Contains("there is no gold in " + folder.path.string()));
  const Finished missing = sayso({"eval", "--gold", kGold, "missing.txt"});
  CHECK(missing.code == 2);
  CHECK_THAT(missing.err,
             Contains("missing.txt: error E-unreadable-input: No such file or directory"));
}

TEST_CASE("eval --calibrate writes the weights beside the rules and shows what they change") {
  const TemporaryFolder folder;
  const fs::path rules = folder.path / "rules";
  fs::copy(kCheckout / "rules", rules, fs::copy_options::recursive);
  const std::string before = file_text(rules / "en/calibration.tsv");
  const Finished done = sayso({"eval", "--gold", kGold, "--rules", rules.string(), "--calibrate"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, Contains("before   after\n"));
  CHECK_THAT(done.out, Contains("\nall+speaker@0.5 "));
  CHECK_THAT(done.out, Contains("written to " + rules.string() + "/en/calibration.tsv\n"));
  const std::string after = file_text(rules / "en/calibration.tsv");
  CHECK(after != before);
  CHECK_THAT(after, Contains("\nbias\t"));

  CHECK(sayso({"eval", "--gold", kGold, "--calibrate", "--language", "xx"}).code == 2);
  CHECK(sayso({"eval", "--gold", kGold, "--calibrate", kNews}).code == 2);
}

}  // namespace sayso::cli
