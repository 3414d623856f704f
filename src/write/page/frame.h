// What stands around the contents of every page: head, masthead, style, script. Internal to the
// page writer.
#pragma once

#include <string>
#include <string_view>

#include "write/run.h"

namespace sayso::page {

// Up to where the contents of `main` begin. `description` is a line of text; "" for none.
void append_frame_begin(std::string_view title, std::string_view description, const Run& run,
                        std::string& out);
void append_frame_end(std::string& out);

}  // namespace sayso::page
