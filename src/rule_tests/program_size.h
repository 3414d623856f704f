// How large the programs are that RE2 makes of a rule's pattern: what it costs in memory and time.
#pragma once

#include <cstddef>
#include <string_view>

#include "attribute/attribute_rules.h"

namespace sayso {

// Instructions of both halves of the pattern, before and behind its anchor.
std::size_t program_size(const AttributionRule& rule, const Vocabulary& vocabulary);

}  // namespace sayso
