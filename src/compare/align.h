// Two rows of words side by side: which stand for which.
//
//     for (const Step& step : align(a, b, Ends::free_b)) ...   // equal, substitute, insert, erase
//
// Gotoh's alignment with affine gaps (J. Mol. Biol. 162, 1982) over words, in a band where the rows
// are long, so that time and memory grow with their lengths alone. With Ends::free_b the words of b
// before the first and behind the last step that pairs are left out (semi-global).
#pragma once

#include <span>
#include <vector>

#include "compare/reading.h"

namespace sayso::compare {

enum class Ends { whole, free_b };

struct Step {
  Op op;
  std::uint32_t a, b;  // indices of the words; of an insertion a, of an erasure b is the next word
};

// Steps in order. All words of a are in them; all of b too, with Ends::whole.
std::vector<Step> align(std::span<const Word> a, std::span<const Word> b, Ends ends);

}  // namespace sayso::compare
