// How large the graph of a rule's pattern is (tape/pattern_graph.h): what it costs in memory and
// time.
#pragma once

#include <cstddef>

#include "attribute/attribute_rules.h"

namespace sayso {

// Nodes of both halves of the pattern, before and behind its anchor, as if it stood alone: what it
// shares with other rules is counted, too.
std::size_t pattern_size(const AttributionRule& rule, const Vocabulary& vocabulary);

}  // namespace sayso
