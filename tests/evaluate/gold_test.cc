#include "evaluate/gold.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "evaluate/temporary_folder.h"
#include "places.h"
#include "write/hand_made.h"
#include "write/jsonl.h"
#include "write/tei.h"

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

TEST_CASE("brat events become attributions with all their parts") {
  const TemporaryFolder folder;
  folder.write("fire.txt", "“Yes,” she said, “it is.” Someone else spoke.");
  folder.write("fire.ann",
               "T1\tContent 0 6;17 25\t“Yes,” “it is.”\n"
               "T2\tCue 11 15\tsaid\n"
               "T3\tSource 7 10\tshe\n"
               "T4\tAttribution 11 15\tsaid\n"
               "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3 Content2:T6\n"
               "T5\tDiscuss 26 33\tSomeone\n"
               "T6\tContent 34 38\telse\n"
               "E2\tAttribution:T4 Cue:T2\n"  // no content: none
               "#1\tAnnotatorNotes T1\ta note\nof two lines\n");
  Diagnostics problems;
  const auto articles = read_gold(folder.path.string(), problems);
  CHECK(problems.empty());
  const AnnotatedArticle& article = only(articles);
  CHECK(article.id == "fire");
  CHECK_FALSE(article.detailed);
  CHECK(article.ignored == Spans{{26, 33}});
  REQUIRE(article.attributions.size() == 1);
  const AnnotatedAttribution& a = article.attributions[0];
  CHECK(a.content == Spans{{0, 6}, {17, 25}, {34, 38}});
  CHECK(a.cue == Spans{{11, 15}});
  CHECK(a.source == Spans{{7, 10}});
  CHECK_FALSE(a.type.has_value());
}

TEST_CASE("brat lines that make no sense are told with their place") {
  const TemporaryFolder folder;
  folder.write("a.txt", "text");
  const std::string file = folder.write("a.ann",
                                        "T1\tContent 4\tx\nT2\tContent 4 2\tx\n"
                                        "E1\tAttribution:T1 Content:T9\n");
  Diagnostics problems;
  CHECK(only(read_gold(folder.path.string(), problems)).attributions.empty());
  REQUIRE(codes(problems) == std::vector<std::string>(3, "W-bad-annotation"));
  CHECK(problems[0].file == file);
  CHECK(problems[0].line == 1);
  CHECK(problems[2].line == 3);
  CHECK(problems[2].message == "there is no T9");
}

TEST_CASE("what the writers wrote is read back as the analysis that it came from") {
  const Analysis story = ferry_story();
  const AnnotatedArticle expected = prediction(story);
  REQUIRE(expected.attributions.size() >= 3);
  const bool as_tei = GENERATE(true, false);
  INFO((as_tei ? "TEI" : "JSON Lines"));
  std::string written;
  if (as_tei)
    append_tei(story, a_run(), {}, written);
  else
    append_jsonl(story, a_run(), {.with_text = true}, written);
  const TemporaryFolder folder;
  Diagnostics problems;
  const auto articles =
      read_gold(folder.write(as_tei ? "ferry.xml" : "ferry.jsonl", written), problems);
  CHECK(problems.empty());
  const AnnotatedArticle& article = only(articles);
  CHECK(article.text == story.article.text);
  REQUIRE(article.attributions.size() == expected.attributions.size());
  for (std::size_t i = 0; i < expected.attributions.size(); ++i) {
    INFO("attribution " << i);
    const AnnotatedAttribution &a = article.attributions[i], &b = expected.attributions[i];
    CHECK(a.content == b.content);
    CHECK(a.cue == b.cue);
    CHECK(a.source == b.source);
    CHECK(a.roles == b.roles);
    CHECK(a.type == b.type);
    CHECK(a.cue_class == b.cue_class);
    CHECK(a.qualifiers == b.qualifiers);
    CHECK(a.lemma == b.lemma);
    CHECK(a.confidence == Approx(b.confidence));
    REQUIRE(a.speakers.size() == b.speakers.size());
    for (std::size_t s = 0; s < a.speakers.size(); ++s) {
      const AnnotatedSpeaker& read = article.speakers[a.speakers[s]];
      const AnnotatedSpeaker& known = expected.speakers[b.speakers[s]];
      CHECK(read.name == known.name);
      CHECK(read.label == known.label);
      CHECK(read.roles == known.roles);
    }
  }
}

TEST_CASE("the hand-made gold has the articles' text, and each attribution a content") {
  Diagnostics problems;
  const std::string corpus = (kCheckout / "corpus/").string();
  const auto gold = read_gold(corpus + "gold", problems);
  CHECK(problems.empty());
  REQUIRE(gold.size() >= 30);
  for (const AnnotatedArticle& article : gold) {
    INFO(article.id);
    std::ifstream in(corpus + "news/" + article.id + ".txt", std::ios::binary);
    CHECK(article.text == std::string(std::istreambuf_iterator<char>(in), {}));
    CHECK_FALSE(article.attributions.empty());
    for (const auto& a : article.attributions) {
      CHECK_FALSE(a.content.empty());
      CHECK(a.type.has_value());
      CHECK(a.cue_class.has_value());
    }
  }
}

const char* const kRecord =
    R"({"schema":"sayso/1","id":"news/fire.txt",)"
    R"("attributions":[{"id":"q1","type":"mixed","class":"denial","qualifiers":["negated"],)"
    R"("content":[{"start":0,"end":4,"text":"“É,”"},{"start":9,"end":12}],)"
    R"("cue":[{"start":5,"end":8,"lemma":"say"}],)"
    R"("speaker":{"refs":["s2"],"kind":"person","name":"Ada Brook","label":"Ada Brook",)"
    R"("mention":[{"start":5,"end":6}],"confidence":0.5},"role":[{"start":5,"end":6}],)"
    R"("via":null,"medium":null,"addressee":{"start":6,"end":8},"when":[{"start":8,"end":9}],)"
    R"("rule":"en/r","confidence":0.25},)"
    R"({"content":[{"start":0,"end":1}],"speaker":null,"cue":[]}],)"
    R"("speakers":[{"id":"s1","name":null,"label":"residents"},)"
    R"({"id":"s2","name":"Ada Brook","label":"Ada Brook","roles":["mayor","leader"]}]})";

TEST_CASE("JSON Lines give attributions, and their text from the file beside them") {
  const TemporaryFolder folder;
  const std::string file = folder.write("gold.jsonl", std::string(kRecord) + "\n\n");
  folder.write("fire.txt", "the text");
  Diagnostics problems;
  const auto articles = read_gold(file, problems);
  CHECK(problems.empty());
  const AnnotatedArticle& article = only(articles);
  CHECK(article.id == "fire.txt");
  CHECK(article.text == "the text");
  CHECK(article.detailed);
  REQUIRE(article.attributions.size() == 2);
  const AnnotatedAttribution& a = article.attributions[0];
  CHECK(a.content == Spans{{0, 4}, {9, 12}});
  CHECK(a.cue == Spans{{5, 8}});
  CHECK(a.source == Spans{{5, 6}});
  CHECK(a.roles == Spans{{5, 6}});
  CHECK(a.type == AttributionType::mixed);
  CHECK(a.cue_class == CueClass::denial);
  CHECK(a.qualifiers == static_cast<int>(Qualifier::negated));
  CHECK(a.circumstances == decltype(a.circumstances){{{}, {}, Spans{{6, 8}}, Spans{{8, 9}}}});
  CHECK(a.lemma == "say");
  CHECK(a.rule == "en/r");
  CHECK(a.confidence == Approx(.25));
  CHECK(a.speaker_confidence == Approx(.5));
  REQUIRE(a.speakers == std::vector<std::uint32_t>{1});
  CHECK(article.speakers[1].roles == std::vector<std::string>{"mayor", "leader"});
  CHECK(article.attributions[1].speakers.empty());
}

TEST_CASE("records that are none are told; a failed article has no attributions") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("p.jsonl",
                   "{\"id\":\"a\",\"error\":{\"code\":\"E\"}}\nnot json\n{\"attributions\":[]}\n"
                   "{\"id\":\"b\",\"attributions\":[{\"content\":[{\"start\":5,\"end\":3}]}]}\n"
                   "{\"id\":\"c\",\"attributions\":7,\"speakers\":\"x\"}");
  Diagnostics problems;
  const auto articles = read_predictions(file, problems);
  REQUIRE(articles.size() == 3);
  CHECK(articles[0].attributions.empty());
  CHECK(articles[2].attributions.empty());
  CHECK(codes(problems) ==
        std::vector<std::string>{"E-bad-record", "E-bad-record", "W-bad-annotation"});
  CHECK(problems[1].line == 3);
}

TEST_CASE("gold without text, twice, not UTF-8, absent or of no known format is told") {
  const TemporaryFolder folder;
  folder.write("a/lonely.ann", "");
  folder.write("b/fire.xml", "<TEI><text><body>one</body></text></TEI>");
  folder.write("c/fire.xml", "<TEI><text><body>two</body></text></TEI>");
  folder.write("d/latin.ann", "");
  folder.write("d/latin.txt", "caf\xE9");
  folder.write("e/passed-over.html", "");
  Diagnostics problems;
  CHECK(only(read_gold(folder.path.string(), problems)).text == "one");
  CHECK(codes(problems) ==
        std::vector<std::string>{"E-no-text", "E-duplicate-id", "E-invalid-text"});

  problems.clear();
  read_gold((folder.path / "none.xml").string(), problems);
  read_gold((folder.path / "e/passed-over.html").string(), problems);
  CHECK(codes(problems) == std::vector<std::string>{"E-unreadable-file", "E-unknown-format"});
}

TEST_CASE("an analysis becomes a prediction in code points, outermost attributions alone") {
  Analysis analysis;
  analysis.article.id = "news/fire.txt";
  analysis.article.text = "“É,” said Ada.";
  Attribution outer;
  outer.content = {{0, 9}};
  outer.cue = {{10, 14}};
  outer.mention = {{15, 18}};
  outer.type = AttributionType::direct;
  outer.qualifiers = static_cast<std::uint16_t>(Qualifier::thought);
  outer.via = {15, 18};
  outer.when = {{0, 1}, {10, 14}};
  outer.lemma = "say";
  outer.rule = "en/r";
  outer.confidence = .9f;
  Attribution inner = outer;
  inner.outer = 0;
  analysis.attributions = {outer, inner};
  Speaker ada;
  ada.name = ada.label = "Ada";
  ada.roles = {{"mayor", {}}};
  analysis.speakers.all = {ada};
  analysis.speakers.resolutions = {{{0}, "name", .5f, {{15, 18}}}, {}};

  const AnnotatedArticle article = prediction(analysis);
  CHECK(article.id == "fire.txt");
  REQUIRE(article.attributions.size() == 1);
  const AnnotatedAttribution& a = article.attributions[0];
  CHECK(a.content == Spans{{0, 4}});
  CHECK(a.cue == Spans{{5, 9}});
  CHECK(a.source == Spans{{10, 13}});
  CHECK(a.roles == Spans{{10, 13}});
  CHECK(a.type == AttributionType::direct);
  CHECK(a.qualifiers == static_cast<int>(Qualifier::thought));
  CHECK(a.circumstances ==
        decltype(a.circumstances){{Spans{{10, 13}}, {}, {}, Spans{{0, 1}, {5, 9}}}});
  CHECK(a.rule == "en/r");
  CHECK(a.confidence == .9);
  CHECK(a.speaker_confidence == .5);
  CHECK(article.speakers.at(a.speakers.at(0)).roles == std::vector<std::string>{"mayor"});

  CHECK(prediction(analysis, true).attributions.size() == 2);
}

}  // namespace
}  // namespace sayso::eval
