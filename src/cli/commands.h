// All commands of the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace sayso::cli {

// In the order in which --help lists them. Each call makes them anew, with values of their own.
std::vector<Command> commands();

// Each is defined in its own file.
Command extract_command();
Command compare_command();
Command verify_command();
Command index_command();
Command search_command();
Command convert_command();
Command explain_command();
Command eval_command();
Command rules_check_command();
Command rules_test_command();
Command rules_list_command();
Command rules_try_command();
Command rules_diff_command();
Command rules_profile_command();
Command rules_watch_command();
Command rules_example_command();
Command help_command();
Command man_command();
Command completions_command();

// Commands of two words whose first is `group`: "rules check", "rules test".
std::vector<Command> commands_of(const std::vector<Command>& all, const std::string& group);

const Command* find_command(const std::vector<Command>& all, std::string_view name);

// "there is no command 'extrct'; did you mean 'extract'?"
std::string no_such_command(const std::vector<Command>& all, std::string_view name);

}  // namespace sayso::cli
