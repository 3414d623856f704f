// Runs the examples of marks.toml against the rules that they stand in.
#pragma once

#include "quotes/quote_rules.h"
#include "text/diagnostic.h"

namespace sayso {

// One error E-example for each example in which other quotations are found than it says.
void check_quote_examples(const QuoteRules& rules, Diagnostics& problems);

}  // namespace sayso
