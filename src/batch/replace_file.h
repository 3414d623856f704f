// Writing a file so that nobody ever sees half of it: under another name first, then renamed.
//
//     if (auto problem = replace_file("out/fire.xml", bytes)) ...
//
//     E-disk-full           there is no room for it: nor will there be for the next
//     E-unwritable-output   anything else
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/diagnostic.h"

namespace sayso {

// Folders above it are made. On failure the file is as it was before. Two calls for one path at a
// time do not mix, if they are of one thread or of two processes.
std::optional<Diagnostic> replace_file(const std::string& path, std::string_view bytes);

// Whether a file of that name is one that replace_file() was writing in a process that has ended.
bool is_leftover(const std::string& name);

}  // namespace sayso
