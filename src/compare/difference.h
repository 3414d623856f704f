// What a match changed: its edits, flags and risks, in words.
//
//     Pair pair;
//     describe(found, {reading_a, said_a}, {reading_b, said_b}, rules, pair);
#pragma once

#include "compare/comparison.h"
#include "compare/match.h"
#include "compare/voice.h"

namespace sayso::compare {

// One side of a match, and who says it there (null: nobody).
struct Side {
  const Reading& reading;
  const Said* said;
};

// The flags and risks of the words anew from the edits; what tells of marks and speakers stays.
void sum_up(Pair& pair);

// Fills edits, flags and risks.
void describe(const Match& match, const Side& a, const Side& b, const CompareRules& rules,
              Pair& pair);

}  // namespace sayso::compare
