#include "cli/completions.h"

#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/print_diagnostics.h"

namespace sayso::cli {
namespace {

// Words joined by `between`.
template <typename Words>
std::string joined(const Words& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

// In single quotation marks, for all three shells.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::vector<std::string> command_names(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  for (const Command& command : commands)
    if (!command.is_hidden) names.emplace_back(command.name);
  return names;
}

std::vector<std::string_view> option_names(const Command& command) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options) {
    if (option.is_positional()) continue;
    if (!option.short_name().empty()) names.push_back(option.short_name());
    names.push_back(option.long_name());
  }
  return names;
}

// --- bash ---------------------------------------------------------------------------------------

// What completes the word after an option: `extract:--format) ... ;;`
std::string bash_values(const Command& command) {
  std::string out;
  for (const Option& option : command.options) {
    if (option.is_positional() || option.is_flag()) continue;
    std::string left = "    " + std::string(command.name) + ":" + std::string(option.long_name());
    if (!option.short_name().empty())
      left += "|" + std::string(command.name) + ":" + std::string(option.short_name());
    std::string words;
    if (!option.choices.empty()) words = "-W " + shell_quoted(joined(option.choices, " "));
    if (option.completion == Completion::files) words = "-f";
    if (option.completion == Completion::folders) words = "-d";
    out += left + ") " +
           (words.empty() ? "" : "mapfile -t COMPREPLY < <(compgen " + words + " -- \"$word\"); ") +
           "return ;;\n";
  }
  return out;
}

std::string bash(const std::vector<Command>& commands) {
  std::string values, options;
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    values += bash_values(command);
    options += "    " + std::string(command.name) +
               ") options=" + shell_quoted(joined(option_names(command), " ")) + " ;;\n";
  }
  return "# bash completion for sayso\n_sayso() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command=${COMP_WORDS[1]} options=\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W " +
         shell_quoted(joined(command_names(commands), " ") + " --help --version") +
         " -- \"$word\")\n    return\n  fi\n"
         "  case $command:$before in\n" +
         values + "  esac\n  case $command in\n    help) options=" +
         shell_quoted(joined(command_names(commands), " ")) + " ;;\n" + options +
         "  esac\n"
         "  if [ \"$command\" = help ] || [ \"${word:0:1}\" = - ]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
         "  else\n    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n  fi\n}\n"
         "complete -o filenames -F _sayso sayso\n";
}

// --- zsh ----------------------------------------------------------------------------------------

// One argument of _arguments: '(-o --output)'{-o,--output}'[help]:DIR:_files -/'
std::string zsh_option(const Option& option) {
  std::string help;
  for (const char c : option.help)
    help += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  std::string value;
  if (!option.is_flag()) {
    value = ":" + std::string(option.argument) + ":";
    if (!option.choices.empty()) value += "(" + joined(option.choices, " ") + ")";
    if (option.completion == Completion::files) value += "_files";
    if (option.completion == Completion::folders) value += "_files -/";
  }
  if (option.is_positional()) return shell_quoted("*:" + std::string(option.argument) + ":_files");
  const std::string rest = shell_quoted("[" + help + "]" + value);
  const std::string many = option.is_list() ? "\\*" : "";
  if (option.short_name().empty()) return many + std::string(option.long_name()) + rest;
  return "{" + std::string(option.short_name()) + "," + std::string(option.long_name()) + "}" +
         rest;
}

std::string zsh(const std::vector<Command>& commands) {
  std::string names, cases;
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    names += "      " +
             shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) + "\n";
    cases += "    " + std::string(command.name) + ") _arguments";
    for (const Option& option : command.options) cases += " \\\n      " + zsh_option(option);
    cases += " ;;\n";
  }
  return "#compdef sayso\n_sayso() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n" +
         names +
         "    )\n    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n" +
         cases + "  esac\n}\n_sayso \"$@\"\n";
}

// --- fish ---------------------------------------------------------------------------------------

std::string fish(const std::vector<Command>& commands) {
  std::string out = "# fish completion for sayso\n";
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    out += "complete -c sayso -n __fish_use_subcommand -f -a " + std::string(command.name) +
           " -d " + shell_quoted(command.summary) + "\n";
    for (const Option& option : command.options) {
      if (option.is_positional()) continue;
      out += "complete -c sayso -n '__fish_seen_subcommand_from " + std::string(command.name) + "'";
      if (!option.short_name().empty()) out += " -s " + std::string(option.short_name().substr(1));
      out += " -l " + std::string(option.long_name().substr(2));
      if (!option.is_flag()) out += " -r";
      if (option.completion == Completion::nothing) out += " -f";
      if (!option.choices.empty()) out += " -a " + shell_quoted(joined(option.choices, " "));
      out += " -d " + shell_quoted(option.help) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completions(std::string_view shell, const std::vector<Command>& commands) {
  if (shell == "bash") return bash(commands);
  if (shell == "zsh") return zsh(commands);
  if (shell == "fish") return fish(commands);
  return {};
}

Command completions_command() {
  const auto shell = std::make_shared<std::string>();
  return {.name = "completions",
          .summary = "print a script that makes a shell complete the program's arguments",
          .options = {{.name = "SHELL",
                       .argument = "SHELL",
                       .value = shell.get(),
                       .help = "the shell",
                       .choices = {std::begin(kShells), std::end(kShells)},
                       .required = true}},
          .examples = {{"sayso completions bash > ~/.local/share/bash-completion/completions/sayso",
                        "Complete from the next shell on."}},
          .run = [shell] { return print_data(completions(*shell, commands())); }};
}

}  // namespace sayso::cli
