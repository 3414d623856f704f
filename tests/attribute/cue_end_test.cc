// Words that a content could begin with, and that belong to the cue.
#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"

using namespace sayso;

namespace {

struct Parts {
  std::string cue, content;
};

Parts first(std::string text) {
  Article article;
  article.text = std::move(text);
  article.language = "en";
  const Analysis analysis = analyse(std::move(article), checkout_rules());
  REQUIRE(!analysis.attributions.empty());
  const Attribution& a = analysis.attributions.front();
  REQUIRE(!a.cue.empty());
  return {std::string(slice(analysis.article.text, a.cue.front())),
          std::string(slice(analysis.article.text, a.content.front()))};
}

}  // namespace

TEST_CASE("a preposition that goes with the cue belongs to it, and the content begins behind it") {
  const Parts parts = first("Ada Brook expressed concern about the safety of the old bridge.");
  CHECK(parts.cue == "expressed concern about");
  CHECK(parts.content == "the safety of the old bridge");
}

TEST_CASE("a word that opens the claim stays with it") {
  const Parts parts = first("Ada Brook promised to repair the old bridge.");
  CHECK(parts.cue == "promised");
  CHECK(parts.content == "to repair the old bridge");
}
