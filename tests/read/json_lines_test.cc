#include "read/json_lines.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "read/bytes_in_memory.h"
#include "read/records.h"

namespace sayso {
namespace {

using namespace std::string_literals;

struct Line {
  explicit Line(std::string bytes, const ReadOptions& options = {}) {
    article = read_json_line(std::move(bytes), options, id, problems);
  }
  std::string code() const { return problems.empty() ? "" : problems.back().code; }
  std::string text() const { return article ? article->text : "(none: " + code() + ")"; }

  std::string id = "place";
  Diagnostics problems;
  std::optional<Article> article;
};

std::vector<std::string> cut(std::string bytes, const ReadOptions& options = {},
                             std::optional<Diagnostic> problem = {}) {
  std::vector<std::string> all;
  const auto records = cut_lines(bytes_of(std::move(bytes), std::move(problem)), options);
  while (const auto record = records->next())
    all.push_back(std::to_string(record->line) + " " +
                  (record->problem ? record->problem->code : record->bytes));
  return all;
}

}  // namespace

TEST_CASE("a line gives text and metadata") {
  const Line line(
      R"({"id":"x/1","title":"T","text":"It rained.","author":"Ada Brook","date":"2015-03-02",)"
      R"("publisher":"P","url":"https://example.org/","language":"en-GB"} )"
      "\r");
  REQUIRE(line.article);
  CHECK(line.id == "x/1");
  CHECK(line.article->text == "It rained.");
  CHECK(line.article->title == "T");
  CHECK(line.article->author == "Ada Brook");
  CHECK(line.article->published == "2015-03-02");
  CHECK(line.article->publisher == "P");
  CHECK(line.article->url == "https://example.org/");
  CHECK(line.article->language == "en");
  CHECK(line.article->input.empty());
  CHECK(line.problems.empty());
}

TEST_CASE("what is no field of ours passes through, to the digit and on one line") {
  const Line line(
      "{ \"n\" : 123456789012345678901234.50e-3 , \"text\":\"x\",\t\"a\\\"\\u2028\":"
      "[ 1 , {\"b\": null}, \"\\n\\u0000\", true , [], {} ] , \"title\": [\"T\"] }");
  REQUIRE(line.article);
  CHECK(line.article->input ==
        R"({"n":123456789012345678901234.50e-3,"a\"\u2028":[1,{"b":null},"\n\u0000",true,[],{}],)"
        R"("title":["T"]})");
  CHECK(nlohmann::json::accept(line.article->input));
}

TEST_CASE("ids may be numbers, authors several, and null is nothing") {
  const Line line(R"({"id":17,"text":"x","author":["Ada Brook","Per Aune"],"title":null})");
  REQUIRE(line.article);
  CHECK(line.id == "17");
  CHECK(line.article->author == "Ada Brook, Per Aune");
  CHECK(line.article->input == R"({"author":["Ada Brook","Per Aune"]})");
  const Line objects(R"({"text":"x","author":[{"name":"Ada Brook"},"P"]})");
  CHECK(objects.article->author.empty());
  CHECK(objects.article->input == R"({"author":[{"name":"Ada Brook"},"P"]})");
  CHECK(objects.id == "place");
}

TEST_CASE("fields may have other names") {
  ReadOptions options;
  CHECK_FALSE(options.fields.rename("text=body"));
  CHECK_FALSE(options.fields.rename("id=a=b"));
  const Line line(R"({"body":"x","text":"y","a=b":"i"})", options);
  REQUIRE(line.article);
  CHECK(line.article->text == "x");
  CHECK(line.article->input == R"({"text":"y"})");
  CHECK(line.id == "i");
  CHECK(options.fields.rename("body=text"));
  CHECK(options.fields.rename("text"));
  CHECK(options.fields.rename("text="));
}

TEST_CASE("escapes are decoded; half a character becomes U+FFFD") {
  CHECK(Line(R"({"text":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000."})").text() ==
        "\"\\/\b\f\n\r\té😀\0."s);
  const Line lone(R"({"text":"a\ud800b\udc00\ud83d\ude00\ud800\\ud800","x":"\udfff"})");
  CHECK(lone.text() == "a\uFFFDb\uFFFD😀\uFFFD\\ud800");
  CHECK(lone.article->input == "{\"x\":\"\uFFFD\"}");
  CHECK(lone.code() == "W-invalid-bytes");
  CHECK(lone.problems.size() == 1);
  CHECK(Line(R"({"text":"\ud800"})").text() == "\uFFFD");
  CHECK(Line(R"({"text":"\ud800\u"})").code() == "E-bad-record");
}

TEST_CASE("control characters in the text are warned of, wherever the escape stood") {
  const Line line(R"({"text":"ab\u0000\u0001"})");
  REQUIRE(line.problems.size() == 1);
  CHECK(line.problems[0].code == "W-control-characters");
  CHECK(line.problems[0].span == Span{2, 3});
}

TEST_CASE("bytes that are no UTF-8 are repaired, or decoded from their charset") {
  const Line damaged("{\"text\":\"caf\xC3\xA9 \xFF\"}");
  CHECK(damaged.text() == "café \uFFFD");
  CHECK(damaged.code() == "W-invalid-bytes");
  CHECK_FALSE(damaged.problems[0].span);
  ReadOptions options;
  options.encoding = "windows-1252";
  CHECK(Line("{\"text\":\"\x93It rained,\x94 she said.\"}", options).text() ==
        "“It rained,” she said.");
  CHECK(Line("\xEF\xBB\xBF{\"text\":\"x\"}").text() == "x");
}

TEST_CASE("a line that is no record says so") {
  for (const char* bad : {"",
                          " \r",
                          "x",
                          "{",
                          "}",
                          "[]",
                          "null",
                          "\"text\"",
                          R"({"text":"x")",
                          R"({"text":"x"}})",
                          R"({"text":"x"} {"text":"y"})",
                          R"({"text":"x",})",
                          R"({"text" "x"})",
                          R"({"text":"x})",
                          R"({"text":"x","n":01})",
                          R"({"text":"x","n":1.})",
                          R"({"text":"x","n":-})",
                          R"({"text":"x","n":nul})",
                          R"({"text":"x","n":[1,]})",
                          R"({"text":"x","n":{]})",
                          R"({"text":"\x"})",
                          R"({"text":"\u12"})",
                          "{\"text\":\"a\tb\"}",
                          R"({"title":"x"})",
                          R"({"text":null})",
                          R"({"text":1})"}) {
    CAPTURE(bad);
    const Line line(bad);
    CHECK_FALSE(line.article);
    CHECK(line.code() == "E-bad-record");
  }
  const Line nameless(R"({"id":"x","body":"y"})");
  CHECK(nameless.id == "x");
  CHECK(nameless.problems[0].hint == "--field text=NAME names the field that has it");
}

TEST_CASE("nesting is limited where it passes through") {
  const auto nested = [](std::size_t depth) {
    return "{\"text\":\"x\",\"n\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(Line(nested(60)).text() == "x");
  CHECK(Line(nested(80)).problems[0].message == "it is nested deeper than 64 levels");
  CHECK(Line(nested(1'000'000)).code() == "E-bad-record");
}

TEST_CASE("lines are cut wherever the pieces end") {
  CHECK(cut("").empty());
  CHECK(cut("a") == std::vector<std::string>{"1 a"});
  CHECK(cut("a\n") == std::vector<std::string>{"1 a"});
  CHECK(cut("abcdefg\n\nhi\r\n\n") == std::vector<std::string>{"1 abcdefg", "2 ", "3 hi\r", "4 "});
  CHECK(cut(std::string(100'000, 'x') + "\ny")[1] == "2 y");
}

TEST_CASE("a line that is too long is refused, and those after it are read") {
  ReadOptions options;
  options.max_bytes = 5;
  CHECK(cut("12345\n123456\n" + std::string(1000, 'x') + "\ny", options) ==
        std::vector<std::string>{"1 12345", "2 E-text-too-large", "3 E-text-too-large", "4 y"});
}

TEST_CASE("where the bytes break off, whole lines are kept and the break is told") {
  const Diagnostic problem{.code = "E-broken", .message = "broken"};
  CHECK(cut("a\nb", {}, problem) == std::vector<std::string>{"1 a", "2 E-broken"});
  CHECK(cut("a\n", {}, problem) == std::vector<std::string>{"1 a", "2 E-broken"});
}

TEST_CASE("a source that begins with an object is like JSON Lines") {
  CHECK(is_like_json("{"));
  CHECK(is_like_json("\xEF\xBB\xBF\r\n {\"a\""));
  CHECK_FALSE(is_like_json(""));
  CHECK_FALSE(is_like_json("[1]"));
  CHECK_FALSE(is_like_json("It rained."));
}

}  // namespace sayso
