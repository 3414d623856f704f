// Articles that were made to break the program: all of them come out whole, in time. What grows
// faster than its input would never end here; how long each takes is measured by tools/hostile.
#include <algorithm>
#include <catch2/catch.hpp>

#include "checkout.h"
#include "compare/shingles.h"
#include "read/read.h"
#include "write/jsonl.h"
#include "write/tei.h"
#include "write/xml_document.h"

namespace sayso {
namespace {

constexpr std::size_t kBytes = 200'000;

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() + piece.size() <= bytes) out += piece;
  return out;
}

Analysis analysed(std::string bytes) {
  Diagnostics problems;
  auto read = read_article(std::move(bytes), {.encoding = "utf-8"}, problems);
  REQUIRE(read);
  read->language = "en";
  Analysis analysis = analyse(std::move(*read), checkout_rules());
  for (Diagnostic& problem : problems) analysis.warnings.push_back(std::move(problem));
  return analysis;
}

// The TEI must be well-formed, and hold the text but for what XML cannot hold.
void check(std::string_view name, std::string bytes, bool is_readable = true) {
  INFO(name);
  const Analysis analysis = analysed(std::move(bytes));
  std::string xml, line;
  append_tei(analysis, {"0.1.0", "00ff", nullptr}, {}, xml);
  append_jsonl(analysis, {"0.1.0", "00ff", nullptr}, {}, line);
  const XmlDocument document = read_xml(xml);
  CHECK(document.error == "");
  REQUIRE(document.bodies.size() == 1);
  if (is_readable) CHECK((document.bodies[0] == analysis.article.text));
  CHECK(std::count(line.begin(), line.end(), '\n') == 1);
}

}  // namespace

TEST_CASE("marks in any number and order end with the article") {
  for (const char* piece :
       {"\"", "“", "”", "'", "“”\"'«»", "a “b” \"c", "“‘", "([{", "“It failed.\n\n"})
    check(piece, repeated(piece, kBytes));
  check("deep nesting", repeated("“‘", kBytes / 2) + repeated("’”", kBytes / 2));
}

TEST_CASE("sentences without an end, and rows of cues and names, end with the article") {
  for (const char* piece :
       {"it was then a long way to the old pier ", "said ", "Ada Brook ", "a, ", "said: ", "A",
        "1,000.5 ", "Osei said that Lind told Brook that ", "antidisestablishmentarianism",
        "he said, adding that it rained, ", "“No.” "})
    check(piece, repeated(piece, kBytes / 4));
}

TEST_CASE("line ends, marks above letters and orders to the reader stay as they are") {
  for (const char* piece : {"\n", "\r", "\r\n", "e\u0301\u0301\u0301", "\u202Ea\u202C",
                            "<a href=\"&amp;\">]]>", "\u00AD", "\u200B"})
    check(piece, repeated(piece, kBytes));
}

TEST_CASE("one word over and over is looked for in a text of the same, and tells nothing") {
  const std::vector<compare::Word> words(300'000);
  compare::ShingleIndex index;
  index.add(0, words);
  index.build();
  CHECK(index.find(words).empty());
}

TEST_CASE("control characters and bytes that are no UTF-8 are replaced, and that is told") {
  for (const char* piece : {"\x01\x02", "\xED\xA0\x80", "\xC0\xAF", "\xF8\x88\x80\x80\x80", "\xFF"})
    check(piece, repeated(piece, kBytes), false);
  const Analysis controls = analysed(std::string("The mayor \0 said no.", 20));
  CHECK(controls.warnings.front().code == "W-control-characters");
  const Analysis invalid = analysed("The mayor \xED\xA0\x80 said no.");
  CHECK(invalid.warnings.front().code == "W-invalid-bytes");
}

}  // namespace sayso
