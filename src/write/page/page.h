// A page to read: articles with their attributions marked, notes beside them that say who is said
// to have said it, how sure that is and why, and below each article its speakers with all they are
// said to have said. One HTML file that needs nothing else: no network, no script (with which it
// does more), to be printed as well.
//
//     std::string out;
//     append_page(analysis, run, out);
//
//     append_pages_begin(run, out);                        // several articles on one page
//     for (unsigned n = 0; n < all.size(); ++n)
//       append_page_story(all[n], run, n + 1, out);
//     append_pages_end(out);
//
// All that is an article's own is escaped. A content security policy lets the page's own style and
// script run, by their hashes, and nothing else. The same analysis gives the same bytes.
#pragma once

#include <string>

#include "analysis.h"
#include "write/run.h"

namespace sayso {

void append_page(const Analysis& analysis, const Run& run, std::string& out);

void append_pages_begin(const Run& run, std::string& out);
void append_page_story(const Analysis& analysis, const Run& run, unsigned number, std::string& out);
void append_pages_end(std::string& out);

}  // namespace sayso
