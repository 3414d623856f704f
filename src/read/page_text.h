// The text of the article in the tree of a page.
//
// Where: in the largest <article>, or what is marked as its body, or <main>, or all of the page;
// without what the rules leave out (navigation, captions, related links), unless most of the text
// stands there, and without paragraphs that are links. Paragraphs are parted by blank lines. What
// stands in <q> and <blockquote> gets quotation marks, as a browser shows <q>, unless it has some.
#pragma once

#include <string>

#include "read/page_rules.h"
#include "read/page_tree.h"

namespace sayso {

std::string page_text(const GumboNode* root, const PageRules& rules);

}  // namespace sayso
