#include "read/tei_text.h"

#include <catch2/catch.hpp>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "read/bytes_in_memory.h"

namespace sayso {
namespace {

struct Tei {
  explicit Tei(std::string xml) { article = read_tei(std::move(xml), {}, id, problems); }
  std::string text() const { return article ? article->text : "(" + problems.back().code + ")"; }
  std::string id = "place";
  Diagnostics problems;
  std::optional<Article> article;
};

std::string in_body(const std::string& body) {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>" + body + "</body></text></TEI>";
}

std::vector<std::string> cut(std::string xml) {
  std::vector<std::string> all;
  const auto records = cut_tei(bytes_of(std::move(xml)), {});
  while (const auto record = records->next())
    all.push_back(std::to_string(record->line) + " " +
                  (record->problem ? record->problem->code : record->bytes));
  return all;
}

}  // namespace

TEST_CASE("what sayso writes as TEI it reads back to the letter, with the same result") {
  const eval::TemporaryFolder folder;
  const std::string text =
      "Dam “unsafe”\r\n\r\n  “It rained,” Mayor Ada Brook\tsaid.\n\n\n“Yes & no,” she <added>.  \n";
  const std::string out = (folder.path / "out").string();
  const std::string in = folder.write("in/a.txt", text);
  REQUIRE(cli::sayso({"extract", in, "-o", out}).code == 0);
  const auto first = cli::sayso({"extract", in, "--with-text", "-q"});
  const auto again = cli::sayso({"extract", out + "/a.xml", "--with-text", "-q"});
  CHECK(again.code == 0);
  CHECK(again.out == first.out);
  CHECK(first.out.find("\"type\":\"direct\"") != std::string::npos);
  const auto corpus = cli::sayso({"extract", in, in, "--format", "tei", "-q"});
  CHECK(cli::sayso({"extract", "-", "--with-text", "-q"}, {.input = corpus.out}).out ==
        first.out + first.out);
}

TEST_CASE("of other TEI the lines of the body are read, and what the header says") {
  const Tei tei(R"(<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="fire" xml:lang="en-GB"><teiHeader><fileDesc>
<titleStmt><title>A
  fire</title><author>Ada Brook</author></titleStmt><sourceDesc><bibl><publisher>P</publisher>
<date when="2015-03-02"/></bibl></sourceDesc></fileDesc></teiHeader>
<text><body>
  <head>A fire</head>
  <p>It <hi>rained</hi>,<note>not really</note> she
     said <q>&#x2018;twice&#x2019;</q>.</p><lg><l>One</l><l>Two</l></lg>
  <p>A <choice><sic>hose</sic><corr>house</corr></choice><lb/>burnt</p>
</body></text></TEI>)");
  REQUIRE(tei.article);
  CHECK(tei.text() == "A fire\n\nIt rained, she said ‘twice’.\n\nOne\n\nTwo\n\nA house burnt\n");
  CHECK(tei.id == "fire");
  CHECK(tei.article->title == "A fire");
  CHECK(tei.article->author == "Ada Brook");
  CHECK(tei.article->publisher == "P");
  CHECK(tei.article->published == "2015-03-02");
  CHECK(tei.article->language == "en");
  CHECK(tei.article->is_extracted);
}

TEST_CASE("a corpus of TEI is cut into its articles") {
  CHECK(cut("<?xml version='1.0'?><TEI>a</TEI>") ==
        std::vector<std::string>{"0 <?xml version='1.0'?><TEI>a</TEI>"});
  CHECK(cut("<teiCorpus><teiHeader/>\n<TEI n='1'>a</TEI><TEIx/><TEI\n>b</TEI></teiCorpus>") ==
        std::vector<std::string>{"1 <TEI n='1'>a</TEI>", "2 <TEI\n>b</TEI>"});
  CHECK(cut("<teiCorpus><TEI>a</TEI><TEI>b") ==
        std::vector<std::string>{"1 <TEI>a</TEI>", "2 E-truncated-input"});
  CHECK(cut("<teiCorpus/>").empty());
}

TEST_CASE("nothing outside a TEI file is read, and entities of its own do not grow") {
  CHECK(Tei("<!DOCTYPE TEI [<!ENTITY e SYSTEM \"/etc/hostname\"><!ENTITY a \"aaaa\">]>" +
            in_body("<p>x &e; &a;</p>"))
            .text() == "x &e; &a;\n");
}

TEST_CASE("broken and hostile XML is told") {
  CHECK(Tei("").text() == "(E-bad-xml)");
  CHECK(Tei("<TEI><text>").text() == "(E-bad-xml)");
  CHECK(Tei(in_body("")).text() == "(E-no-article)");
  CHECK(Tei("<x/>").text() == "(E-no-article)");
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<p>";
  CHECK(Tei(in_body(deep)).text() == "(E-bad-xml)");
  std::string closed = deep + "x";
  for (int i = 0; i < 200'000; ++i) closed += "</p>";
  CHECK(Tei(in_body(closed)).text() == "x\n");
  CHECK(Tei(in_body("<p>caf\xE9\xC3\xA9</p>")).text() == "caf\uFFFDé\n");
}

TEST_CASE("a reference in TEI to a character that there is not becomes U+FFFD") {
  const Tei tei(in_body("<p>It &#xD800; failed.</p>"));
  CHECK(tei.text() == "It \uFFFD\uFFFD\uFFFD failed.\n");  // one for each byte
  CHECK(tei.problems.front().code == "W-invalid-bytes");
}

TEST_CASE("a source that begins like TEI is TEI") {
  CHECK(is_like_tei("<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"));
  CHECK(is_like_tei("<teiCorpus>"));
  CHECK_FALSE(is_like_tei("<html><TEIx>"));
  CHECK_FALSE(is_like_tei("He wrote <TEI >"));
}

}  // namespace sayso
