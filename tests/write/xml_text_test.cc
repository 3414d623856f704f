#include "write/xml_text.h"

#include <catch2/catch.hpp>

using namespace sayso;

namespace {

template <typename Append>
std::string appended(Append append, std::string_view text) {
  std::string out;
  append(text, out);
  return out;
}

}  // namespace

TEST_CASE("marks of XML and carriage returns are escaped in text, all else stays") {
  CHECK(appended(append_xml_text, "a<b>&\"c\"\r\n\t]]>\u0085\u2028é😀\uFFFD") ==
        "a&lt;b&gt;&amp;\"c\"&#13;\n\t]]&gt;\u0085\u2028é😀\uFFFD");
}

TEST_CASE("an attribute keeps its white space, as references") {
  CHECK(appended(append_xml_attribute, "a\n\t\r \"<") == "a&#10;&#9;&#13; &quot;&lt;");
}

TEST_CASE("characters that XML forbids become U+FFFD, their neighbours do not") {
  const std::string text("\0\x08\x0B\x1F\x7F\uFFFD\uFFFE\uFFFF\uFF21", 17);
  CHECK(appended(append_xml_text, text) == "\uFFFD\uFFFD\uFFFD\uFFFD\x7F\uFFFD\uFFFD\uFFFD\uFF21");
}

TEST_CASE("a warning tells the first forbidden character and how many there are") {
  CHECK_FALSE(xml_character_warning("all \r\n\t well \uFFFD"));
  const auto warning = xml_character_warning("é\x01 \uFFFE");
  REQUIRE(warning);
  CHECK(warning->code == "W-xml-character");
  CHECK(warning->severity == Severity::warning);
  CHECK(*warning->span == Span{2, 3});
  CHECK(warning->message.find(": 2,") != std::string::npos);
}

TEST_CASE("names become id parts that differ where the names do") {
  CHECK(appended(append_id_part, "en/quote-speaker-cue") == "en.quote-speaker-cue");
  CHECK(appended(append_id_part, "a.b") == "a_2Eb");
  CHECK(appended(append_id_part, "a_b é") == "a_5Fb_20_C3_A9");
}

TEST_CASE("a path becomes a URI reference") {
  CHECK(appended(append_uri, "news/fire 2:é.txt") == "news/fire%202%3A%C3%A9.txt");
}
