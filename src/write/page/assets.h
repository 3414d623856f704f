// The style and the script of a page, as they stand in page.css and page.js, and their hashes for
// the content security policy. embed.cmake puts them into the program.
#pragma once

#include <string_view>

namespace sayso::page {

extern const std::string_view kStyle, kStyleHash;  // a hash is "sha256-..."
extern const std::string_view kScript, kScriptHash;

}  // namespace sayso::page
