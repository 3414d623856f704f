// What differs between two analyses of one article, made with different rules.
//
//     for (const AttributionChange& change : differences(before, after))
//       if (!change.before) ...            // gained; change.after is the new attribution
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis.h"

namespace sayso {

// An attribution is the same one where its content and cue are, else where its cue is, else where
// its content begins at the same place.
struct AttributionChange {
  const Attribution* before = nullptr;  // null: gained; owned by the analyses
  const Attribution* after = nullptr;   // null: lost
  std::vector<std::string_view>
      what;  // of a changed one: "content", "source", "speaker", "rule", ...
};

struct AttributionDiff {
  std::vector<AttributionChange> changes;  // in the order of the text
  std::size_t same = 0;
};

AttributionDiff differences(const Analysis& before, const Analysis& after);

}  // namespace sayso
