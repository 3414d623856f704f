// A quotation held against a place of another article: the words that it has there.
//
//     Match found = match(reading_a, unit, reading_b, place, Reach::around);
//     if (is_same(found, relation)) ...
#pragma once

#include <cstdint>
#include <vector>

#include "compare/align.h"
#include "compare/reading.h"
#include "compare/voice.h"

namespace sayso::compare {

struct Match {
  Range a, b;               // of each reading: all words that take part; b is empty without a match
  std::vector<Step> steps;  // over the indices of the readings; every word of a and b is in one
  bool has_quotation = false;  // b has all of one
  std::uint32_t equal = 0;     // words that are the same
  std::uint32_t telling = 0;   // those of them that do not stand on every page (kLittle)
};

// Which words around `near` take part: all that `a` may reach, or those up to the next quotation.
enum class Reach { around, beside };

// All words of `a`, against those that stand at `near`. Of a quotation that takes part, b has all;
// of the words around it those that go on with `a`.
Match match(const Reading& reading_a, Range a, const Reading& reading_b, Range near, Reach reach);

// True where so much is the same that both must go back to one statement. Few words are enough
// where the speaker is the same.
bool is_same(const Match& match, Voice voice);

}  // namespace sayso::compare
