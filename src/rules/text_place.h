// Where a part of a TOML text stands in its file, for carets that point into long patterns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sayso::rules {

// From 1; columns in code points.
struct Place {
  unsigned line = 0, column = 0;
};

// Bytes. A longer line was written by a machine: it is not shown, and places in its texts are those
// where the texts begin. (Walking it for each of its errors would take the square of its length.)
constexpr std::size_t kLongestLine = 1000;

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// The place of byte `offset` of the text whose opening quotation mark stands at `start`. All four
// kinds of TOML texts are understood; `start` itself comes back where no text begins there
// or the line is too long.
Place place_in_text(const std::vector<std::string_view>& lines, Place start, std::size_t offset);

}  // namespace sayso::rules
