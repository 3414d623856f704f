// Help, as text for a terminal 80 columns wide.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace sayso::cli {

std::string program_help(const std::vector<Command>& commands);
std::string command_help(const Command& command);

}  // namespace sayso::cli
