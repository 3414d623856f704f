// A second look at candidates, in the light of each other.
//
// What a candidate's own words say cannot tell that its cue stands inside what somebody else is
// likely to have said: in "He said she believes that it failed" the belief is his claim's. So once
// all candidates of a block have their confidence, each is weighed again by its own and by that of
// the likeliest content that its cue stands in (stacked generalization; Wolpert 1992). The weights
// are measured with the others (weights.h), so that the result is a share: of candidates with a
// confidence of .8, eight in ten are right.
#pragma once

#include <cstddef>
#include <vector>

#include "attribute/candidate.h"
#include "attribute/observer.h"
#include "attribute/weights.h"

namespace sayso {

// Changes the confidence of the candidates [first, all.size()), which are those of one block, where
// `is_measured[rule]` holds. O(n log n).
void look_again(const Weights& weights, const std::vector<bool>& is_measured,
                std::vector<Candidate>& all, std::size_t first, ModelObserver* observer);

// A last look, at what has won: how often attributions of that type and rule with such a confidence
// are right. (Winners were the best of several, and each is right more often than candidates like
// it.) Of a rule that was never measured, the confidence stays. `index` is that of the attribution
// in the result.
double last_look(const Weights& weights, const Attribution& attribution, std::size_t index,
                 ModelObserver* observer);

}  // namespace sayso
