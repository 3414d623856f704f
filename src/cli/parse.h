// Arguments into the values of a command's options.
//
//     if (const auto error = parse(command, {"corpus/news", "-o", "out"})) ...   // one sentence
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace sayso::cli {

// What is wrong with the arguments and what to do about it; no value where all is well. Values keep
// what they had where an option is not given.
std::optional<std::string> parse(const Command& command, std::vector<std::string> arguments);

}  // namespace sayso::cli
