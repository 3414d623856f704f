// Text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

// Appends `text` (valid UTF-8) in quotation marks. What some reader takes for a line end (controls,
// U+0085, U+2028, U+2029) is escaped, so that one object stays one line for everybody.
void append_json_string(std::string_view text, std::string& out);

}  // namespace sayso
