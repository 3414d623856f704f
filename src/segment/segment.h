// Segmentation: an article's text becomes its blocks, one below the other, each with its kind.
//
//     for (const Block& block : segment(article.text, rules))
//       if (block.kind == BlockKind::paragraph) ...
//
// Nothing is lost: what is not white space stands in some block. A block that no rule speaks for is
// a paragraph.
#pragma once

#include <string_view>

#include "segment/block.h"
#include "segment/segment_rules.h"

namespace sayso {

Blocks segment(std::string_view text, const SegmentRules& rules);

}  // namespace sayso
