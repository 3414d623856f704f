// Which candidates win. They are taken in the order of their confidence (then of the text, then of
// the rules), and each is held against those that won before it:
//
//   - candidates that say the same are as likely as the likeliest of them, and the one that tells
//     more of its circumstances is taken;
//   - one attribution a cue;
//   - no content begins or ends inside another's source;
//   - a candidate inside another's content is nested, whichever won first; but a later one loses
//     to a winner inside its content that is clearly better;
//   - where two contents cross, the later winner is cut before the other's words if its content
//     reached out for a boundary, and loses otherwise.
#pragma once

#include <cstddef>
#include <vector>

#include "attribute/candidate.h"

namespace sayso {

// Decides the candidates [first, all.size()), which are those of one block.
void select(const AttributeRules& rules, const Vocabulary& vocabulary, const Tape& tape,
            std::vector<Candidate>& all, std::size_t first);

// From the first to the last token of source, cue and content.
TokenRange extent(const Candidate& candidate);

}  // namespace sayso
