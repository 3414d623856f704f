// What --version says.
#pragma once

#include <string>

namespace sayso::cli {

// Version of the program, digest and place of the rules, versions of the libraries.
std::string version_text();

}  // namespace sayso::cli
