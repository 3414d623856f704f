// The page over the pages of a folder: each article with its title, outlet, date, how much was
// found in it, and who speaks most. What it says of a page is what the page's head says.
//
//     std::string out;
//     append_page_index_begin(run, out);
//     append_page_index_entry("news/fire.html", first_bytes_of_it, out);
//     append_page_index_end(out);
#pragma once

#include <string>
#include <string_view>

#include "write/run.h"

namespace sayso {

// Whether a file that begins so was written by this program, and may be replaced.
bool is_page(std::string_view head);

void append_page_index_begin(const Run& run, std::string& out);
void append_page_index_entry(std::string_view file, std::string_view head, std::string& out);
void append_page_index_end(std::string& out);

}  // namespace sayso
