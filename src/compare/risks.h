// What a change of words touches: a negation, a modal, a number, a quantity or a name.
//
//     risks_of_change(reading_a, {4, 5}, reading_b, {4, 5})   // should, must: {Risk::modal}
#pragma once

#include <vector>

#include "compare/comparison.h"
#include "compare/reading.h"

namespace sayso::compare {

// The words of `in_a` became those of `in_b`; either may be empty. What both have is not touched.
std::vector<Risk> risks_of_change(const Reading& a, Range in_a, const Reading& b, Range in_b);

// The words of `cut`, at the start or the end, were left out: what is cut off in the sentence that
// is kept in part may turn its sense.
std::vector<Risk> risks_of_cut(const Reading& reading, Range cut, bool at_start);

}  // namespace sayso::compare
