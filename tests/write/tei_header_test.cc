// The header of a TEI document: source, program, categories and speakers.
#include <catch2/catch.hpp>

#include "write/hand_made.h"
#include "write/tei.h"

using namespace sayso;

namespace {

std::string written(const Analysis& analysis, TeiOptions options = {}) {
  std::string out;
  append_tei(analysis, a_run(), options, out);
  return out;
}

}  // namespace

TEST_CASE("the header tells the source, the program and what was wrong") {
  const std::string xml = written(ferry_story());
  CHECK(between(xml, "<biblStruct", "</biblStruct>") ==
        " type=\"newsArticle\">\n"
        "          <analytic><title level=\"a\">Ferry ‘miracle’ ends</title><author><persName>Jo "
        "Ek</persName></author><idno "
        "type=\"URI\">https://news.example/?a=1&amp;b=2</idno></analytic>\n"
        "          <monogr><imprint><publisher>Ellery Post &amp; Mail</publisher><date "
        "when=\"2025-02-18\">2025-02-18T06:30:00Z</date></imprint></monogr>\n"
        "          <note type=\"plaintext\"><ref target=\"news/ferry.txt\">news/ferry.txt</ref> "
        "<idno "
        "type=\"xxh128\">e2f73d3da2d20c1cd155222ffef4d48f</idno></note>\n        ");
  CHECK(between(xml, "<application", "</application>") ==
        " ident=\"sayso\" version=\"0.1.0\"><label>sayso</label><p>rules <idno "
        "type=\"xxh128\">00ff</idno></p>");
  CHECK(between(xml, "<notesStmt>", "</notesStmt>") ==
        "\n        <note type=\"warning\" n=\"W-stray-mark\" "
        "target=\"news/ferry.txt#char=6,7\">a mark with no partner</note>\n      ");
}

TEST_CASE("the header explains the categories that are used, and no others") {
  const std::string xml = written(ferry_story());
  CHECK(between(xml, "<taxonomy xml:id=\"rules\">", "</taxonomy>") ==
        "\n          <category xml:id=\"rule.en.a-rule\" n=\"en/a-rule\"><catDesc>QUOTE, "
        "&lt;speaker&gt; &amp; cue</catDesc></category>\n          <category "
        "xml:id=\"rule.en.calls\" n=\"en/calls\"><catDesc>en/calls</catDesc></category>\n        ");
  CHECK(between(xml, "<taxonomy xml:id=\"class\">", "</taxonomy>").find("denial") ==
        std::string::npos);
  CHECK(between(xml, "<taxonomy xml:id=\"qualifier\">", "</taxonomy>").find("negated") ==
        std::string::npos);
  CHECK(written(HandMade("Hi")).find("classDecl") == std::string::npos);
}

TEST_CASE("speakers are registered once, with what is known of them") {
  CHECK(between(written(ferry_story()), "<particDesc>", "</particDesc>") ==
        "\n        <listPerson>\n"
        "          <person xml:id=\"s57\"><persName>Mia Holm</persName><persName "
        "type=\"alias\">Holm</persName><idno "
        "type=\"authority\">Q42</idno><occupation>Captain</occupation><affiliation "
        "ref=\"#s199\">Ferryline</affiliation><affiliation>Coast Guard</affiliation><sex "
        "value=\"female\"/></person>\n"
        "          <personGrp xml:id=\"s136\"><note type=\"label\">officials at "
        "Ferryline</note></personGrp>\n"
        "        </listPerson>\n        <listOrg>\n"
        "          <org xml:id=\"s199\"><orgName>Tide</orgName><orgName "
        "type=\"alias\">Ferryline</orgName></org>\n"
        "        </listOrg>\n      ");
}

TEST_CASE("a schema and the place of the plain text are named as asked") {
  const std::string xml =
      written(ferry_story(), {.text_uri = "../f.txt", .schema_uri = "sayso-tei.rnc"});
  CHECK(xml.find("<?xml-model href=\"sayso-tei.rnc\"?>") != std::string::npos);
  CHECK(xml.find("target=\"../f.txt#char=90,103\"") != std::string::npos);
}

TEST_CASE("dates and languages that are none do not reach attributes that want them") {
  HandMade made("Hi");
  const auto when = [&](std::string published) {
    made.article.published = std::move(published);
    const std::string date = between(written(made), "<date", "</date>");
    return date.substr(0, date.find('>'));
  };
  CHECK(when("2024") == " when=\"2024\"");
  CHECK(when("2024-12") == " when=\"2024-12\"");
  CHECK(when("2024-02-29") == " when=\"2024-02-29\"");
  CHECK(when("2023-02-29") == "");
  CHECK(when("2100-02-29") == "");
  CHECK(when("2024-13-01") == "");
  CHECK(when("20240101") == "");
  CHECK(when("0000-01-01") == "");
  CHECK(when("18 February") == "");

  const auto language = [&](std::string tag) {
    made.article.language = std::move(tag);
    return between(written(made), "xml:lang=\"", "\"");
  };
  CHECK(language("en") == "en");
  CHECK(language("zh-Hant-TW") == "zh-Hant-TW");
  CHECK(language("") == "und");
  CHECK(language("4n") == "und");
  CHECK(language("en-") == "und");
  CHECK(language("englishes-x") == "und");
}
