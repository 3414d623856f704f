// The program: the command that the arguments name, and what --help and --version say.
#pragma once

#include <string>
#include <vector>

namespace sayso::cli {

// The exit code. `arguments` are those after the program's name.
int run(const std::vector<std::string>& arguments);

}  // namespace sayso::cli
