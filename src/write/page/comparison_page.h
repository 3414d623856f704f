// A page of what comparing articles found: each quotation that stands in several of them, and what
// each article made of it, word by word.
//
//     std::string out;
//     append_comparison_page(comparison, run, out);
//
// Made as the page of an article is (page.h): one file, no network, no script needed, all escaped.
#pragma once

#include <string>

#include "compare/comparison.h"
#include "write/run.h"

namespace sayso {

void append_comparison_page(const compare::Comparison& comparison, const Run& run,
                            std::string& out);

}  // namespace sayso
