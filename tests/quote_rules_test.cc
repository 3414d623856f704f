#include "quotes/quote_rules.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "places.h"
#include "quotes/examples.h"

using namespace sayso;
namespace fs = std::filesystem;

namespace {

// A rules folder with one file of marks, gone at the end.
class TemporaryRules {
 public:
  explicit TemporaryRules(const std::string& marks) {
    static int count = 0;
    path_ = fs::temp_directory_path() /
            ("sayso-quotes-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    fs::create_directories(path_ / "common");
    std::ofstream(path_ / "manifest.toml")
        << "schema = 1\n[[pack]]\nname = \"common\"\nfiles = [\"marks.toml\"]\n";
    std::ofstream(path_ / "common" / "marks.toml") << marks;
    folder_ = rules::Folder::read(path_.string(), problems);
    REQUIRE(folder_);
    rules = load_quote_rules(*folder_, "common", problems);
  }
  ~TemporaryRules() { fs::remove_all(path_); }

  Diagnostics problems;
  QuoteRules rules;

 private:
  fs::path path_;
  std::unique_ptr<rules::Folder> folder_;
};

}  // namespace

TEST_CASE("the examples of marks.toml hold, in English and in any language") {
  for (const std::string language : {"en", "common"}) {
    Diagnostics problems;
    const auto folder = rules::Folder::read(kCheckout / "rules", problems);
    REQUIRE(folder);
    const QuoteRules rules = load_quote_rules(*folder, language, problems);
    CHECK(rules.examples.size() > 25);
    check_quote_examples(rules, problems);
    for (const auto& problem : problems)
      FAIL_CHECK(language << " " << problem.file << ":" << problem.line << " " << problem.rule
                          << ": " << problem.message << "\n  " << problem.source_line);
  }
}

TEST_CASE("an example that does not hold is reported with its place") {
  TemporaryRules folder(
      "[[pair]]\nid = 'double'\nwhy = '\"Go\"'\nfamily = 'double'\nopen = '\"'\nclose = '\"'\n"
      "[[pair.example]]\ntext = 'He said \"go\".'\nquotations = ['\"stay\"']\n"
      "[[pair.counter]]\ntext = 'He said \"go\".'\n"
      "[[pair.example]]\ntext = 'He said \"go\".'\nquotations = ['\"go\"']\n");
  CHECK(folder.problems.empty());
  Diagnostics problems;
  check_quote_examples(folder.rules, problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "found \"go\", not \"stay\"");
  CHECK(problems[0].file == "common/marks.toml");
  CHECK(problems[0].line == 7);
  CHECK(problems[0].rule == "double");
  CHECK(problems[1].message == "found \"go\", not none");
}

TEST_CASE("mistakes in marks.toml are errors with the place and the rule") {
  TemporaryRules folder(
      "[[pair]]\nid = 'a'\nwhy = 'w'\nfamily = 'double'\nuse = 'rare'\nopen = '\"'\nclose = '\"'\n"
      "[[pair.counter]]\ntext = 'x'\n"
      "[[pair]]\nid = 'b'\nwhy = 'w'\nfamily = 'single'\nopen = ['\"', '']\nclose = '\"'\n"
      "[[measure]]\nid = 'c'\nwhy = 'w'\nmarks = ['X']\nmark = 'x'\n"
      "[[measure.counter]]\ntext = 'x'\n"
      "[[apostrophe]]\nid = 'd'\nwhy = 'w'\nmarks = ['\"']\nwords = ['twas']\n"
      "[[apostrophe.counter]]\ntext = 'x'\n");
  std::vector<std::string> found;
  for (const auto& p : folder.problems)
    found.push_back(p.rule + " " + p.code + " " + std::to_string(p.line));
  CHECK(found == std::vector<std::string>{"a E-unknown-use 5", "b E-two-families 14",
                                          "b E-bad-mark 14", "b E-no-example 11",
                                          "d E-no-apostrophe 27", "c E-unknown-mark 19",
                                          "c E-unknown-key 20"});
}
