// Where a part of a TOML text stands in its file, for carets that point into long patterns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sayso::rules {

// From 1; columns in code points.
struct Place {
  unsigned line = 0, column = 0;
};

// The place of byte `offset` of the text whose opening quotation mark stands at `start`. All four
// kinds of TOML texts are understood; `start` itself comes back where no text begins there.
Place place_in_text(const std::vector<std::string>& lines, Place start, std::size_t offset);

}  // namespace sayso::rules
