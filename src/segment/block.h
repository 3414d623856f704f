// Blocks: the parts of an article that lie one below the other. They do not overlap, stand in the
// order of the text, and leave out only white space between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso {

enum class BlockKind { headline, byline, dateline, paragraph, caption, list_item, boilerplate };

std::string_view name(BlockKind kind);  // "headline", ..., "list-item", "boilerplate"

struct Block {
  Span span;  // without white space at its edges
  BlockKind kind = BlockKind::paragraph;
  Span dateline;  // "BEIJING (AP) — " at the start of a paragraph; empty where there is none
  std::string_view rule;  // id of the rule that gave the kind or the dateline; "" where none did.
                          // Owned by the rules
};

using Blocks = std::vector<Block>;

}  // namespace sayso
