#include "cli/run.h"

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/print_diagnostics.h"
#include "cli/version_text.h"

namespace sayso::cli {
int run(const std::vector<std::string>& arguments) {
  const auto all = commands();
  if (arguments.empty()) {
    print_lines(program_help(all));
    return kFailed;
  }
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h") return print_data(program_help(all));
  if (first == "--version" || first == "-V") return print_data(version_text());
  if (first.starts_with("-"))
    return print_usage_error("",
                             "options stand behind the command; '" + first + "' stands before it");
  const Command* command = find_command(all, first);
  if (!command) return print_usage_error("", no_such_command(all, first));
  if (const auto error = parse(*command, {arguments.begin() + 1, arguments.end()}))
    return print_usage_error(first, *error);
  if (*command->wants_help) return print_data(command_help(*command));
  return command->run();
}

}  // namespace sayso::cli
