// Raw blocks: the text cut at blank lines and line ends, before anything is said about their kinds.
//
// Most articles have one paragraph a line, with or without blank lines between them. Some were
// wrapped at a fixed width: their lines are joined again. That is decided for an article as a
// whole, by how well its lines fill one width.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "text/late_pattern.h"
#include "text/span.h"

namespace sayso {

// When is a text wrapped? The table [segment] of the rules, where the keys are explained. Columns
// are code points; shares are of the lines that have another one right below them.
struct WrapSettings {
  std::size_t least_columns = 45;
  std::size_t most_columns = 100;
  std::size_t slack_columns = 4;
  std::size_t least_lines = 4;
  double least_open = 0.35;
  double least_full = 0.8;
  std::unique_ptr<LatePattern>
      starts_block;  // null, or a pattern at the start of a line that is not joined
};

// Spans without white space at their edges, in order; only white space is left out. A span holds
// line ends only where lines were joined.
std::vector<Span> raw_blocks(std::string_view text, const WrapSettings& settings);

}  // namespace sayso
