// The page to read: what stands on it, and that nothing of an article can become more than text.
#include <catch2/catch.hpp>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "text/utf8.h"
#include "write/hand_made.h"
#include "write/page/page.h"
#include "write/random_analysis.h"

using namespace sayso;
using Catch::Matchers::Contains;

namespace {

constexpr std::uint32_t kSeeds = 1000;
constexpr char kHostile[] = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;";

std::string written(const Analysis& analysis) {
  std::string out;
  append_page(analysis, a_run(), out);
  return out;
}

std::string several(const std::vector<Analysis>& all) {
  std::string out;
  append_pages_begin(a_run(), out);
  for (unsigned i = 0; i < all.size(); ++i) append_page_story(all[i], a_run(), i + 1, out);
  append_pages_end(out);
  return out;
}

// `main` is written as XML as well, which is stricter than HTML.
struct Main {
  pugi::xml_document document;

  explicit Main(const std::string& page) {
    const std::string xml = "<main " + between(page, "<main ", "</main>") + "</main>";
    const auto result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    INFO(xml.substr(static_cast<std::size_t>(result.offset), 200));
    REQUIRE(result.status == pugi::status_ok);
  }

  pugi::xml_node one(const std::string& path) const {
    const auto nodes = document.select_nodes(path.c_str());
    INFO(path);
    REQUIRE(nodes.size() == 1);
    return nodes.first().node();
  }
};

std::string text(pugi::xml_node node) {
  std::string all = node.value();
  for (const auto child : node.children()) all += text(child);
  return all;
}

// The words of the article alone, without the numbers of the notes.
std::string article_text(pugi::xml_node node) {
  if (std::string_view(node.attribute("class").value()) == "reference") return {};
  std::string all = node.value();
  for (const auto child : node.children()) all += article_text(child);
  return all;
}

std::string readable(std::string_view text) {
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool is_forbidden =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    utf8::append(all, is_forbidden ? 0xFFFD : c);
  }
  return all;
}

// Ids that are given twice, and links to ids that are not there.
std::vector<std::string> broken_links(const Main& page) {
  std::set<std::string> ids;
  std::vector<std::string> broken;
  for (const auto& node : page.document.select_nodes("//@id"))
    if (!ids.insert(node.attribute().value()).second) broken.push_back(node.attribute().value());
  for (const auto& node : page.document.select_nodes("//a/@href")) {
    const std::string target = node.attribute().value();
    if (target[0] == '#' && !ids.contains(target.substr(1))) broken.push_back(target);
  }
  for (const auto& node : page.document.select_nodes("//@data-note"))
    if (!ids.contains(node.attribute().value())) broken.push_back(node.attribute().value());
  return broken;
}

}  // namespace

TEST_CASE(
    "every block of any article stands on its page to the letter, and every link leads somewhere") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Analysis analysis = random_analysis(seed);
    INFO("seed " << seed);
    const Main page(written(analysis));
    const auto rows = page.document.select_nodes("//div[@class='row']/*[1]");
    REQUIRE(rows.size() == analysis.blocks.size());
    for (std::size_t i = 0; i < analysis.blocks.size(); ++i)
      REQUIRE(article_text(rows[i].node()) ==
              readable(slice(analysis.article.text, analysis.blocks[i].span)));
    REQUIRE(broken_links(page).empty());
  }
}

TEST_CASE("an attribution has its mark in the text, and its note beside it says who, how and why") {
  const Main page(written(ferry_story()));
  const auto mark = page.one("//mark[contains(., 'It sank')]");
  CHECK(std::string(mark.attribute("class").value()) == "said direct");
  const std::string note_id = mark.attribute("data-note").value();
  const auto note = page.one("//li[@id='" + note_id + "']");
  const std::string words = text(note);
  for (const char* part :
       {"Mia Holm", "Captain", "direct", "statement", "sure", "“It sank,”", "said", "(say)",
        "on Monday", "en/a-rule", "QUOTE, <speaker> & cue", "resolved by name", "news/ferry.txt"})
    CHECK_THAT(words, Contains(part));
  CHECK_THAT(text(page.one("//li[contains(@class,'note indirect')]")), Contains("thought"));
}

TEST_CASE("each speaker has a section with roles, names and all that he is said to have said") {
  const Main page(written(ferry_story()));
  const auto holm = page.one("//section[@class='voice'][.//h3[contains(.,'Mia Holm')]]");
  for (const char* part : {"Captain", "Also called Holm", "Of Ferryline; Coast Guard", "Q42",
                           "“It sank,” … “but slowly.”", "the wreck “a mess”"})
    CHECK_THAT(text(holm), Contains(part));
  CHECK(holm.select_nodes(".//li").size() == 2);
}

TEST_CASE("a speaker that nobody knows is told so plainly") {
  HandMade made("“No,” she said. It was raining, they say.");
  made.paragraph();
  auto& known = made.attribution({made.at("“No,”")}, AttributionType::direct);
  known.mention = {made.at("she")};
  made.attribution({made.at("It was raining")}, AttributionType::indirect);
  const Main page(written(made));
  CHECK_THAT(text(page.one("//li[@id='note.q0']")), Contains("speaker not known"));
  CHECK_THAT(text(page.one("//li[@id='note.q16']")), Contains("nobody named"));
  CHECK(page.one("//section[@id='unknown']").select_nodes(".//li").size() == 2);
}

TEST_CASE("nothing of an article becomes an element or an attribute of the page") {
  HandMade made(kHostile + std::string(" he said"), kHostile);
  for (std::string* field : {&made.article.title, &made.article.author, &made.article.published,
                             &made.article.publisher, &made.article.url, &made.article.language})
    *field = kHostile;
  made.paragraph();
  const auto speaker = made.speaker(SpeakerKind::person, kHostile);
  Speaker& s = made.speakers.all[speaker];
  s.aliases = s.affiliations = {kHostile};
  s.roles = {{kHostile, {}}};
  s.authority = kHostile;
  auto& a = made.attribution({made.at(kHostile)}, AttributionType::direct);
  a.cue = {made.at("said")};
  a.mention = {made.at("he")};
  a.lemma = a.rule = kHostile;
  made.resolution() = {{speaker}, kHostile, 1, {}};
  made.warnings = {{.code = kHostile, .message = kHostile}};
  for (const std::string& page : {written(made), several({made, made})}) {
    CHECK_THAT(page, !Contains("<script>alert") && !Contains("<img"));
    const Main main(page);
    CHECK(main.document.select_nodes("//script | //img | //@onerror").empty());
    CHECK_THAT(text(main.document), Contains(kHostile));
    CHECK_THAT(between(page, "<title>", "</title>"), !Contains("<"));
  }
}

TEST_CASE("a url that is no web address is shown and not linked") {
  HandMade made("“No,” she said.");
  made.article.url = "javascript:alert(1)";
  made.paragraph();
  made.attribution({made.at("“No,”")}, AttributionType::direct);
  const Main page(written(made));
  CHECK_THAT(text(page.document), Contains("javascript:alert(1)"));
  CHECK(page.document.select_nodes("//a[not(starts-with(@href,'#'))]").empty());
  made.article.url = "https://news.example/a#top";
  const Main linked(written(made));
  CHECK(std::string(linked.one("//a[@class='source']").attribute("href").value()) ==
        "https://news.example/a#top:~:text=%E2%80%9CNo%2C%E2%80%9D");
}

TEST_CASE("of several articles on one page no two share an id, and each link leads to its own") {
  const Main page(several({ferry_story(), ferry_story(), random_analysis(7)}));
  CHECK(broken_links(page).empty());
  CHECK(page.document.select_nodes("//section[@class='story']").size() == 3);
  CHECK(page.document.select_nodes("//h1").size() == 1);
}

TEST_CASE("a page names no address to load from, and its policy forbids all but its own") {
  const std::string page = written(ferry_story());
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  CHECK_THAT(policy, Contains("default-src 'none'") && Contains("script-src 'sha256-") &&
                         Contains("style-src 'sha256-") && !Contains("unsafe"));
  for (const char* way : {" src=", "@import", "url(", "<link", " style=", "fetch("})
    CHECK_THAT(page, !Contains(way));
}

TEST_CASE("the same analysis gives the same page") {
  for (std::uint32_t seed = 0; seed < 20; ++seed)
    CHECK(written(random_analysis(seed)) == written(random_analysis(seed)));
}
