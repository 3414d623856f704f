// The digest by which an article's text is told from every other: XXH128, 32 hex digits.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

void append_digest(std::string_view text, std::string& out);

}  // namespace sayso
