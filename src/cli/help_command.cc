#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print_diagnostics.h"

namespace sayso::cli {
namespace {

int show_help(const std::string& name) {
  const auto all = commands();
  const Command* command = find_command(all, name);
  if (!name.empty() && !command) return print_usage_error("help", no_such_command(all, name));
  return print_data(command ? command_help(*command) : program_help(all));
}

}  // namespace

Command help_command() {
  const auto name = std::make_shared<std::string>();
  return {.name = "help",
          .summary = "show the help of a command",
          .options = {{"COMMAND", "COMMAND", name.get(), "the command"}},
          .examples = {{"sayso help extract", "Show what extract can do."}},
          .run = [name] { return show_help(*name); }};
}

}  // namespace sayso::cli
