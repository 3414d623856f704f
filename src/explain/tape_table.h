// The tape as a table for people: tokens side by side, each over its classes, in as many rows as
// it takes.
//
//     [source Mayor  Ada        Brook]     [cue said]
//     title          name-word  name-word  cue
//     noun-word      noun-word  noun-word  cue:past
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explain/explanation.h"
#include "explain/marker.h"

namespace sayso {

// `text` is the article's. Rows are indented by 4 and at most 100 columns wide.
void append_tape(const std::vector<ExplainedToken>& tokens, std::string_view text, Marking marking,
                 std::string& out);

}  // namespace sayso
