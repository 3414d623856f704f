// Quotations: the characters between a pair of quotation marks. What they are (speech, scare
// quote, title) is not decided here.
#pragma once

#include <cstdint>
#include <vector>

#include "text/span.h"

namespace sayso {

struct Quotation {
  static constexpr std::int32_t kNone = -1;

  Span span;                      // with its marks
  Span inner;                     // without them
  std::uint32_t block = 0;        // index into Blocks
  std::int32_t parent = kNone;    // index of the quotation around it, or kNone
  bool closed = true;             // false: no closing mark; ends with its block or at the next one
  bool continues = false;         // its block reopens the unclosed quotation `previous`
  std::int32_t previous = kNone;  // index of the quotation that it continues, or kNone
};

// In the order of their opening marks; a parent stands before its children.
using Quotations = std::vector<Quotation>;

}  // namespace sayso
