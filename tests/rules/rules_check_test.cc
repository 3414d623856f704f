// What `sayso rules check` says of broken rules, to the letter. Each folder of errors/ is laid over
// the small rules of minimal/; its expected.txt is what is printed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using eval::TemporaryFolder;

const fs::path kHere = SAYSO_SOURCE_DIR "/tests/rules";

Finished check(const fs::path& broken, const TemporaryFolder& folder,
               const std::vector<std::string>& more = {}) {
  const auto options = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
  fs::copy(kHere / "minimal", folder.path / "rules", options);
  fs::copy(broken, folder.path / "rules", options);
  fs::remove(folder.path / "rules/expected.txt");
  std::vector<std::string> arguments{"rules", "check", "rules"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return sayso(arguments, {.folder = folder.path.string()});
}

}  // namespace

TEST_CASE("each thing that can be wrong with rules is told with its place and what was meant") {
  std::vector<fs::path> cases;
  for (const auto& item : fs::directory_iterator(kHere / "errors")) cases.push_back(item.path());
  std::sort(cases.begin(), cases.end());
  REQUIRE(cases.size() > 15);
  for (const auto& broken : cases) {
    INFO(broken.filename().string());
    const TemporaryFolder folder;
    const Finished done = check(broken, folder);
    CHECK(done.err + done.out == file_text((broken / "expected.txt").string()));
    CHECK(done.code == (done.err.find(": error E-") == std::string::npos ? 0 : 1));
  }
}

TEST_CASE("rules without a mistake are told to have none") {
  const TemporaryFolder folder;
  const Finished done = check(kHere / "minimal", folder);
  CHECK(done.err.empty());
  CHECK(done.out == "rules: 0 errors, 0 warnings\n");
  CHECK(done.code == 0);
}

TEST_CASE("what is wrong with rules can be had as JSON") {
  const TemporaryFolder folder;
  const Finished done = check(kHere / "errors/unknown-list", folder, {"--format", "json"});
  CHECK(done.code == 1);
  CHECK(done.err.empty());
  CHECK(
      done.out ==
      "[\n"
      R"({"severity":"error","code":"E-unknown-class","message":"there is no class or list 'titels'",)"
      R"("hint":"did you mean 'titles'?","file":"en/classes.toml","line":4,"column":7,"rule":null})"
      "\n]\n");
}

}  // namespace sayso::cli
