#include "attribute/turns.h"

#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"

namespace sayso {
namespace {

// "speaker: content" for each attribution of the rule for turns.
std::vector<std::string> turns(std::string text) {
  Article article;
  article.text = std::move(text);
  article.language = "en";
  const Analysis analysis = analyse(std::move(article), checkout_rules());
  std::vector<std::string> out;
  for (const Attribution& a : analysis.attributions)
    if (a.rule == "en/turn")
      out.push_back(std::string(slice(analysis.article.text, a.mention.front())) + ": " +
                    std::string(slice(analysis.article.text, a.content.front())));
  return out;
}

}  // namespace

TEST_CASE("paragraphs that open with a repeated label are turns, whole") {
  CHECK(turns("Ledger: How many firings?\n\nQuartey: Two hundred and six. I kept a list.\n\n"
              "Ledger: And now?\n\nQuartey: She says I rest. I do not.") ==
        std::vector<std::string>{"Ledger: How many firings?",
                                 "Quartey: Two hundred and six. I kept a list.", "Ledger: And now?",
                                 "Quartey: She says I rest. I do not."});
}

TEST_CASE("a word before a colon that stands there once is no speaker") {
  CHECK(turns("The mayor met the council on Monday.\n\nThe result: a vote in May.\n\n"
              "The reason: money.")
            .empty());
}

TEST_CASE("a label is repeated to the letter") {
  CHECK(turns("The mayor met the council on Monday.\n\nQuartey: I rest.\n\nquartey: I rest.")
            .empty());
}

}  // namespace sayso
