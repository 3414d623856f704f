// The quotation marks of a block, each with what speaks against its readings.
//
//     std::vector<Mark> marks;
//     scan_marks(article.text, block.span, block.span.begin, 1000, rules, marks);
//
// A mark is judged by its two neighbours: white space before it and a letter behind it make it
// likely that it opens; a stop before it and white space behind it, that it closes. Marks that
// touch (“‘Go,’ he said.”) are one run and share the neighbours of the run. An apostrophe between
// two letters is passed over here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quotes/quote_rules.h"
#include "text/span.h"

namespace sayso {

struct Mark {
  std::uint32_t begin = 0;  // byte in the article
  std::uint8_t length = 0;  // bytes
  std::uint8_t glyph = 0;   // index into QuoteRules::glyphs
  // What each reading costs (cost.h), without what depends on other marks.
  std::uint8_t open = 0;
  std::uint8_t close = 0;
  std::uint8_t none = 0;  // no quotation mark at all
};

// Appends the marks of `block` from byte `from` on, `limit` of them or a few more. Returns the
// byte at which to go on, `block.end` when all is read.
std::uint32_t scan_marks(std::string_view text, Span block, std::uint32_t from, std::size_t limit,
                         const QuoteRules& rules, std::vector<Mark>& marks);

}  // namespace sayso
