// Ids of what a writer names. An id tells the place where the thing begins, in code points of the
// text: "q120", "s142". So it stays when a rule finds one more attribution further up. Where two
// begin at one place, the later in the list is "q120-2".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis.h"
#include "text/code_points.h"

namespace sayso {

struct Ids {
  std::vector<std::string> attributions;  // parallel to Analysis::attributions: "q…", by content
  std::vector<std::string> speakers;      // parallel to Speakers::all: "s…", by first mention
};

Ids make_ids(const Analysis& analysis, const CodePoints& points);

// Appends prefix and place: ("q", 120, 1) is "q120", ("q", 120, 2) is "q120-2".
void append_place_id(std::string_view prefix, std::uint32_t place, std::uint32_t count,
                     std::string& out);

}  // namespace sayso
