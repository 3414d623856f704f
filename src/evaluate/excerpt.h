// Texts of an error, shortened to be read on a line.
#pragma once

#include <string>
#include <string_view>

#include "evaluate/errors.h"

namespace sayso::eval {

Excerpt excerpt(const AnnotatedArticle& article, const AnnotatedAttribution& attribution,
                const Letters& letters);

// At most `limit` code points, white space collapsed, the middle left out.
std::string shortened(std::string_view text, std::size_t limit);

std::string lower_case(std::string_view text);

// The least begin; 0 without spans.
std::uint32_t first_offset(const std::vector<Span>& spans);

}  // namespace sayso::eval
