// Two places of one article that stand as one quotation in another.
//
//     std::vector<Piece> pieces;            // what each place has of the words of one quotation
//     mark_joined(quotation, pieces);       // pairs whose missing words are another's:
//     Flag::joined
#pragma once

#include <cstdint>
#include <vector>

#include "compare/comparison.h"
#include "compare/match.h"

namespace sayso::compare {

enum class Whole { a, b };  // which side of a pair is the one quotation

struct Piece {
  std::uint32_t article = 0;  // only pieces of the same one are put together
  Range place;                // in that article
  Range of_whole;             // the words of the quotation that stand there
  Whole whole = Whole::a;
  Pair* pair = nullptr;
};

// The words of one side, from the first to the last that the other has too.
Range shared_words(const Match& match, Whole side);

// An edge of the quotation that a piece lacks and another one of its article has is told as joined,
// in the edit and in the pair. What was taken for words put in there is no risk any more.
void mark_joined(Range whole, std::vector<Piece>& pieces);

}  // namespace sayso::compare
