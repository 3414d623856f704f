// A page of HTML made ready for parsing: what is no text is taken out, and what would cost the
// parser too much is refused. (It needs time with the square of the depth of nesting, and repeats
// what is left open, such as <b>, in every paragraph.)
//
//     E-too-deep           more than `max_depth` elements in one another
//     E-too-many-elements  more than `max_elements`, counted with those that the parser repeats,
//                          and with the attributes that it compares where a tag has thousands
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"

namespace sayso {

struct PageSource {
  std::string html;                  // without scripts, styles, comments, drawings and formulas
  std::vector<std::string> json_ld;  // what scripts with linked data hold
};

std::optional<PageSource> prepare_page(std::string_view html, const ReadOptions& options,
                                       Diagnostics& problems);

}  // namespace sayso
