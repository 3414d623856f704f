// Runs the examples of rules/LANGUAGE/resolve/*.toml against the rules that they stand in.
#pragma once

#include "quotes/quote_rules.h"
#include "resolve/resolve_rules.h"
#include "text/diagnostic.h"

namespace sayso {

// One error E-example for each example that its rule does not take, or not as it says, and for each
// counter-example that it takes.
void check_resolve_examples(const ResolveRules& rules, const QuoteRules& quotes,
                            const Vocabulary& vocabulary, Diagnostics& problems);

}  // namespace sayso
