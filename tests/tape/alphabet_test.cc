#include "tape/alphabet.h"

#include <re2/re2.h>

#include <catch2/catch.hpp>

#include "checkout.h"
#include "tape/pattern.h"

namespace sayso {
namespace {

// Classes that some rule uses: the symbols tell them apart.
std::vector<std::string> used_classes(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const auto& name : vocabulary.class_names())
    if (vocabulary.symbols_of(*vocabulary.find_class(name)).any()) names.push_back(name);
  return names;
}

// Does a program over the letters say of every symbol what the vocabulary says of it?
void check(Alphabet& alphabet, const std::vector<std::string>& classes, LanguagePack& pack) {
  std::vector<Pattern> patterns;
  for (const auto& name : classes) {
    PatternError error;
    patterns.push_back(pack.patterns.parse("{" + name + "&!capital}", Anchor::none, error).value());
    alphabet.add(patterns.back());
  }
  alphabet.freeze(pack.vocabulary);
  const ClassId capital = *pack.vocabulary.find_class("capital");
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const re2::RE2 program(to_re2(patterns[i], alphabet).text, re2_options(1 << 20));
    REQUIRE(program.ok());
    const ClassId id = *pack.vocabulary.find_class(classes[i]);
    for (std::size_t symbol = 0; symbol < pack.vocabulary.symbol_count(); ++symbol) {
      const auto s = static_cast<Symbol>(symbol);
      std::string letter;
      alphabet.write({s}, letter);
      const bool is = pack.vocabulary.is(s, id) && !pack.vocabulary.is(s, capital);
      if (re2::RE2::FullMatch(letter, program) != is) FAIL(classes[i] << " of symbol " << symbol);
    }
  }
}

std::unique_ptr<RuleSet> rules() {
  Diagnostics problems;
  auto rules = RuleSet::load((kCheckout / "rules").string(), problems);
  REQUIRE(rules);
  return rules;
}

TEST_CASE("The letters of an alphabet tell apart what its patterns ask for") {
  const auto loaded = rules();
  LanguagePack& pack = *loaded->packs.front();
  const auto classes = used_classes(pack.vocabulary);
  REQUIRE(classes.size() > 100);

  Alphabet few(Alphabet::Reads::forwards);
  check(few, {"saying", "finite", "end"}, pack);
  CHECK(few.width() == 1);

  Alphabet many(Alphabet::Reads::forwards);
  check(many, classes, pack);
  CHECK(many.width() == 2);
}

TEST_CASE("A backwards alphabet writes the last token first, whatever its letters' width") {
  const auto loaded = rules();
  LanguagePack& pack = *loaded->packs.front();
  for (const bool wide : {false, true}) {
    Alphabet forwards(Alphabet::Reads::forwards), backwards(Alphabet::Reads::backwards);
    for (Alphabet* alphabet : {&forwards, &backwards})
      check(*alphabet, wide ? used_classes(pack.vocabulary) : std::vector<std::string>{"end"},
            pack);
    std::string first, second, right, left;
    forwards.write({0}, first);
    forwards.write({1}, second);
    forwards.write({0, 1}, right);
    backwards.write({0, 1}, left);
    CHECK(right == first + second);
    CHECK(left == second + first);
  }
}

}  // namespace
}  // namespace sayso
