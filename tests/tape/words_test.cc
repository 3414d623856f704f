#include "tape/words.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <random>

namespace sayso {
namespace {

using Words = std::vector<std::string>;

Words words(std::string_view text) {
  static const WordRules rules{{"'d", "'ll", "'m", "'re", "'s", "'ve"}};
  Words out;
  for (const WordPiece& piece : split_words(text, rules)) out.emplace_back(slice(text, piece.span));
  return out;
}

Shape shape(std::string_view word) { return split_words(word, {}).front().shape; }

}  // namespace

TEST_CASE("words are parted at spaces and marks, which are words of their own") {
  CHECK(words("“No,” said Li: yes!") == Words{"“", "No", ",", "”", "said", "Li", ":", "yes", "!"});
  CHECK(words(" \t\n ").empty());
  CHECK(words("").empty());
}

TEST_CASE("apostrophes and hyphens inside a word belong to it, clitics are words of their own") {
  CHECK(words("Smith-Jones didn't sign O'Brien's deal") ==
        Words{"Smith-Jones", "didn't", "sign", "O'Brien", "'s", "deal"});
  CHECK(words("She’ll say they’ve won") == Words{"She", "’ll", "say", "they", "’ve", "won"});
  CHECK(words("THEY'RE HERE") == Words{"THEY", "'RE", "HERE"});
}

TEST_CASE("an apostrophe before a character of several bytes is no clitic and cuts none in two") {
  for (const std::string text : {"Tom’ś", "a ’é b", "x’ł", "’\u00A0s", "it’\u00ADs", "’😀"}) {
    std::string together;
    for (const std::string& word : words(text)) {
      CHECK((word[0] & 0xC0) != 0x80);
      together += word;
    }
    CHECK(together.size() <= text.size());
  }
}

TEST_CASE(
    "stops belong to initials and to abbreviations with several, not to the end of a sentence") {
  CHECK(words("J. D. Vance of the U.S. won.") ==
        Words{"J.", "D.", "Vance", "of", "the", "U.S.", "won", "."});
  CHECK(words("so U.Sen") == Words{"so", "U", ".", "Sen"});
}

TEST_CASE("a run of one mark is one word") {
  CHECK(words("no -- never ... ''yes''") == Words{"no", "--", "never", "...", "''", "yes", "''"});
}

// Words of ASCII letters alone are read faster than others: a letter that is none sends them the
// other way.
TEST_CASE("a word of ASCII letters is cut as one with other letters is") {
  const std::string_view pieces[] = {"a",  "aa", "aA", "A", "AA", "Aa", " ", ".",  ",", "-", "'",
                                     "'s", "&",  "_",  "@", "#",  "1",  ":", "\n", "(", "’", "“"};
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    std::string plain;
    for (unsigned size = random() % 8; size > 0; --size)
      plain += pieces[random() % std::size(pieces)];
    const auto with_marks = [](std::string_view text) {
      std::string other;
      for (const char c : text) other += c == 'a' ? "ä" : c == 'A' ? "Ä" : std::string(1, c);
      return other;
    };
    const std::string other = with_marks(plain);
    INFO(plain);
    const auto plain_words = split_words(plain, {{"'s"}}),
               other_words = split_words(other, {{"'s"}});
    REQUIRE(plain_words.size() == other_words.size());
    for (std::size_t i = 0; i < plain_words.size(); ++i) {
      CHECK(plain_words[i].shape == other_words[i].shape);
      CHECK(with_marks(slice(plain, plain_words[i].span)) == slice(other, other_words[i].span));
    }
  }
}

TEST_CASE("handles and hashtags keep their sign") {
  CHECK(words("@tilly_garth: #swans") == Words{"@tilly_garth", ":", "#swans"});
  CHECK(words("@tilly_garth's #swans’s") == Words{"@tilly_garth", "'s", "#swans", "’s"});
}

TEST_CASE("the shape of a word is that of its letters") {
  CHECK(shape("said") == Shape::lower);
  CHECK(shape("Said") == Shape::capital);
  CHECK(shape("McKay") == Shape::capital);
  CHECK(shape("NATO") == Shape::caps);
  CHECK(shape("J.") == Shape::initial);
  CHECK(shape("1,200") == Shape::number);
  CHECK(shape("Éluard") == Shape::capital);
  CHECK(shape(";") == Shape::mark);
}

TEST_CASE("words are folded to lower case, straight apostrophes and plain hyphens") {
  CHECK(fold("Didn’t") == "didn't");
  CHECK(fold("ÉCOLE") == "école");
  CHECK(fold("co\u2011op") == "co-op");
  CHECK(fold("co\u00ADop") == "coop");
}

}  // namespace sayso
