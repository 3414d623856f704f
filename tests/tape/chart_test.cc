#include "tape/chart.h"

#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "checkout.h"
#include "tape/pattern.h"

namespace sayso {
namespace {

// Patterns by chance. What is repeated always has a token: RE2 is of its own mind about the rest.
class Patterns {
 public:
  explicit Patterns(unsigned seed) : random_(seed) {}

  std::string make() {
    groups_ = 0;
    return (below(8) == 0 ? "^ " : "") + some(3) + (below(6) == 0 ? " $" : "");
  }
  unsigned below(unsigned limit) {
    return std::uniform_int_distribution<unsigned>(0, limit - 1)(random_);
  }

 private:
  std::string token() {
    static const std::vector<std::string> kTokens = {"{capital}", "{lower}", "{end}", "{!capital}",
                                                     "."};
    return kTokens[below(static_cast<unsigned>(kTokens.size()))];
  }
  std::string some(unsigned depth) {  // perhaps of no token
    static const std::vector<std::string> kRepeats = {"?",    "*",  "+",  "{2}", "{1,3}", "{0,4}",
                                                      "{2,}", "??", "*?", "+?",  "{1,3}?"};
    if (depth == 0) return token();
    switch (below(5)) {
      case 0:
        return token() + " " + some(depth - 1);
      case 1:
        return "(?: " + some(depth - 1) + " | " + some(depth - 1) + " | " + token() + " )";
      case 2:
        return "(?: " + solid(depth - 1) + " )" +
               kRepeats[below(static_cast<unsigned>(kRepeats.size()))];
      case 3:
        return ++groups_ > 9 ? token() : "(?P<content> " + some(depth - 1) + " )";
      default:
        return some(depth - 1) + " " + some(depth - 1);
    }
  }
  std::string solid(unsigned depth) {
    return below(2) ? token() + " " + some(depth) : some(depth) + " " + token();
  }

  std::mt19937 random_;
  unsigned groups_ = 0;
};

// One symbol for each kind of token that the patterns tell apart.
std::vector<Symbol> kinds(const Vocabulary& vocabulary) {
  std::vector<Symbol> kinds;
  std::set<std::pair<bool, bool>> seen;
  const ClassId capital = *vocabulary.find_class("capital"),
                lower = *vocabulary.find_class("lower");
  for (std::size_t i = 0; i < vocabulary.symbol_count(); ++i) {
    const auto symbol = static_cast<Symbol>(i);
    if (seen.emplace(vocabulary.is(symbol, capital), vocabulary.is(symbol, lower)).second)
      kinds.push_back(symbol);
  }
  kinds.push_back(vocabulary.end_symbol());
  return kinds;
}

std::vector<std::pair<std::size_t, std::size_t>> re2_groups(const re2::RE2& program,
                                                            const std::string& letters,
                                                            std::size_t from, bool whole,
                                                            std::size_t groups) {
  std::vector<re2::StringPiece> parts(groups + 1);
  const re2::StringPiece text = re2::StringPiece(letters).substr(from);
  const auto anchor = whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START;
  std::vector<std::pair<std::size_t, std::size_t>> places;
  if (!program.Match(text, 0, text.size(), anchor, parts.data(), static_cast<int>(parts.size())))
    return places;
  for (const auto& part : parts) {
    const auto first =
        part.data() ? static_cast<std::size_t>(part.data() - letters.data()) : Chart::Group::kNone;
    places.emplace_back(first, part.data() ? first + part.size() : Chart::Group::kNone);
  }
  return places;
}

TEST_CASE("A chart finds what RE2 finds, and the same groups") {
  LanguagePack& pack = *const_cast<RuleSet&>(checkout_rules()).packs.front();
  const auto symbols = kinds(pack.vocabulary);
  Patterns patterns(7);
  std::size_t matches = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string text = patterns.make();
    INFO(text);
    PatternError wrong;
    const Pattern pattern = pack.patterns.parse(text, Anchor::none, wrong).value();
    for (const auto reads : {Alphabet::Reads::forwards, Alphabet::Reads::backwards}) {
      Alphabet alphabet(reads);
      alphabet.add(pattern);
      alphabet.freeze(pack.vocabulary);
      PatternGraph graph(alphabet);
      std::string error;
      const auto root = graph.add(pattern, error);
      REQUIRE(root);
      const re2::RE2 program(to_re2(pattern, alphabet).text, re2_options(1 << 24));
      REQUIRE(program.ok());
      graph.finish();
      Chart& chart = Chart::of(graph);
      std::vector<Chart::Group> groups;
      for (int k = 0; k < 12; ++k) {
        std::vector<Symbol> tokens(patterns.below(k > 0 ? 12 : Chart::kMostLetters + 1));
        for (Symbol& token : tokens)
          token = symbols[patterns.below(static_cast<unsigned>(symbols.size()))];
        std::string letters;
        alphabet.write(tokens, letters);
        chart.read(tokens);
        const std::uint32_t from = patterns.below(static_cast<unsigned>(tokens.size()) + 1);
        for (const bool whole : {false, true}) {
          const auto expected =
              re2_groups(program, letters, from, whole, graph.group_names(*root).size());
          const auto until = whole ? Chart::Until::the_end : Chart::Until::anywhere;
          std::vector<std::pair<std::size_t, std::size_t>> found;
          if (chart.matches(*root, from, until)) {
            ++matches;
            found.emplace_back(from, chart.capture(*root, from, until, groups));
            for (const Chart::Group& group : groups) found.emplace_back(group.first, group.last);
          }
          if (found != expected) CHECK(found == expected);
        }
      }
    }
  }
  CHECK(matches > 10'000);
}

TEST_CASE("A pattern that doubles its ways at each token takes a chart no longer") {
  LanguagePack& pack = *const_cast<RuleSet&>(checkout_rules()).packs.front();
  PatternError wrong;
  const Pattern pattern =
      pack.patterns.parse("(?: (?: . . | . )* {end}? )* {capital} $", Anchor::none, wrong).value();
  Alphabet alphabet(Alphabet::Reads::forwards);
  alphabet.add(pattern);
  alphabet.freeze(pack.vocabulary);
  PatternGraph graph(alphabet);
  std::string error;
  const auto root = graph.add(pattern, error);
  graph.finish();
  Chart& chart = Chart::of(graph);
  chart.read(std::vector<Symbol>(Chart::kMostLetters, pack.vocabulary.end_symbol()));
  CHECK_FALSE(chart.matches(*root, 0));
}

}  // namespace
}  // namespace sayso
