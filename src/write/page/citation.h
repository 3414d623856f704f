// An attribution as a line to be quoted elsewhere: who, how, what, where from. Plain text.
#pragma once

#include <string>

#include "compare/comparison.h"
#include "write/page/story.h"

namespace sayso::page {

// Lars Tveit told: “within the hour” … — “Cracked dam”, Ellery Post, 2025-02-18, https://…
std::string citation(const Story& story, const Attribution& attribution, std::string_view speaker);

// The same of an occurrence in a comparison.
std::string citation(const compare::Source& source, const compare::Occurrence& occurrence);

}  // namespace sayso::page
