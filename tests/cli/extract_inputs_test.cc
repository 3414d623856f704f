// The kinds of input of `sayso extract`, from the command line on.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso::cli {
namespace {

using Catch::Matchers::Contains;
using eval::TemporaryFolder;
using json = nlohmann::json;

std::vector<json> lines(const std::string& text) {
  std::vector<json> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    all.push_back(json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return all;
}

constexpr char kSaid[] = "“It rained,” Mayor Ada Brook said.";

}  // namespace

TEST_CASE("for each line of JSON Lines there is one line, in order, also for those that are bad") {
  std::string input;
  for (int i = 0; i < 300; ++i) {
    if (i % 7 == 3)
      input += "bad\t\r\n";
    else if (i % 7 == 5)
      input += "\n";
    else
      input += json{{"id", i}, {"text", kSaid}, {"mine", {{"a\n\t", i}}}}.dump() + "\n";
  }
  std::string first;
  for (const char* jobs : {"1", "2", "7"}) {
    const Finished done = sayso({"extract", "--format", "jsonl", "--errors", "record", "-j", jobs,
                                 "--input-format", "jsonl", "-"},
                                {.input = input});
    CHECK(done.code == 0);
    CHECK(done.out.find_first_of("\t\r") == std::string::npos);
    if (first.empty()) first = done.out;
    CHECK(done.out == first);
  }
  const auto records = lines(first);
  REQUIRE(records.size() == 300);
  for (unsigned i = 0; i < 300; ++i) {
    CAPTURE(i);
    if (i % 7 == 3 || i % 7 == 5) {
      CHECK(records[i]["id"] == "stdin/" + std::to_string(i + 1));
      CHECK(records[i]["error"]["code"] == "E-bad-record");
      CHECK(records[i]["error"]["line"] == i + 1);
    } else {
      CHECK(records[i]["id"] == std::to_string(i));
      CHECK(records[i]["attributions"].size() == 1);
      CHECK(records[i]["input"] == json{{"mine", {{"a\n\t", i}}}});
    }
  }
}

TEST_CASE("no lines give no lines") {
  CHECK(sayso({"extract", "--input-format", "jsonl", "-"}, {.input = ""}).out.empty());
}

TEST_CASE("a bad line is told with its number, and the others are done") {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("in.jsonl", json{{"body", kSaid}}.dump() + "\n{\"id\":\"x\"}\n");
  const Finished done = sayso({"extract", path, "--field", "text=body"});
  CHECK(done.code == 2);
  CHECK(lines(done.out).size() == 1);
  CHECK_THAT(done.err, Contains("in.jsonl:2: error E-bad-record: it has no field 'body'"));
  CHECK_THAT(done.err, Contains("--field text=NAME"));
}

TEST_CASE("the articles of a file of many are written below its name") {
  const TemporaryFolder folder;
  const std::string out = (folder.path / "out").string();
  std::string input = json{{"id", "../../x"}, {"text", kSaid}}.dump() + "\n";
  const Finished done = sayso({"extract", folder.write("in.jsonl", input + input), "-o", out});
  CHECK(done.code == 0);
  CHECK_THAT(file_text(out + "/in.jsonl/1.xml"), Contains("<said "));
  CHECK_THAT(file_text(out + "/in.jsonl/2.xml"), Contains("<said "));
}

TEST_CASE("an article comes to the same bytes from a file and from a line of JSON") {
  const Finished files = sayso({"extract", (kCheckout / "corpus/news").string()});
  CHECK(files.code == 0);
  std::string input;
  for (const json& record : lines(files.out)) {
    const std::string id = record["id"];
    const std::string text = file_text((kCheckout / "corpus/news" / id).string());
    input += json{{"id", id}, {"text", text}}.dump() + "\n";
  }
  const Finished records =
      sayso({"extract", "--input-format", "jsonl", "-j", "7", "-"}, {.input = input});
  CHECK(records.code == 0);
  CHECK(!records.out.empty());
  CHECK((records.out == files.out));
}

TEST_CASE("wrong options of inputs are told before anything is read") {
  CHECK(sayso({"extract", "--input-format", "odt", "-"}).code == 2);
  CHECK_THAT(sayso({"extract", "--field", "body", "-"}).err, Contains("FIELD=NAME"));
  CHECK_THAT(sayso({"extract", "--max-article", "5000", "-"}).err, Contains("from 1 to 4095"));
  const Finished large =
      sayso({"extract", "--max-article", "1", "-"}, {.input = std::string(1 << 20, 'x') + "y"});
  CHECK(large.code == 2);
  CHECK_THAT(large.err, Contains("E-text-too-large") && Contains("--max-article"));
}

}  // namespace sayso::cli
