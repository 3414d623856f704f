// The man page of the program, in the language of troff.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace sayso::cli {

std::string man_page(const std::vector<Command>& commands);

}  // namespace sayso::cli
