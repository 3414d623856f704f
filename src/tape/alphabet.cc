#include "tape/alphabet.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "tape/pattern.h"
#include "tape/tape.h"

namespace sayso {
namespace {

constexpr std::size_t kByteLetters = 256;

SymbolSet symbols_of(const PatternNode& token, const Vocabulary& vocabulary) {
  const SymbolSet& all = vocabulary.all_symbols();
  SymbolSet set;
  for (const auto& tests : token.classes) {
    SymbolSet every = all;
    for (const auto& test : tests) {
      const SymbolSet& members = vocabulary.symbols_of(test.id);
      if (test.negated)
        every &= ~members;
      else
        every &= members;
    }
    set |= every;
  }
  return set;
}

template <typename Visit>
void for_each(const SymbolSet& set, Visit visit) {
  for (std::size_t i = set._Find_first(); i < set.size(); i = set._Find_next(i)) visit(i);
}

void append_byte(std::size_t byte, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\x";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// [..] of the bytes; they are sorted.
void append_class(const std::vector<std::size_t>& bytes, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t last = i;
    while (last + 1 < bytes.size() && bytes[last + 1] == bytes[last] + 1) ++last;
    append_byte(bytes[i], out);
    if (last > i) out += '-', append_byte(bytes[last], out);
    i = last + 1;
  }
  out += ']';
}

}  // namespace

void Alphabet::add(const Pattern& pattern) { patterns_.push_back(pattern); }

void Alphabet::forget_patterns() {
  patterns_ = {};
  set_of_ = {};
  set_letters_ = {};
}

void Alphabet::collect(const PatternNode& node, const Vocabulary& vocabulary, Sets& sets,
                       std::vector<unsigned>& uses) {
  if (node.kind == PatternNode::Kind::tokens) {
    const auto [place, fresh] = set_of_.try_emplace(&node, sets.size());
    if (fresh) {
      // Few sets, compared a word at a time: a search is as good as a table.
      const SymbolSet set = symbols_of(node, vocabulary);
      place->second =
          static_cast<std::size_t>(std::find(sets.begin(), sets.end(), set) - sets.begin());
      if (place->second == sets.size()) {
        sets.push_back(set);
        uses.push_back(0);
      }
    }
    ++uses[place->second];
  }
  for (const Pattern& child : node.children) collect(*child, vocabulary, sets, uses);
}

void Alphabet::freeze(const Vocabulary& vocabulary) {
  Sets sets;
  std::vector<unsigned> uses;
  for (const Pattern& pattern : patterns_) collect(*pattern, vocabulary, sets, uses);
  number_letters(sets, uses, vocabulary.symbol_count());
  width_ = letter_count_ > kByteLetters ? 2 : 1;
  set_letters_.assign(sets.size(), std::vector<std::uint64_t>((letter_count_ + 63) / 64));
  for (std::size_t s = 0; s < sets.size(); ++s)
    for_each(sets[s], [&](std::size_t symbol) {
      set_letters_[s][letters_[symbol] / 64] |= std::uint64_t{1} << (letters_[symbol] % 64);
    });
}

// Splits the symbols by one set after the other. The sets that are used most come first in the
// order of the letters, which makes them runs of letters and the programs shorter.
void Alphabet::number_letters(const Sets& sets, const std::vector<unsigned>& uses,
                              std::size_t symbols) {
  std::vector<std::size_t> order(sets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return uses[a] > uses[b]; });

  std::vector<std::uint16_t> part(symbols, 0);  // symbols that no set has told apart so far
  std::vector<std::size_t> size{symbols}, example{0};
  for (const std::size_t s : order) {
    std::map<std::uint16_t, std::size_t> inside;  // of the parts that the set touches: how much
    for_each(sets[s], [&](std::size_t symbol) { ++inside[part[symbol]]; });
    std::map<std::uint16_t, std::uint16_t> split;
    for (const auto& [old, count] : inside) {
      if (count == size[old]) continue;
      split[old] = static_cast<std::uint16_t>(size.size());
      size[old] -= count;
      size.push_back(count);
    }
    if (split.empty()) continue;
    for_each(sets[s], [&](std::size_t symbol) {
      if (const auto to = split.find(part[symbol]); to != split.end()) part[symbol] = to->second;
    });
  }

  example.assign(size.size(), 0);
  for (std::size_t symbol = symbols; symbol-- > 0;) example[part[symbol]] = symbol;
  std::vector<std::uint16_t> sorted(size.size());
  std::iota(sorted.begin(), sorted.end(), std::uint16_t{0});
  std::sort(sorted.begin(), sorted.end(), [&](std::uint16_t a, std::uint16_t b) {
    for (const std::size_t s : order)
      if (sets[s][example[a]] != sets[s][example[b]]) return sets[s][example[b]];
    return a < b;
  });
  std::vector<std::uint16_t> letter(size.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) letter[sorted[i]] = static_cast<std::uint16_t>(i);
  letters_.resize(symbols);
  for (std::size_t symbol = 0; symbol < symbols; ++symbol) letters_[symbol] = letter[part[symbol]];
  letter_count_ = size.size();
}

const std::vector<std::uint64_t>& Alphabet::letters(const PatternNode& token) const {
  return set_letters_[set_of_.at(&token)];
}

std::string Alphabet::re2_class(const PatternNode& token) const {
  const std::vector<std::uint64_t>& set = letters(token);
  std::string out;
  std::vector<std::size_t> bytes;
  for (std::size_t high = 0; high * kByteLetters < letter_count_; ++high) {
    bytes.clear();
    for (std::size_t low = 0; low < kByteLetters; ++low) {
      const std::size_t letter = high * kByteLetters + low;
      if (letter < letter_count_ && (set[letter / 64] >> (letter % 64) & 1)) bytes.push_back(low);
    }
    if (bytes.empty()) continue;
    if (width_ == 2) {
      out += out.empty() ? "(?:" : "|";
      append_byte(high, out);
    }
    append_class(bytes, out);
  }
  if (out.empty()) return "[^\\x00-\\xff]";  // matches nothing
  return width_ == 2 ? out + ')' : out;
}

std::string_view Alphabet::text(const Tape& tape, std::uint32_t first, std::uint32_t last) const {
  const std::size_t size = tape.tokens.size();
  const char* all = tape.letters.data() + offset_ * size;
  return {all + width_ * (backwards() ? size - last : first), std::size_t{width_} * (last - first)};
}

void Alphabet::write(const std::vector<Symbol>& symbols, std::string& out) const {
  const std::size_t begin = out.size(), size = symbols.size();
  out.resize(begin + width_ * size);
  char* to = out.data() + begin;
  const auto put = [&](Symbol symbol) {
    const std::uint16_t letter = letters_[symbol];
    if (width_ == 2) *to++ = static_cast<char>(letter >> 8);
    *to++ = static_cast<char>(letter);
  };
  if (backwards())
    std::for_each(symbols.rbegin(), symbols.rend(), put);
  else
    std::for_each(symbols.begin(), symbols.end(), put);
}

}  // namespace sayso
