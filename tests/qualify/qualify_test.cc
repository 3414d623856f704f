// What else the text says of an attribution: qualifiers, medium, addressee, via, when.
#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"
#include "tape/words.h"

using namespace sayso;

namespace {

Analysis analysed(const std::string& text) {
  Article article;
  article.text = text;
  article.language = "en";
  return analyse(std::move(article), checkout_rules());
}

// The qualifiers of the attribution whose content begins with these words.
std::string qualifiers(const std::string& text, std::string_view content) {
  const Analysis analysis = analysed(text);
  for (const Attribution& a : analysis.attributions) {
    if (!slice(analysis.article.text, a.content.front()).starts_with(content)) continue;
    std::string all;
    for (const Qualifier q : kQualifiers)
      if (a.has(q)) all += (all.empty() ? "" : " ") + std::string(name(q));
    return all;
  }
  return "no such attribution";
}

struct Circumstances {
  std::string via, medium, addressee, when;
};

Circumstances circumstances(const std::string& text) {
  const Analysis analysis = analysed(text);
  REQUIRE(analysis.attributions.size() == 1);
  const Attribution& a = analysis.attributions[0];
  const auto words = [&](Span span) {
    return span.empty() ? "" : std::string(slice(analysis.article.text, span));
  };
  return {words(a.via), words(a.medium), words(a.addressee),
          a.when.empty() ? "" : words(a.when[0])};
}

}  // namespace

TEST_CASE("who denies something says that it is not so; who dismisses it as something does not",
          "[qualify]") {
  CHECK(qualifiers("Ada Brook denied that it failed.", "that it") == "denied");
  CHECK(qualifiers("Ada Brook dismissed her account as “theatre.”", "her account") == "");
  CHECK(qualifiers("Ada Brook did not rule out a second race.", "a second") == "negated");
}

TEST_CASE("no answer is declined, and not merely negated", "[qualify]") {
  CHECK(qualifiers("Ada Brook would not say whether it failed.", "whether") == "declined");
  CHECK(qualifiers("Ada Brook did not say whether it failed.", "whether") == "negated");
}

TEST_CASE("who is anonymous once is so throughout, and nobody else is", "[qualify]") {
  const std::string text =
      "A union official, who asked not to be named, said the alarms were off. “Nobody came,” he "
      "said.\n\n"
      "Security experts say the mine was old.";
  CHECK(qualifiers(text, "the alarms") == "anonymous");
  CHECK(qualifiers(text, "“Nobody") == "anonymous");
  CHECK(qualifiers(text, "the mine") == "");
}

TEST_CASE("only what was not uttered is a thought", "[qualify]") {
  CHECK(qualifiers("“Is that a bat?” Ada Brook wondered.", "“Is") == "thought");
  CHECK(qualifiers("Ada Brook believes that it failed.", "that it") == "");
}

TEST_CASE("date words by the cue are its when", "[qualify]") {
  CHECK(circumstances("“It failed,” Ada Brook said on Tuesday.").when == "on Tuesday");
  CHECK(circumstances("On Wednesday, Ada Brook said that it failed.").when == "On Wednesday");
  CHECK(circumstances("Ada Brook said that it failed.").when == "");
}

TEST_CASE("the medium stands behind the cue or before the source", "[qualify]") {
  CHECK(circumstances("“It failed,” Ada Brook said in a statement.").medium == "a statement");
  CHECK(circumstances("In a letter to the board, Ada Brook said that it failed.").medium ==
        "a letter");
  CHECK(circumstances("“It failed,” Ada Brook said in Oslo.").medium == "");
}

TEST_CASE("the addressee is who was told", "[qualify]") {
  CHECK(circumstances("“It failed,” Ada Brook told the panel.").addressee == "the panel");
  CHECK(circumstances("“It failed,” Ada Brook said to the board.").addressee == "the board");
}

TEST_CASE("who passed the words on is told", "[qualify]") {
  CHECK(circumstances("Mayor Ada Brook has said through friends that it failed.").via == "friends");
}
