// An attribution as a line to be quoted elsewhere: who, how, what, where from. Plain text.
#pragma once

#include <string>

#include "write/page/story.h"

namespace sayso::page {

// Lars Tveit told: “within the hour” … — “Cracked dam”, Ellery Post, 2025-02-18, https://…
std::string citation(const Story& story, const Attribution& attribution, std::string_view speaker);

}  // namespace sayso::page
