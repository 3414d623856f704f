// Analyses no article would give: odd characters, spans that cross each other and everything else.
#pragma once

#include <cstdint>

#include "analysis.h"

namespace sayso {

Analysis random_analysis(std::uint32_t seed);  // the same seed gives the same analysis

}  // namespace sayso
