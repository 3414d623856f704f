// What the rules folder says about quotation marks (`marks.toml`): which glyphs there are, which
// of them pair, and what else they may be.
//
//     QuoteRules rules = load_quote_rules(*folder, "en", problems);
//     Quotations found = find_quotations(article, blocks, rules, warnings);
//
// Loaded once, then only read; safe to share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "rules/folder.h"
#include "text/diagnostic.h"

namespace sayso {

// A mark as it is written: one character mostly, two for '' and ``.
struct Glyph {
  std::string text;
  std::uint8_t family = 0;  // marks of one family do the same work: double, single, angle, ...
  bool opens = false;       // some pair opens with it

  bool apostrophe = false;  // may be an apostrophe
  bool mistaken = false;    // may be an apostrophe where words list it, or inside a word
  bool measure = false;     // may be feet, inches, minutes behind a digit
  bool bullet = false;      // may be a bullet at the start of a block

  std::uint32_t size() const { return static_cast<std::uint32_t>(text.size()); }  // bytes
};

// A text that a rule is for, or must leave alone (then `quotations` is empty). Run by tests.
struct QuoteExample {
  std::string rule;
  std::string text;
  std::vector<std::string> quotations;  // all that are found in `text`, with their marks
  std::string file;
  unsigned line = 0;
};

struct QuoteRules {
  static constexpr std::uint8_t kNoPair = 255;
  static constexpr std::size_t kMostGlyphs = 250;
  static constexpr std::size_t kLongestGlyph = 8;  // bytes

  // A glyph as a number, to be found with one comparison.
  struct Pattern {
    std::uint64_t bytes;
    std::uint64_t mask;
    std::uint8_t glyph;
  };

  std::vector<Glyph> glyphs;
  std::array<bool, 256> leads{};                  // bytes with which a glyph begins
  std::array<std::vector<Pattern>, 256> by_lead;  // glyphs by first byte, longest first
  std::vector<std::uint8_t> pair_costs;           // opening glyph x closing glyph
  std::u32string apostrophes;                     // characters of the apostrophe glyphs
  std::vector<std::string> apostrophe_words;      // folded, sorted: "'twas", "'##s"
  std::vector<std::string> apostrophe_endings;    // folded: "s'"
  std::vector<QuoteExample> examples;

  // What it costs to close a quotation that `open` opened with `close`; kNoPair: they do not pair.
  std::uint8_t pair_cost(std::uint8_t open, std::uint8_t close) const {
    return pair_costs[open * glyphs.size() + close];
  }

  // The longest glyph that stands at the start of `text`, or -1.
  int glyph_at(std::string_view text) const {
    if (text.empty()) return -1;
    const auto& patterns = by_lead[static_cast<unsigned char>(text[0])];
    if (patterns.empty()) return -1;
    std::uint64_t head = 0;
    if (text.size() >= sizeof head)
      std::memcpy(&head, text.data(), sizeof head);
    else
      std::memcpy(&head, text.data(), text.size());
    for (const Pattern& pattern : patterns)
      if ((head & pattern.mask) == pattern.bytes) return pattern.glyph;
    return -1;
  }
};

QuoteRules load_quote_rules(const rules::Folder& folder, std::string_view language,
                            Diagnostics& problems);

}  // namespace sayso
