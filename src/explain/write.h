// Explanations for people and for programs.
#pragma once

#include <string>

#include "explain/explanation.h"
#include "explain/marker.h"

namespace sayso {

//     q214  direct, statement, confidence 0.97
//       [content “We are ready,”] [source Mayor Ada Brook] [cue said] on Tuesday.
//       ...
void append_explanation(const Explanation& explanation, const Analysis& analysis,
                        const RuleSet& rules, Marking marking, std::string& out);

// One JSON object, indented. Offsets are code points.
void append_explanation_json(const Explanation& explanation, const Analysis& analysis,
                             const RuleSet& rules, std::string& out);

}  // namespace sayso
