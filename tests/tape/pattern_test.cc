#include "tape/pattern.h"

#include <catch2/catch.hpp>

#include "checkout.h"

namespace sayso {
namespace {

std::string error(std::string_view text) {
  Diagnostics problems;
  auto rules = RuleSet::load((kCheckout / "rules").string(), problems);
  REQUIRE(rules);
  PatternError error;
  return rules->packs.front()->patterns.parse(text, Anchor::none, error) ? "" : error.code;
}

}  // namespace

TEST_CASE("patterns are made of classes, words, groups and RE2's operators") {
  CHECK(error("{determiner}? {capital}+ said") == "");
  CHECK(error("(?P<source>{capital}{1,3}) (?: , | \\( ) {lower&!verbal|number}*") == "");
}

TEST_CASE("what is no pattern is told by a code") {
  CHECK(error("{determinr}") == "E-unknown-class");
  CHECK(error("(?: {capital}") != "");
  CHECK(error("{capital") != "");
  CHECK(error("*") != "");
}

}  // namespace sayso
