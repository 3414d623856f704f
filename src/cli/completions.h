// What shells need to complete the program's arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace sayso::cli {

inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

// The script for one of kShells; "" for another.
std::string completions(std::string_view shell, const std::vector<Command>& commands);

}  // namespace sayso::cli
