#include "write/tei.h"

#include <catch2/catch.hpp>

#include "write/hand_made.h"
#include "write/xml_document.h"

using namespace sayso;
using Catch::Matchers::Contains;

namespace {

std::string written(const Analysis& analysis, TeiOptions options = {}) {
  std::string out;
  append_tei(analysis, a_run(), options, out);
  return out;
}

// The text with its tags; attributes that most tests are not about are left out.
std::string body(const Analysis& analysis) {
  std::string out = between(written(analysis), "<div type=\"article\">", "</div></body>");
  for (const std::string_view from : {" ana=\"", " cert=\"", " resp=\""})
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from))
      out.erase(at, out.find('"', at + from.size()) + 1 - at);
  return out;
}

}  // namespace

TEST_CASE("a story's text stands in its blocks with everything marked") {
  CHECK(body(ferry_story()) ==
        "<head xml:id=\"h1\">Ferry <soCalled>‘miracle’</soCalled> ends</head>\n\n"
        "<byline xml:id=\"b1\">By Jo Ek</byline>\n\n"
        "<dateline xml:id=\"dl1\">PORT ELLERY — </dateline>"
        "<p xml:id=\"p1\"><said xml:id=\"q46.1\" who=\"#s57\" direct=\"true\" next=\"#q46.2\">“It "
        "sank,”</said> <persName xml:id=\"m57\" ref=\"#s57\"><roleName>Captain</roleName> Mia "
        "Holm</persName> <seg xml:id=\"c74\" type=\"cue\"><w lemma=\"say\">said</w></seg> "
        "<seg xml:id=\"w79\" type=\"when\">on Monday</seg>, <said xml:id=\"q46.2\" who=\"#s57\" "
        "direct=\"true\" prev=\"#q46.1\">“but slowly.”</said> <rs xml:id=\"m104\" type=\"person\" "
        "subtype=\"pronoun\" ref=\"#s57\">She</rs> <seg xml:id=\"c108\" type=\"cue\"><w "
        "lemma=\"call\">called</w></seg> <said xml:id=\"q115\" who=\"#s57\" direct=\"false\">the "
        "wreck <q type=\"spoken\">“a mess”</q></said>.</p>\n\n"
        "<p xml:id=\"p2\"><rs xml:id=\"m136\" type=\"group\" ref=\"#s136\">Officials at "
        "Ferryline</rs>, according to <title><seg xml:id=\"v173\" "
        "type=\"via\">“Tide”</seg></title>, <seg xml:id=\"c181\" type=\"cue\"><w "
        "lemma=\"fear\">feared</w></seg> <said xml:id=\"q188\" who=\"#s136\" direct=\"false\" "
        "aloud=\"false\">the worst</said>.</p>\n");
}

TEST_CASE("an attribution says its categories, its confidence and who is responsible") {
  const std::string xml = written(ferry_story());
  CHECK(between(xml, "<said xml:id=\"q188\"", ">") ==
        " who=\"#s136\" direct=\"false\" aloud=\"false\" ana=\"#indirect #belief #relayed #thought "
        "#rule.en.a-rule\" cert=\"0.9\" resp=\"#sayso\"");
  CHECK(between(xml, "<rs xml:id=\"m104\"", ">") ==
        " type=\"person\" subtype=\"pronoun\" ref=\"#s57\" ana=\"#by.pronoun\" cert=\"0.8\"");
}

TEST_CASE("links tie content, source and cue together, and offsets count characters") {
  const std::string xml = written(ferry_story());
  CHECK(between(xml, "<standOff>\n", "    <certainty") ==
        "    <join xml:id=\"q46\" result=\"said\" scope=\"branches\" target=\"#q46.1 #q46.2\"/>\n"
        "    <linkGrp type=\"attribution\" targFunc=\"content source cue\">\n"
        "      <link target=\"#q46 #m57 #c74\"/>\n"
        "      <link target=\"#q115 #m104 #c108\"/>\n"
        "      <link target=\"#q188 #m136 #c181\"/>\n    </linkGrp>\n"
        "    <linkGrp type=\"circumstance\" targFunc=\"content via\">\n"
        "      <link target=\"#q188 #v173\"/>\n    </linkGrp>\n"
        "    <linkGrp type=\"circumstance\" targFunc=\"content when\">\n"
        "      <link target=\"#q46 #w79\"/>\n    </linkGrp>\n");
  CHECK(between(xml, "<annotation xml:id=\"a.q46.2\"", "</annotation>") ==
        " motivation=\"identifying\" target=\"#q46.2\"><ptr type=\"plaintext\" "
        "target=\"news/ferry.txt#char=90,103\"/><ptr type=\"tei\" "
        "target=\"#string-range(p1,44,13)\"/>");
  CHECK(xml.find("<certainty target=\"#q46.1 #q46.2\" match=\"@who\" locus=\"value\" "
                 "degree=\"0.98\"/>") != std::string::npos);
}

TEST_CASE("an attribution without source or cue is linked to what it has") {
  HandMade made("It is said that funds vanished. “Oh.” “No.”");
  made.paragraph();
  made.attribution({made.at("funds vanished")}, AttributionType::indirect).cue = {made.at("said")};
  made.attribution({made.at("“Oh.”")}, AttributionType::direct).mention = {made.at("It")};
  made.attribution({made.at("“No.”")}, AttributionType::direct);
  const std::string xml = written(made);
  CHECK(between(xml, "targFunc=\"content cue\">\n", "    </linkGrp>") ==
        "      <link target=\"#q16 #c6\"/>\n");
  CHECK(between(xml, "targFunc=\"content source\">\n", "    </linkGrp>") ==
        "      <link target=\"#q32 #m0\"/>\n");
  CHECK(xml.find("targFunc=\"content source cue\"") == std::string::npos);
  CHECK(xml.find("<annotation xml:id=\"a.q38\"") != std::string::npos);
}

TEST_CASE("white space is kept to the letter, also what TEI does not let stand between blocks") {
  HandMade made("\u00A0\nOne\r\n\u00A0\r\nTwo\n\t\n");
  made.block(BlockKind::headline, "One");
  made.block(BlockKind::paragraph, "Two");
  CHECK(body(made) ==
        "<head xml:id=\"h1\">\u00A0\nOne&#13;\n\u00A0</head>&#13;\n<p xml:id=\"p1\">Two</p>\n\t\n");
  CHECK(body(HandMade("\n No blocks \n")) == "<p xml:id=\"p1\">\n No blocks \n</p>");
  CHECK(body(HandMade(" \n")) == " \n");
  CHECK(body(HandMade("")) == "");
}

TEST_CASE("a character that XML forbids is U+FFFD, and the header says so") {
  HandMade made("a\x01z");
  made.paragraph();
  CHECK(body(made) == "<p xml:id=\"p1\">a\uFFFDz</p>");
  CHECK(between(written(made), "<notesStmt>", "</notesStmt>").find("W-xml-character") !=
        std::string::npos);
}

TEST_CASE("a headline, byline or dateline below the first paragraph is a p that says so") {
  HandMade made("One\nTwo\nOSLO\nBy Ek\nROME — Three\n• four\nShare");
  made.block(BlockKind::paragraph, "One");
  made.block(BlockKind::headline, "Two");
  made.block(BlockKind::dateline, "OSLO");
  made.block(BlockKind::byline, "By Ek");
  made.block(BlockKind::caption, "ROME — Three").dateline = made.at("ROME — ");
  made.block(BlockKind::list_item, "• four");
  made.block(BlockKind::boilerplate, "Share");
  CHECK(
      body(made) ==
      "<p xml:id=\"p1\">One</p>\n<p xml:id=\"p2\" rend=\"headline\">Two</p>\n"
      "<p xml:id=\"p3\" rend=\"dateline\">OSLO</p>\n<p xml:id=\"p4\" rend=\"byline\">By Ek</p>\n"
      "<p xml:id=\"p5\" rend=\"caption\"><seg type=\"dateline\">ROME — </seg>Three</p>\n"
      "<p xml:id=\"p6\" rend=\"item\">• four</p>\n<p xml:id=\"p7\" rend=\"boilerplate\">Share</p>");
}

TEST_CASE("an attribution in a byline is a seg, for TEI wants no said there") {
  HandMade made("By Ek, who says hi");
  made.block(BlockKind::byline, made.article.text);
  const auto ek = made.speaker(SpeakerKind::person, "Ek");
  made.attribution({made.at("hi")}, AttributionType::indirect).mention = {made.at("Ek")};
  made.resolution().speakers = {ek};
  CHECK(body(made) ==
        "<byline xml:id=\"b1\">By <rs xml:id=\"m3\" type=\"person\" ref=\"#s3\">Ek</rs>, who says "
        "<seg xml:id=\"q16\" type=\"said\" corresp=\"#s3\">hi</seg></byline>");
}

TEST_CASE("content over two blocks is two pieces, and so is what crosses it") {
  HandMade made("“We waited.\n\n“Nobody came,” Ruiz said.");
  made.block(BlockKind::paragraph, "“We waited.");
  made.block(BlockKind::paragraph, "“Nobody came,” Ruiz said.");
  made.attribution({made.at("“We waited.\n\n“Nobody came,”")}, AttributionType::direct).mention = {
      made.at("came,” Ruiz")};
  CHECK(body(made) ==
        "<p xml:id=\"p1\"><said xml:id=\"q0.1\" direct=\"true\" next=\"#q0.2\">“We "
        "waited.</said></p>\n\n"
        "<p xml:id=\"p2\"><said xml:id=\"q0.2\" direct=\"true\" prev=\"#q0.1\">“Nobody <rs "
        "xml:id=\"m21.1\" type=\"unknown\" next=\"#m21.2\">came,”</rs></said><rs xml:id=\"m21.2\" "
        "type=\"unknown\" prev=\"#m21.1\"> Ruiz</rs> said.</p>");
  CHECK(written(made).find("<join xml:id=\"m21\" result=\"rs\" scope=\"branches\" "
                           "target=\"#m21.1 #m21.2\"/>") != std::string::npos);
}

TEST_CASE("nested attributions nest, and a source that serves two is marked once") {
  HandMade made("Lee said Kim said no.");
  made.paragraph();
  made.attribution({made.at("Kim said no")}, AttributionType::indirect).mention = {made.at("Lee")};
  made.attribution({made.at("no")}, AttributionType::indirect).mention = {made.at("Kim")};
  made.attribution({made.at("said no")}, AttributionType::indirect).mention = {made.at("Kim")};
  CHECK(body(made) ==
        "<p xml:id=\"p1\"><rs xml:id=\"m0\" type=\"unknown\">Lee</rs> said <said xml:id=\"q9\" "
        "direct=\"false\"><rs xml:id=\"m9\" type=\"unknown\">Kim</rs> <said xml:id=\"q13\" "
        "direct=\"false\">said <said xml:id=\"q18\" "
        "direct=\"false\">no</said></said></said>.</p>");
}

TEST_CASE("of nested quotations in a mixed attribution the outer one is spoken") {
  HandMade made("He called it “a ‘nice’ plan”, and “odd”.");
  made.paragraph();
  made.quotation("“a ‘nice’ plan”", QuotationUse::speech);
  made.quotation("‘nice’", QuotationUse::speech);
  made.quotations[1].parent = 0;
  made.quotation("“odd”", QuotationUse::speech);
  made.attribution({made.at("it “a ‘nice’ plan”")}, AttributionType::mixed);
  CHECK(body(made) ==
        "<p xml:id=\"p1\">He called <said xml:id=\"q10\" direct=\"false\">it <q "
        "type=\"spoken\">“a ‘nice’ plan”</q></said>, and “odd”.</p>");
}

TEST_CASE("a quotation around a mixed attribution is not part of it") {
  HandMade made("“Kim said it was ‘odd’ then,” said Lee.");
  made.paragraph();
  made.quotation("“Kim said it was ‘odd’ then,”", QuotationUse::speech);
  made.quotation("‘odd’", QuotationUse::speech);
  made.quotations[1].parent = 0;
  made.attribution({made.at("it was ‘odd’")}, AttributionType::mixed);
  CHECK(body(made) ==
        "<p xml:id=\"p1\">“Kim said <said xml:id=\"q10\" direct=\"false\">it was <q "
        "type=\"spoken\">‘odd’</q></said> then,” said Lee.</p>");
}

TEST_CASE("two sources that begin at one place are two marks") {
  HandMade made("Kim of Acme said no and yes.");
  made.paragraph();
  made.attribution({made.at("no")}, AttributionType::indirect).mention = {made.at("Kim")};
  made.attribution({made.at("yes")}, AttributionType::indirect).mention = {made.at("Kim of Acme")};
  CHECK(body(made).starts_with(
      "<p xml:id=\"p1\"><rs xml:id=\"m0-2\" type=\"unknown\"><rs xml:id=\"m0\" "
      "type=\"unknown\">Kim</rs> of Acme</rs> said"));
}

TEST_CASE("words and titles in quotation marks are marked as such") {
  HandMade made("“Go” means “Ga” in “The Song”");
  made.paragraph();
  made.quotation("“Go”", QuotationUse::word);
  made.quotation("“Ga”", QuotationUse::none);
  made.quotation("“The Song”", QuotationUse::title);
  CHECK(body(made) ==
        "<p xml:id=\"p1\"><mentioned>“Go”</mentioned> means “Ga” in <title>“The Song”</title></p>");
}

TEST_CASE("who is named is a persName or orgName, others are an rs that says how they are meant") {
  HandMade made("Acme and Bo Hart said no.");
  made.paragraph();
  const auto acme = made.speaker(SpeakerKind::organization, "Acme");
  const auto hart = made.speaker(SpeakerKind::person, "Bo Hart");
  auto& a = made.attribution({made.at("no")}, AttributionType::indirect);
  a.mention = {made.at("Acme")};
  made.resolution().speakers = {acme};
  made.resolution().resolved_by = "short-name";
  CHECK_THAT(body(made), Contains("<orgName xml:id=\"m0\" ref=\"#s0\">Acme</orgName>"));
  made.resolution().speakers = {hart};
  CHECK_THAT(body(made), Contains("<persName xml:id=\"m0\" ref=\"#s0\">"));
  made.resolution().speakers = {acme};
  for (const auto& [step, element] :
       {std::pair{"description", "<rs xml:id=\"m0\" type=\"org\" ref=\"#s0\""},
        std::pair{"pronoun", "<rs xml:id=\"m0\" type=\"org\" subtype=\"pronoun\" ref=\"#s0\""}}) {
    made.resolution().resolved_by = step;
    CHECK_THAT(body(made), Contains(element));
  }
  a.mention = {made.at("Acme and Bo Hart")};
  made.resolution().speakers = {acme, hart};
  made.resolution().resolved_by = "name";
  CHECK_THAT(body(made), Contains("<rs xml:id=\"m0\" type=\"group\" ref=\"#s0 #s0-2\">"
                                  "Acme and Bo Hart</rs>"));
}

TEST_CASE("several articles make one corpus, their ids do not meet") {
  std::string xml;
  append_tei_corpus_begin(a_run(), xml);
  append_tei(ferry_story(), a_run(), {.corpus_number = 1}, xml);
  append_tei(ferry_story(), a_run(), {.corpus_number = 2}, xml);
  append_tei_corpus_end(xml);
  const XmlDocument document = read_xml(xml);
  CHECK(document.error == "");
  REQUIRE(document.bodies.size() == 2);
  CHECK(document.bodies[0] == ferry_story().article.text);
  CHECK(document.texts.at("a2.m57") == "Captain Mia Holm");
  for (const std::string& id : document.references) CHECK(document.texts.contains(id));
}
