// What a page says of its article beside the text: linked data (schema.org as JSON-LD), Open Graph
// and other meta elements, in this order of trust.
#pragma once

#include <string>
#include <vector>

#include "read/article.h"
#include "read/page_tree.h"

namespace sayso {

// Fills in the metadata of `article`. The body of the article that linked data holds, "" without.
std::string read_page_metadata(const GumboNode* root, const std::vector<std::string>& json_ld,
                               Article& article);

}  // namespace sayso
