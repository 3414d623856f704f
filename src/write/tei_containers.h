// Blocks as the elements that stand directly in TEI's div. Internal to the TEI writer.
#pragma once

#include <vector>

#include "write/tei_plan.h"

namespace sayso::tei {

// One container a block, two where a paragraph at the top begins with a dateline. A dateline
// further down cannot be a container: its span goes to `datelines`, to be marked in its paragraph.
std::vector<Container> make_containers(const Analysis& analysis, std::vector<Span>& datelines);

}  // namespace sayso::tei
