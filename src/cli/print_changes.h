// What differs between the output of two sets of rules, for people.
//
//     news/fire.txt
//       changed: source
//       - en/speaker-cue-that: Brook | said | that it was late
//       + en/speaker-cue-that: Ada Brook | said | that it was late
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rule_tests/attribution_diff.h"

namespace sayso::cli {

struct ChangeTotals {
  std::size_t gained = 0, lost = 0, changed = 0, same = 0, articles = 0, articles_changed = 0;

  bool any() const { return gained + lost + changed > 0; }
  // "1 gained, 0 lost, 2 changed in 1 of 8 articles; 40 the same"
  std::string text() const;
};

// One article's changes, with both rules of each; nothing where there are none.
void append_changes(const std::string& path, std::string_view text, const AttributionDiff& diff,
                    ChangeTotals& totals, std::string& out);

}  // namespace sayso::cli
