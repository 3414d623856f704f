// Links that open a web page at a passage: URL fragments with text directives (WICG, Scroll To
// Text Fragment). Browsers that do not know them open the page at its top.
//
//     append_text_link("https://news.example/dam", text, {content}, out);
//     // https://news.example/dam#:~:text=he%20had%20passed,receive%20a%20reply
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso::page {

// Whether `url` may stand in a link: http or https. Anything else (javascript:) is only text.
bool is_web_address(std::string_view url);

// One directive for each part. A long part is named by its first and last words, a short one by all
// of it, with the words before as context. Time and length do not depend on how long a part is.
void append_text_link(std::string_view url, std::string_view text, const std::vector<Span>& parts,
                      std::string& out);

}  // namespace sayso::page
