#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"

namespace sayso {
namespace {

// Who says the quotation with these words.
std::string speaker(const std::string& text, std::string_view words) {
  Article article;
  article.text = text;
  article.language = "en";
  const Analysis analysis = analyse(std::move(article), checkout_rules());
  for (const Attribution& a : analysis.attributions)
    for (const Span part : a.content)
      if (slice(analysis.article.text, part).find(words) != std::string_view::npos)
        return std::string(slice(analysis.article.text, a.mention.front()));
  return "nobody";
}

const std::string kTagged =
    "They met at the gate.\n\n“You are late,” said Ann.\n\n“The train was late,” said Ben.\n\n";

}  // namespace

TEST_CASE("lines without tags below those of two speakers are theirs by turns") {
  const std::string text = kTagged + "“It always is.”\n\n“Not on Sundays.”\n\n“It is Monday.”";
  CHECK(speaker(text, "always is") == "Ann");
  CHECK(speaker(text, "Sundays") == "Ben");
  CHECK(speaker(text, "Monday") == "Ann");
}

TEST_CASE("one paragraph without a tag goes on with the speech above it") {
  CHECK(speaker(kTagged + "“It always is.”\n\nThey went home.", "always is") == "Ben");
}

TEST_CASE("paragraphs without tags below one speaker are all hers") {
  const std::string text =
      "They met.\n\n“You are late,” said Ann.\n\n“It always is.”\n\n“Not on Sundays.”";
  CHECK(speaker(text, "always is") == "Ann");
  CHECK(speaker(text, "Sundays") == "Ann");
}

TEST_CASE("a paragraph without a tag is not the answer of who asked") {
  CHECK(speaker("“Was it cooked through?” Lind asked.\n\n“It was not cooked at all.”",
                "not cooked") == "nobody");
  CHECK(speaker("“It was not cooked,” Lind said.\n\n“It was not even warm.”", "even warm") ==
        "Lind");
}

TEST_CASE("one question without a tag is the next of who asked before, not of who answered") {
  const std::string text = "“Passed by whom?” asked Ann.\n\n“By our contractor,” Ben answered.\n\n";
  CHECK(speaker(text + "“And who paid him?”\n\n“I do not know,” Ben said.", "paid him") == "Ann");
  CHECK(speaker(text + "“I trusted him.”\n\nThey went home.", "trusted") == "Ben");
}

TEST_CASE("a sentence without a tag goes on with the speech before it in its paragraph") {
  const std::string text =
      "“The train was late,” said Ben.\n\n“You are late,” said Ann. The clock struck. “It always "
      "is that way.”";
  CHECK(speaker(text, "always is") == "Ann");
}

}  // namespace sayso
