// What a mark may be if it is none of quotation: an apostrophe, a measure, a bullet.
#pragma once

#include <string>
#include <string_view>

#include "quotes/cost.h"
#include "quotes/flank.h"
#include "quotes/quote_rules.h"

namespace sayso {

struct Excuse {
  int none = cost::kStray;  // what it costs to read the mark as no mark of quotation
  int open = 0;             // what it adds to opening
  int close = 0;            // what it adds to closing
};

// For a mark of `glyph` that stands in `run` of `block`.
Excuse excuse(std::string_view block, const MarkRun& run, const Glyph& glyph,
              const QuoteRules& rules);

// A word as the lists of apostrophes have it: case folded, # for each digit.
std::string fold_word(std::string_view word);

}  // namespace sayso
