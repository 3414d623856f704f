#include "tape/tape.h"

#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"

namespace sayso {
namespace {

// The words of a paragraph's tape; sentence ends are "¶", quotations stand whole.
std::vector<std::string> tape(std::string text) {
  Article article;
  article.text = std::move(text);
  article.language = "en";
  PipelineTrace trace;
  const Analysis analysis = analyse(std::move(article), checkout_rules(), &trace);
  const Symbol end = checkout_rules().pack("en")->vocabulary.end_symbol();
  std::vector<std::string> out;
  for (const Tape& block : trace.tapes)
    for (const Token& token : block.tokens)
      out.push_back(token.symbol == end ? "¶"
                                        : std::string(slice(analysis.article.text, token.span)));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole quotation is one token") {
  CHECK(tape("Ada Brook said “We won. We go home” and left.") ==
        Words{"Ada", "Brook", "said", "“We won. We go home”", "and", "left", "¶"});
}

TEST_CASE(
    "a quotation that ends with a stop ends its sentence, one that ends with a comma does not") {
  CHECK(tape("“We go.” Ada left.") == Words{"“We go.”", "¶", "Ada", "left", "¶"});
  CHECK(tape("“We go,” Ada said.") == Words{"“We go,”", "Ada", "said", "¶"});
}

TEST_CASE("a question is parted from what follows unless that is its tag") {
  CHECK(tape("“Resign?” Patel asked.") == Words{"“Resign?”", "Patel", "asked", "¶"});
  CHECK(tape("“Resign?” Ada Crouch, defending, asked.") ==
        Words{"“Resign?”", "Ada", "Crouch", ",", "defending", ",", "asked", "¶"});
  CHECK(tape("“Resign?” Patel left, and Lee said no.") ==
        Words{"“Resign?”", "¶", "Patel", "left", ",", "and", "Lee", "said", "no", "¶"});
}

TEST_CASE("an entry of several words is one token, but its preposition goes with a day behind it") {
  CHECK(tape("The court ruled on taxes.") == Words{"The", "court", "ruled on", "taxes", "¶"});
  CHECK(tape("The court ruled on Monday.") == Words{"The", "court", "ruled", "on", "Monday", "¶"});
}

TEST_CASE("the stop of an abbreviation ends no sentence, unless one begins behind it") {
  CHECK(tape("Mr. Vale met Sen. Fox at Acme Inc. on Monday.") ==
        Words{"Mr.", "Vale", "met", "Sen.", "Fox", "at", "Acme", "Inc.", "on", "Monday", "¶"});
  CHECK(tape("They live in the U.S. The mayor left.") ==
        Words{"They", "live", "in", "the", "U.S.", "¶", "The", "mayor", "left", "¶"});
}

}  // namespace sayso
