// The stage that tells what else the text says of each attribution: its qualifiers (negated,
// declined, anonymous, ...), the medium, the addressee, through whom it came, and when.
//
//     "Two officials said on Monday, on condition of anonymity, that ..."
//        qualifiers: anonymous; when: "on Monday"
//
// Whoever is anonymous once is so throughout: "They said" takes it from "Two officials, who asked
// not to be named".
#pragma once

#include <string_view>
#include <vector>

#include "attribute/attribution.h"
#include "qualify/qualify_rules.h"
#include "resolve/speaker.h"
#include "tape/tape.h"

namespace sayso {

// Completes `attributions`, whose cues and rules have given qualifiers of their own. `tapes` are
// those of the blocks, one each.
void qualify(const std::vector<Tape>& tapes, const Speakers& speakers, const QualifyRules& rules,
             const Vocabulary& vocabulary, std::vector<Attribution>& attributions);

}  // namespace sayso
