// Parts of an attribution marked in a text, and texts shortened to stand in a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "explain/explanation.h"

namespace sayso {

// How parts are marked: with colours of a terminal, or in brackets ([source Ada Brook]).
enum class Marking { brackets, colours };

std::string opened(Marking marking, Part part);
std::string closed(Marking marking, Part part);
std::string marked(Marking marking, Part part, std::string_view words);

// White space as single spaces, and nothing that a terminal would obey.
std::string collapsed(std::string_view text);

// The same without spaces at its edges; of more than `limit` code points the middle is left out.
std::string shortened(std::string_view text, std::size_t limit = SIZE_MAX);

std::size_t count_code_points(std::string_view text);

}  // namespace sayso
