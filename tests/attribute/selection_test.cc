// Which of several candidates wins.
#include <catch2/catch.hpp>

#include "checkout.h"
#include "pipeline.h"

using namespace sayso;

namespace {

std::string winner(std::string text) {
  Article article;
  article.text = std::move(text);
  article.language = "en";
  const Analysis analysis = analyse(std::move(article), checkout_rules());
  REQUIRE(analysis.attributions.size() == 1);
  return std::string(analysis.attributions.front().rule);
}

}  // namespace

TEST_CASE("of rules that say the same, the one that tells to whom is taken") {
  CHECK(winner("“We shall mend the bridge,” Ada Brook told reporters.") ==
        "en/quote-speaker-cue-addressee");
  CHECK(winner("“We shall mend the bridge,” Ada Brook said.") == "en/quote-speaker-cue");
}
