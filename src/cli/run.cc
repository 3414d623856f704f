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
  std::string name = first;
  std::size_t words = 1;
  if (const auto members = commands_of(all, first); !members.empty()) {
    const bool has_second = arguments.size() > 1;
    if (has_second && (arguments[1] == "--help" || arguments[1] == "-h"))
      return print_data(program_help(members));
    if (!has_second) {
      print_lines(program_help(members));
      return kFailed;
    }
    name += " " + arguments[1];
    words = 2;
  }
  const Command* command = find_command(all, name);
  if (!command) return print_usage_error("", no_such_command(all, name));
  const auto behind = arguments.begin() + static_cast<std::ptrdiff_t>(words);
  if (const auto error = parse(*command, {behind, arguments.end()}))
    return print_usage_error(name, *error);
  if (*command->wants_help) return print_data(command_help(*command));
  return command->run();
}

}  // namespace sayso::cli
