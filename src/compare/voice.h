// Who is said to have said it, in two articles.
#pragma once

#include <cstdint>

#include "compare/reading.h"

namespace sayso::compare {

enum class Voice : std::uint8_t {
  same,
  alias,  // one under two names, or a name and what its bearer is
  different,
  dropped,  // only the first is known
  unknown,  // only the second is known, or none
};

// `a` and `b` may be null: nobody says it.
Voice compare_voices(const Said* a, const Said* b, const CompareRules& rules);

}  // namespace sayso::compare
