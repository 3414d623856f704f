// Gold in TEI.
#include <catch2/catch.hpp>

#include "evaluate/gold.h"
#include "evaluate/temporary_folder.h"

namespace sayso::eval {
namespace {

using Spans = std::vector<Span>;

const AnnotatedArticle& only(const std::vector<AnnotatedArticle>& articles) {
  REQUIRE(articles.size() == 1);
  return articles.front();
}

std::vector<std::string> codes(const Diagnostics& problems) {
  std::vector<std::string> all;
  for (const auto& problem : problems) all.push_back(problem.code);
  return all;
}

const char* const kTei = R"(<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x">
  <teiHeader><profileDesc><particDesc>
    <listPerson>
      <person xml:id="brook"><persName><forename>Ada</forename> <surname>Brook</surname></persName>
        <persName>Brook</persName><occupation>mayor</occupation></person>
      <personGrp xml:id="others"><occupation>residents</occupation></personGrp>
    </listPerson>
    <listOrg><org xml:id="report" type="document"><orgName>a report</orgName></org></listOrg>
  </particDesc></profileDesc></teiHeader>
  <text><body><div><p><said xml:id="q1.1" who="#brook #others" next="#q1.2" ana="#mixed #denial #R7 #negated #relayed" cert="0.75">“É,”</said> <persName xml:id="m1"><roleName>Mayor</roleName> Brook</persName>&#13;
and <rs xml:id="m2"><seg xml:id="t1" type="via">others</seg></rs> <seg type="cue" xml:id="c1"><w lemma="say">said</w></seg> <said xml:id="q1.2" prev="#q1.1">no &amp; no</said>.</p>
<p><said xml:id="q2" who="#report" ana="#indirect #statement">Alone</said>, the <roleName>clerk</roleName>.</p></div></body></text>
  <standOff>
    <join xml:id="q1" target="#q1.1 #q1.2"/>
    <linkGrp type="attribution"><link target="#q1 #m1 #m2 #c1"/></linkGrp>
    <linkGrp type="circumstance" targFunc="content via"><link target="#q1 #t1"/></linkGrp>
    <linkGrp type="circumstance" targFunc="content mood"><link target="#q1 #t1"/></linkGrp>
    <linkGrp type="variants"><link target="#q2 #c1"/></linkGrp>
  </standOff>
</TEI>)";

TEST_CASE("TEI gives text, parts, mentions, roles and speakers") {
  const TemporaryFolder folder;
  folder.write("fire.xml", kTei);
  Diagnostics problems;
  const auto articles = read_gold(folder.path.string(), problems);
  CHECK(problems.empty());
  const AnnotatedArticle& article = only(articles);
  CHECK(article.id == "fire");
  CHECK(article.text == "“É,” Mayor Brook\r\nand others said no & no.\nAlone, the clerk.");
  CHECK(article.detailed);

  REQUIRE(article.attributions.size() == 2);
  const AnnotatedAttribution& a = article.attributions[0];
  CHECK(a.content == Spans{{0, 4}, {34, 41}});
  CHECK(a.source == Spans{{5, 16}, {22, 28}});
  CHECK(a.cue == Spans{{29, 33}});
  CHECK(a.roles == Spans{{5, 10}});
  CHECK(a.type == AttributionType::mixed);
  CHECK(a.cue_class == CueClass::denial);
  CHECK(a.qualifiers ==
        (static_cast<int>(Qualifier::negated) | static_cast<int>(Qualifier::relayed)));
  CHECK(a.circumstances == decltype(a.circumstances){Spans{{22, 28}}});
  CHECK(a.rule == "R7");
  CHECK(a.lemma == "say");
  CHECK(a.confidence == Approx(.75));
  REQUIRE(a.speakers == std::vector<std::uint32_t>{0, 1});
  CHECK(article.speakers[0].name == "Ada Brook");
  CHECK(article.speakers[0].roles == std::vector<std::string>{"mayor"});
  CHECK(article.speakers[1].name.empty());
  CHECK(article.speakers[1].label == "residents");

  const AnnotatedAttribution& alone = article.attributions[1];
  CHECK(alone.source.empty());
  CHECK(alone.cue.empty());
  CHECK(article.speakers[alone.speakers.at(0)].name.empty());
  CHECK(article.speakers[alone.speakers.at(0)].label == "a report");
}

TEST_CASE("a teiCorpus gives an article for each TEI, called after its plain text or its id") {
  const TemporaryFolder folder;
  folder.write(
      "all.xml",
      "<teiCorpus><teiHeader/><TEI xml:id='a'><text><body>A</body></text></TEI>"
      "<TEI xml:id='b'><teiHeader><note type='plaintext'><ref>news/c.txt</ref></note></teiHeader>"
      "<text><body>B</body></text></TEI></teiCorpus>");
  Diagnostics problems;
  const auto articles = read_gold(folder.path.string(), problems);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].id == "a");
  CHECK(articles[1].id == "c.txt");
  CHECK(articles[1].text == "B");
}

TEST_CASE("broken XML is told with its line, and deep XML is read") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.xml", "<TEI>\n<text>\n</TEI>");
  Diagnostics problems;
  CHECK(read_gold(file, problems).empty());
  REQUIRE(codes(problems) == std::vector<std::string>{"E-bad-xml"});
  CHECK(problems[0].line == 3);

  std::string deep = "<TEI><text><body>";
  for (int i = 0; i < 200000; ++i) deep += "<hi>";
  deep += "x";
  for (int i = 0; i < 200000; ++i) deep += "</hi>";
  problems.clear();
  CHECK(only(read_gold(folder.write("b.xml", deep + "</body></text></TEI>"), problems)).text ==
        "x");
}

}  // namespace
}  // namespace sayso::eval
