#include "read/page.h"

#include <catch2/catch.hpp>

#include "places.h"
#include "read/page_rules.h"
#include "read/page_source.h"
#include "read/utf8_check.h"

namespace sayso {
namespace {

const PageRules& page_rules() {
  static const PageRules rules = [] {
    Diagnostics problems;
    const auto folder = rules::Folder::read(kCheckout / "rules", problems);
    REQUIRE(folder);
    PageRules loaded = load_page_rules(*folder, problems);
    REQUIRE(problems.empty());
    return loaded;
  }();
  return rules;
}

struct Page {
  explicit Page(std::string html, ReadOptions options = {}) {
    options.pages = &page_rules();
    std::string id;
    article = read_page(std::move(html), options, id, problems);
  }
  std::string text() const { return article ? article->text : "(" + problems.back().code + ")"; }
  Diagnostics problems;
  std::optional<Article> article;
};

std::string repeated(const std::string& piece, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += piece;
  return all;
}

}  // namespace

TEST_CASE("the article of a page is read without what stands around it") {
  const Page page(R"(<!DOCTYPE html><html lang="en-GB"><head><title>A fire | Gazette</title>
<style>p { color: red }</style><script>var p = "<p>no</p>";</script></head>
<body class="has-sidebar"><nav><p>Home</p></nav><header>Gazette</header>
<main><article><h1>A fire</h1><div class="byline">By Ada Brook</div>
<figure><img src="x"><figcaption>The fire, seen from afar</figcaption></figure>
<p>It   rained,
 said <b>Mayor</b> Brook.<!-- no --></p><p>One<br>line.<br><br>Another &amp; one.</p>
<div class="storyRelatedLinks"><p>Read this as well, please</p></div>
<p><a href="/x">Related: another fire</a></p><p aria-hidden="true">Hidden</p>
<ul><li>First</li><li>Second</li></ul><p>The <a href="/y">end</a> of it.</p></article>
<article><p>A teaser.</p></article></main><aside><p>Most read</p></aside>
<footer><p>All rights reserved</p></footer></body></html>)");
  CHECK(page.text() ==
        "It rained, said Mayor Brook.\n\nOne\nline.\n\nAnother & one.\n\nFirst\n\nSecond\n\n"
        "The end of it.\n");
  REQUIRE(page.article);
  CHECK(page.article->title == "A fire");
  CHECK(page.article->language == "en");
  CHECK(page.article->is_extracted);
}

TEST_CASE("quotations in markup get marks, unless they have them") {
  CHECK(Page("<p>She said <q>It <q>rained</q></q> and <q>“went”</q>.</p>").text() ==
        "She said “It ‘rained’” and “went”.\n");
  CHECK(Page("<p>Brook wrote:</p><blockquote><p>It rained.</p><p>It snowed.</p>"
             "<footer>— <cite>Ada Brook</cite></footer></blockquote><blockquote>‘Yes.’"
             "</blockquote><p>And that is what stands behind all of it.</p>")
            .text() ==
        "Brook wrote:\n\n“It rained.\n\n“It snowed.”\n\n—\n\nAda Brook\n\n‘Yes.’\n\n"
        "And that is what stands behind all of it.\n");
}

TEST_CASE("linked data tells most, then Open Graph, then what else the page has") {
  const std::string rest =
      R"(<meta property="og:title" content="G"><meta name="author" content="M">
<meta property="og:site_name" content="Site"><link rel="canonical" href="https://example.org/c">
<meta property="article:published_time" content="2015-03-03"><title>T</title><p>It rained.</p>)";
  const Page linked(
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":
"WebSite","name":"no"},{"@type":["Thing","NewsArticle"],"headline":"A fire","author":[{"name":
"Ada Brook"},{"name":"Per Aune"}],"datePublished":"2015-03-02","publisher":{"name":"Gazette"},
"mainEntityOfPage":{"@id":"https://example.org/f"},"inLanguage":"en-US"}]}</script>)" +
      rest);
  REQUIRE(linked.article);
  CHECK(linked.article->title == "A fire");
  CHECK(linked.article->author == "Ada Brook, Per Aune");
  CHECK(linked.article->published == "2015-03-02");
  CHECK(linked.article->publisher == "Gazette");
  CHECK(linked.article->url == "https://example.org/f");
  CHECK(linked.article->language == "en");
  CHECK(linked.text() == "It rained.\n");
  const Page graph(rest);
  REQUIRE(graph.article);
  CHECK(graph.article->title == "G");
  CHECK(graph.article->author == "M");
  CHECK(graph.article->publisher == "Site");
  CHECK(graph.article->published == "2015-03-03");
  CHECK(graph.article->url == "https://example.org/c");
  CHECK(Page("<script type=application/ld+json>{[</script>" + rest).article->title == "G");
}

TEST_CASE("the body that linked data gives is the text, unless the page has far more of it") {
  const auto page = [](const std::string& body) {
    return "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" + body +
           "\"}</script><p>It rained in the morning, and in the evening too.</p>";
  };
  CHECK(Page(page("It rained in the morning.\\n\\nIt rained.")).text() ==
        "It rained in the morning.\n\nIt rained.\n");
  CHECK(Page(page("<p>It rained in the</p><p>morning, she said</p>")).text() ==
        "It rained in the\n\nmorning, she said\n");
  CHECK(Page(page("It …")).text() == "It rained in the morning, and in the evening too.\n");
}

TEST_CASE("a page without paragraphs is read by its lines, and what holds it all is not left out") {
  CHECK(Page("<form class=sidebar><div>It rained.<br><br>It snowed.</div></form>").text() ==
        "It rained.\n\nIt snowed.\n");
  CHECK(Page("<table><tr><td>It rained.</td></tr></table>").text() == "It rained.\n");
}

TEST_CASE("the charset is that of the bytes, else the one that the page tells") {
  CHECK(Page("<meta charset=iso-8859-1><p>caf\xE9 \x93x\x94</p>").text() == "café “x”\n");
  CHECK(Page("<meta http-equiv=Content-Type content='text/html; charset=shift_jis'><p>\x83\x65</p>")
            .text() == "テ\n");
  CHECK(Page("<meta charset=iso-8859-1><p>caf\xC3\xA9</p>").text() == "café\n");
  CHECK(Page("<meta charset=nonsense><p>caf\xC3\xA9 \xFF</p>").text() == "café \uFFFD\n");
}

TEST_CASE("a page without an article is told") {
  CHECK(Page("").text() == "(E-no-article)");
  CHECK(Page("<html><body><script>x</script></body></html>").text() == "(E-no-article)");
}

TEST_CASE("pages that are broken off or hostile are read or refused, never slowly") {
  CHECK(Page("<p>It rained.<a href=\"x").text() == "It rained.\n");
  CHECK(Page("<p>It rained.<!-- ").text() == "It rained.\n");
  CHECK(Page("<p>It rained.<script>x").text() == "It rained.\n");
  CHECK(Page(std::string("<p>a\0b</p>", 10)).article);
  for (const char* piece : {"<div>", "<span></p>", "<span><div></span>", "<b a=1><i></b>", "<foo/>",
                            "<svg><foo/>", "<table><tr><td>", "<b><p>", "<select><option>"}) {
    CAPTURE(piece);
    const Page deep(repeated(piece, 100'000) + "x");
    CHECK_FALSE(deep.problems.empty());
  }
  const Page deep("<p>x</p>" + repeated("<div>", 501));
  CHECK(deep.text() == "(E-too-deep)");
  CHECK(deep.problems[0].hint == "--max-depth allows more");
  ReadOptions options;
  options.max_depth = 502;
  CHECK(Page("<p>x</p>" + repeated("<div>", 501), options).text() == "x\n");
  options.max_elements = 100;
  CHECK(Page(repeated("<p>x</p>", 60), options).text() == "(E-too-many-elements)");
  for (const char* piece : {"</", "<", "<svg/>", "<math/>", "<svg></svg>", "<script></script>"})
    CHECK(Page("<p>x</p>" + repeated(piece, 300'000)).article);
  CHECK(Page("<p>x</p><script type='application/ld+json'>" + repeated("[", 300'000)).article);
  std::string attributes = "<p", bodies;
  for (int i = 0; i < 100'000; ++i) {
    attributes += " a" + std::to_string(i) + "='>'";
    bodies += "<body a" + std::to_string(i) + ">";
  }
  CHECK(Page(attributes + ">x").text() == "(E-too-many-elements)");
  CHECK(Page(bodies + "x").text() == "(E-too-many-elements)");
  options = {};
  options.max_elements = 300;
  CHECK(Page(repeated("<p a=1 b='2'c  /d  =  3 >x</p>", 100), options).article);
}

TEST_CASE("a reference to a character that there is not becomes U+FFFD") {
  const Page page("<title>A &#xfffffff0;</title><p>It &#xD800; &#xfffffff0; failed.");
  CHECK(page.text().find("It \uFFFD ") == 0);
  CHECK(page.text().find(" failed.") != std::string::npos);
  CHECK(check_utf8(page.text()).invalid.count == 0);
  CHECK(check_utf8(page.article->title).invalid.count == 0);
  CHECK(page.problems.front().code == "W-invalid-bytes");
}

TEST_CASE("drawings, scripts and comments are taken out before parsing") {
  Diagnostics problems;
  const auto source = prepare_page(
      "a<!-- <p> --><svg><svg/><g/></svg>b<SCRIPT>'</p>'</script >c<title><p></title>"
      "<p title='>'>d<math/>e<script type=\"application/ld+json\">{}</script>",
      {}, problems);
  REQUIRE(source);
  CHECK(source->html == "abc<title><p></title><p title='>'>de");
  CHECK(source->json_ld == std::vector<std::string>{"{}"});
}

TEST_CASE("a source that begins with a tag of a page is like HTML") {
  CHECK(is_like_html("\xEF\xBB\xBF\n<!DOCTYPE HTML>"));
  CHECK(is_like_html("<html lang=en>"));
  CHECK(is_like_html("<?xml version='1.0'?><html>"));
  CHECK_FALSE(is_like_html("<TEI>"));
  CHECK_FALSE(is_like_html("It rained <html>"));
}

}  // namespace sayso
