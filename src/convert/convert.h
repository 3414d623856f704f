// A line of `sayso/1` into the bytes of each format, as extract() (batch/extraction.h) makes them
// of an article: what `sayso convert` does for each line.
#pragma once

#include "batch/extraction.h"

namespace sayso {

// The description of a rule is that of `rules` where they are those that found it, else none.
// A plain function, called by several threads at once.
Extracted convert(const Source& source, unsigned corpus_number, const RuleSet& rules,
                  const Run& run, const ExtractOptions& options);

}  // namespace sayso
