// What `sayso rules check` says of broken rules, to the letter. Each folder of errors/ is laid over
// the small rules of minimal/; its expected.txt is what is printed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using eval::TemporaryFolder;

const fs::path kHere = kCheckout / "tests/rules";

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

TEST_CASE("rules that are too large, too deep or lead in circles are refused, not followed") {
  const TemporaryFolder folder;
  fs::copy(kHere / "minimal", folder.path / "rules", fs::copy_options::recursive);
  const auto told = [&] {
    const Finished done =
        sayso({"rules", "check", "rules", "--overlay", "mine"}, {.folder = folder.path.string()});
    CHECK(done.code == 1);
    fs::remove_all(folder.path / "mine");
    return done.err;
  };
  std::string many;
  for (int i = 0; i < 500'001; ++i) many += "w" + std::to_string(i) + "\n";
  folder.write("mine/en/lists/many.txt", many);
  CHECK_THAT(told(), StartsWith("mine/en/lists/many.txt: error E-too-many-entries: "));

  folder.write("mine/en/lists/large.txt", std::string((8 << 20) + 1, '#'));
  CHECK_THAT(told(), StartsWith("mine/en/lists/large.txt: error E-file-too-large: "));

  for (int i = 0; i < 1000; ++i) folder.write("mine/en/lists/" + std::to_string(i) + ".txt", "a\n");
  CHECK_THAT(told(), Contains("error E-folder-too-large: there are more than 1000 files"));

  folder.write("mine/en/1/2/3/4/5/6/7/8/9/10/a.toml", "");
  CHECK_THAT(told(), Contains("error E-too-deep: folders stand more than 8 deep"));

  fs::create_directories(folder.path / "mine/en");
  fs::create_directory_symlink(folder.path / "mine", folder.path / "mine/en/loop");
  CHECK_THAT(told(), Contains("mine/en/loop: error E-link: a link to a folder is not followed"));

  fs::create_directories(folder.path / "mine/en");
  fs::create_symlink(folder.path / "mine/en/a.toml", folder.path / "mine/en/a.toml");
  CHECK_THAT(told(), Contains("mine/en/a.toml: error E-no-file: cannot read"));

  std::string deep = "a = ";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  folder.write("mine/en/deep.toml", deep);
  CHECK_THAT(told(), Contains("mine/en/deep.toml:1:") && Contains("error E-toml"));

  deep = "a";
  for (int i = 0; i < 1'000'000; ++i) deep += ".a";
  folder.write("mine/en/deep.toml", deep + " = 1\n");
  CHECK_THAT(told(), StartsWith("mine/en/deep.toml:1: error E-toml: a key has more than 10 parts"));

  // Errors without end, on a line that is not shown with each of them.
  std::string line = "rule = [";
  for (int i = 0; i < 5000; ++i) line += "{id = 'a" + std::to_string(i) + "', x = 1},";
  folder.write("mine/en/line.toml", line + "]\n");
  const std::string errors = told();
  CHECK_THAT(errors, Contains("error E-too-many-problems"));
  CHECK(errors.size() < 4'000'000);

  // Each pattern of a long row has but the one before it inside.
  std::string row = "[patterns]\na0 = 'x'\n";
  for (int i = 1; i < 12'000; ++i)
    row += "a" + std::to_string(i) + " = '{a" + std::to_string(i - 1) + "} x'\n";
  folder.write("mine/en/row.toml", row);
  CHECK_THAT(told(), Contains("error E-pattern-depth"));

  folder.write("mine/en/large.toml",
               "[patterns]\na = '''(?:(?:(?: x{1000} ){1000} ){1000} ){1000}'''\n");
  folder.write("mine/en/rule.toml", "[[boundary]]\nid = 'b'\nof = ['x']\npattern = '''{a}'''\n");
  CHECK_THAT(told(), Contains("error E-pattern"));
}

TEST_CASE("what stands in an overlay outside the packs is warned of") {
  const TemporaryFolder folder;
  fs::copy(kHere / "minimal", folder.path / "rules", fs::copy_options::recursive);
  folder.write("mine/lists/titles.txt", "provost\n");
  const Finished done =
      sayso({"rules", "check", "rules", "--overlay", "mine"}, {.folder = folder.path.string()});
  CHECK(done.code == 0);
  CHECK(done.err ==
        "mine/lists: warning W-stray: this is in no language pack and is not read\n"
        "put it into common/ or en/ of the overlay\n");
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
      R"("hint":"did you mean 'titles'?","file":"en/classes.toml","line":4,"column":8,"rule":null})"
      "\n]\n");
}

}  // namespace sayso::cli
