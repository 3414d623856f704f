#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print_diagnostics.h"

namespace sayso::cli {
namespace {

// `words` are "extract", or "rules" and "check"; "rules" alone is a group of commands.
int show_help(const std::vector<std::string>& words) {
  const auto all = commands();
  if (words.empty()) return print_data(program_help(all));
  std::string name;
  for (const auto& word : words) name += (name.empty() ? "" : " ") + word;
  if (const Command* command = find_command(all, name)) return print_data(command_help(*command));
  if (const auto members = commands_of(all, name); !members.empty())
    return print_data(program_help(members));
  return print_usage_error("help", no_such_command(all, name));
}

}  // namespace

Command help_command() {
  const auto words = std::make_shared<std::vector<std::string>>();
  return {.name = "help",
          .summary = "show the help of a command",
          .options = {{"COMMAND", "COMMAND...", words.get(), "the command"}},
          .examples = {{"sayso help extract", "Show what extract can do."},
                       {"sayso help rules check", "The same for a command of two words."}},
          .run = [words] { return show_help(*words); }};
}

}  // namespace sayso::cli
