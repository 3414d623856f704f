#include "tape/words.h"

#include <catch2/catch.hpp>

namespace sayso {
namespace {

std::vector<std::string> words(std::string_view text) {
  WordRules rules;
  rules.clitics = {"'s", "'ll"};
  std::vector<std::string> out;
  for (const WordPiece& piece : split_words(text, rules)) out.emplace_back(slice(text, piece.span));
  return out;
}

TEST_CASE("A clitic is a word of its own, and a character behind an apostrophe is never cut") {
  CHECK(words("Brook’s boat") == std::vector<std::string>{"Brook", "’s", "boat"});
  CHECK(words("‘late’\u00A0she") == std::vector<std::string>{"‘", "late", "’", "she"});
  CHECK(words("’é") == std::vector<std::string>{"’", "é"});
}

}  // namespace
}  // namespace sayso
