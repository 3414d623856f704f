// What one group of patterns can tell apart, as one byte a token.
//
// All rules together distinguish some thousand kinds of token: the vocabulary's symbols. Patterns
// that are tried together distinguish a tenth of them. The symbols that they treat alike share a
// letter, so that RE2's programs are small and read one byte a token (two, where a group has more
// than 256 letters).
//
//     Alphabet& letters = vocabulary.add_alphabet(Alphabet::Reads::backwards);
//     letters.add(pattern);                     // while the rules are loaded
//     vocabulary.freeze(problems);
//     Re2Text text = to_re2(pattern, letters);  // once the vocabulary is frozen
//     letters.write(symbols, text)              // what such a program reads
//
// A chart (chart.h) reads the letters one by one.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sayso {

struct PatternNode;
class Vocabulary;
using Pattern = std::shared_ptr<const PatternNode>;
using Symbol = std::uint16_t;  // from 0

inline constexpr std::size_t kMaxSymbols = 8192;
using SymbolSet = std::bitset<kMaxSymbols>;

class Alphabet {
 public:
  enum class Reads { forwards, backwards };  // a tape from left to right or from right to left

  explicit Alphabet(Reads reads) : reads_(reads) {}

  // --- while the rules are loaded ---------------------------------------------------------------
  void add(const Pattern& pattern);  // its tokens will be told apart
  void freeze(const Vocabulary& vocabulary);

  // For a token of a pattern that was added: its letters, by bits; and the same as RE2 text.
  const std::vector<std::uint64_t>& letters(const PatternNode& token) const;
  std::string re2_class(const PatternNode& token) const;
  void forget_patterns();  // when all are compiled

  // --- afterwards -------------------------------------------------------------------------------
  bool backwards() const { return reads_ == Reads::backwards; }
  std::uint32_t width() const { return width_; }  // bytes of a letter
  std::uint32_t letter_count() const { return static_cast<std::uint32_t>(letter_count_); }
  std::uint16_t letter(Symbol symbol) const { return letters_[symbol]; }

  // Appends the letters of some symbols, in the direction of the alphabet.
  void write(const std::vector<Symbol>& symbols, std::string& out) const;

 private:
  using Sets = std::vector<SymbolSet>;
  // The sets of symbols that the patterns ask for, and how often each.
  struct Asked {
    Sets sets;
    std::vector<unsigned> uses;
    std::unordered_map<SymbolSet, std::size_t> places;           // in `sets`
    std::map<std::vector<std::uint32_t>, std::size_t> by_tests;  // place of what tests ask for
    std::unordered_set<const PatternNode*> seen;                 // patterns share their parts
  };
  std::size_t place_of(const PatternNode& token, const Vocabulary& vocabulary, Asked& asked) const;
  void collect(const PatternNode& node, const Vocabulary& vocabulary, Asked& asked);
  void number_letters(const Sets& sets, const std::vector<unsigned>& uses, std::size_t symbols);

  Reads reads_;
  std::uint32_t width_ = 1;
  std::vector<std::uint16_t> letters_;  // by symbol
  std::size_t letter_count_ = 1;

  std::vector<Pattern> patterns_;  // until all are compiled
  std::unordered_map<const PatternNode*, std::size_t> set_of_;
  std::vector<std::vector<std::uint64_t>> set_letters_;  // by set
};

}  // namespace sayso
