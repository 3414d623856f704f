#include "cli/completions.h"

#include <algorithm>
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

// The words that may stand behind `before`, each once: "" gives "extract", "rules", ...; "rules"
// gives "check", "test", ...
std::vector<std::string> command_words(const std::vector<Command>& commands,
                                       std::string_view before = "") {
  std::vector<std::string> words;
  for (const Command& command : commands) {
    std::string_view name = command.name;
    if (!before.empty() && !name.starts_with(std::string(before) + " ")) continue;
    if (!before.empty()) name.remove_prefix(before.size() + 1);
    const std::string word(name.substr(0, name.find(' ')));
    if (!command.is_hidden && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  }
  return words;
}

// First words of commands of two words.
std::vector<std::string> groups(const std::vector<Command>& commands) {
  std::vector<std::string> words = command_words(commands);
  std::erase_if(words,
                [&](const std::string& word) { return command_words(commands, word).empty(); });
  return words;
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
    const auto key = [&](std::string_view name) {
      return shell_quoted(std::string(command.name) + ":" + std::string(name));
    };
    std::string left = "    " + key(option.long_name());
    if (!option.short_name().empty()) left += "|" + key(option.short_name());
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
  std::string values, options, second_words;
  for (const std::string& group : groups(commands))
    second_words += "    " + group +
                    ")\n"
                    "      if [ \"$COMP_CWORD\" -eq 2 ]; then\n"
                    "        mapfile -t COMPREPLY < <(compgen -W " +
                    shell_quoted(joined(command_words(commands, group), " ")) +
                    " -- \"$word\")\n        return\n      fi\n"
                    "      command=\"$command ${COMP_WORDS[2]}\" ;;\n";
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    values += bash_values(command);
    options += "    " + shell_quoted(command.name) +
               ") options=" + shell_quoted(joined(option_names(command), " ")) + " ;;\n";
  }
  return "# bash completion for sayso\n_sayso() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command=${COMP_WORDS[1]} options=\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W " +
         shell_quoted(joined(command_words(commands), " ") + " --help --version") +
         " -- \"$word\")\n    return\n  fi\n"
         "  case $command in\n" +
         second_words +
         "  esac\n"
         "  case $command:$before in\n" +
         values + "  esac\n  case $command in\n    help) options=" +
         shell_quoted(joined(command_words(commands), " ")) + " ;;\n" + options +
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
  std::string names, cases, second_words;
  for (const std::string& group : groups(commands)) {
    names += "      " + shell_quoted(group) + "\n";
    second_words += "  if [[ $command = " + group +
                    " ]]; then\n    if (( CURRENT == 2 )); then\n      compadd " +
                    joined(command_words(commands, group), " ") +
                    "\n      return\n    fi\n    command+=\" $words[2]\"\n    shift words\n    (( "
                    "CURRENT-- ))\n  fi\n";
  }
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    if (command.name.find(' ') == std::string_view::npos)
      names += "      " +
               shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) + "\n";
    cases += "    " + shell_quoted(command.name) + ") _arguments";
    for (const Option& option : command.options) cases += " \\\n      " + zsh_option(option);
    cases += " ;;\n";
  }
  return "#compdef sayso\n_sayso() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n" +
         names +
         "    )\n    _describe command commands\n    return\n  fi\n"
         "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n" +
         second_words + "  case $command in\n" + cases + "  esac\n}\n_sayso \"$@\"\n";
}

// --- fish ---------------------------------------------------------------------------------------

std::string fish(const std::vector<Command>& commands) {
  std::string out = "# fish completion for sayso\n";
  for (const std::string& group : groups(commands))
    out += "complete -c sayso -n __fish_use_subcommand -f -a " + group + "\n";
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    const auto space = command.name.find(' ');
    const bool is_member = space != std::string_view::npos;
    const std::string first(command.name.substr(0, space));
    const std::string last(is_member ? command.name.substr(space + 1) : command.name);
    std::string seen = "__fish_seen_subcommand_from " + last;
    if (is_member) seen = "__fish_seen_subcommand_from " + first + "; and " + seen;
    out += "complete -c sayso -n " +
           (is_member ? "'__fish_seen_subcommand_from " + first + "'"
                      : std::string("__fish_use_subcommand")) +
           " -f -a " + last + " -d " + shell_quoted(command.summary) + "\n";
    for (const Option& option : command.options) {
      if (option.is_positional()) continue;
      out += "complete -c sayso -n '" + seen + "'";
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
