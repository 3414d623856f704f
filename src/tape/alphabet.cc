#include "tape/alphabet.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "tape/pattern.h"

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

// Most tokens ask for what others have asked for, in the same words.
std::size_t Alphabet::place_of(const PatternNode& token, const Vocabulary& vocabulary,
                               Asked& asked) const {
  std::vector<std::uint32_t> tests;
  for (const auto& all : token.classes) {
    for (const auto& test : all) tests.push_back(2u * test.id + test.negated);
    tests.push_back(~0u);
  }
  const auto [known, fresh] = asked.by_tests.try_emplace(std::move(tests), asked.sets.size());
  if (!fresh) return known->second;
  const SymbolSet set = symbols_of(token, vocabulary);
  const auto [same, is_new] = asked.places.try_emplace(set, asked.sets.size());
  if (is_new) {
    asked.sets.push_back(set);
    asked.uses.push_back(0);
  }
  return known->second = same->second;
}

void Alphabet::collect(const PatternNode& node, const Vocabulary& vocabulary, Asked& asked) {
  if (!asked.seen.insert(&node).second) return;
  if (node.kind == PatternNode::Kind::tokens) {
    const std::size_t place = place_of(node, vocabulary, asked);
    set_of_.emplace(&node, place);
    ++asked.uses[place];
  }
  for (const Pattern& child : node.children) collect(*child, vocabulary, asked);
}

void Alphabet::freeze(const Vocabulary& vocabulary) {
  Asked asked;
  for (const Pattern& pattern : patterns_) collect(*pattern, vocabulary, asked);
  const Sets& sets = asked.sets;
  number_letters(sets, asked.uses, vocabulary.symbol_count());
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

  // What a set has of a part becomes a part of its own, and comes next to what is left.
  std::vector<std::uint16_t> part(symbols, 0);  // symbols that no set has told apart so far
  std::vector<std::size_t> size{symbols}, inside;
  std::vector<std::uint16_t> behind{0};  // by part: the one that comes next; the first at the end
  std::vector<std::uint16_t> split;      // by part: the new one, to which its symbols in the set go
  constexpr std::uint16_t kWhole = 0xFFFF;
  for (const std::size_t s : order) {
    const std::size_t parts = size.size();
    inside.assign(parts, 0);  // of each part, how much the set has
    for_each(sets[s], [&](std::size_t symbol) { ++inside[part[symbol]]; });
    split.assign(parts, kWhole);
    for (std::size_t old = 0; old < parts; ++old) {
      if (inside[old] == 0 || inside[old] == size[old]) continue;
      split[old] = static_cast<std::uint16_t>(size.size());
      size[old] -= inside[old];
      size.push_back(inside[old]);
      behind.push_back(behind[old]);
      behind[old] = split[old];
    }
    if (size.size() == parts) continue;
    for_each(sets[s], [&](std::size_t symbol) {
      if (split[part[symbol]] != kWhole) part[symbol] = split[part[symbol]];
    });
  }

  std::vector<std::uint16_t> letter(size.size());
  std::uint16_t at = 0;
  for (std::size_t i = 0; i < letter.size(); ++i, at = behind[at])
    letter[at] = static_cast<std::uint16_t>(i);
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
