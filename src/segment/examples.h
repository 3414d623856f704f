// Runs the examples of segment.toml against the rules that they stand in.
#pragma once

#include "segment/segment_rules.h"
#include "text/diagnostic.h"

namespace sayso {

// One error E-example for each example whose block the rule does not claim, and for each
// counter-example of which it claims a block.
void check_block_examples(const SegmentRules& rules, Diagnostics& problems);

}  // namespace sayso
