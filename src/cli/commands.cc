#include "cli/commands.h"

#include "rules/table.h"

namespace sayso::cli {

std::vector<Command> commands() {
  std::vector<Command> all = {
      extract_command(),     convert_command(),  //
      compare_command(),     verify_command(),        index_command(),
      search_command(),      explain_command(),       eval_command(),
      rules_check_command(), rules_test_command(),    rules_list_command(),
      rules_try_command(),   rules_diff_command(),    rules_profile_command(),
      rules_watch_command(), rules_example_command(), help_command(),
      man_command(),         completions_command(),
  };
  for (Command& command : all)
    command.options.push_back({"-h,--help", "", command.wants_help.get(), "show this help"});
  return all;
}

std::vector<Command> commands_of(const std::vector<Command>& all, const std::string& group) {
  std::vector<Command> members;
  for (const Command& command : all)
    if (command.name.starts_with(group + " ")) members.push_back(command);
  return members;
}

const Command* find_command(const std::vector<Command>& all, std::string_view name) {
  for (const Command& command : all)
    if (command.name == name) return &command;
  return nullptr;
}

std::string no_such_command(const std::vector<Command>& all, std::string_view name) {
  std::vector<std::string> names;
  for (const Command& command : all) names.emplace_back(command.name);
  const std::string near = rules::nearest(name, names);
  return "there is no command '" + std::string(name) + "'" +
         (near.empty() ? "" : "; did you mean '" + near + "'?");
}

}  // namespace sayso::cli
