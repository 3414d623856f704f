// Pages of HTML: their article, found by ReadOptions::pages (rules/common/html.toml).
//
// The text is what linked data gives as the article's body, unless the page itself has more than
// twice of it; else see page_text.h. It is kept in the output, for no file has it (is_extracted).
//
//     E-no-article   no text of an article was found in the page
//     E-too-deep, E-too-many-elements: as in page_source.h; else as in read.h
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"

namespace sayso {

std::optional<Article> read_page(std::string bytes, const ReadOptions& options, std::string& id,
                                 Diagnostics& problems);

bool is_like_html(std::string_view head);

}  // namespace sayso
