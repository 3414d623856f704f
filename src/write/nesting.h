// Spans that may cross, cut into pieces that nest as XML elements must.
//
//     // said [0,20) and a mention [15,30): the mention is cut, for `said` is the stronger
//     nest({{{0, 20}, 2}, {{15, 30}, 1}}, {{0, 40}})
//     // -> {[0,20) of 0}, {[15,20) of 0's inside, of 1}, {[20,30) of 1}
//
// Of two that cross the weaker is cut; of two equally strong ones the later. Of two with the same
// span the stronger stands outside. Nothing reaches over the border of a container; what stands in
// no container, or deeper than kMaxNesting, gets no piece there.
#pragma once

#include <cstdint>
#include <vector>

#include "text/span.h"

namespace sayso {

inline constexpr std::size_t kMaxNesting = 64;  // XML readers fail at some depth; text has none

struct Inline {
  Span span;
  std::uint8_t strength = 0;
};

struct Piece {
  Span span;                // never empty
  std::uint32_t index = 0;  // of the Inline that it is a piece of
};

// Pieces in the order in which their elements open: by begin, outer ones first. `containers` stand
// in the order of the text and do not overlap. n log n in the inlines, times the depth where they
// cross.
std::vector<Piece> nest(const std::vector<Inline>& inlines, const std::vector<Span>& containers);

}  // namespace sayso
