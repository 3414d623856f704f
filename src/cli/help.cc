#include "cli/help.h"

#include <algorithm>

namespace sayso::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kHelpColumn = 26;  // where the words about an option begin

// Appends `text` in lines of at most kWidth, all of them indented; a blank line in it stays.
void append_wrapped(std::string_view text, std::size_t indent, std::string& out) {
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, size);
    if (column > 0 && column + 1 + word.size() > kWidth) {
      out += '\n';
      column = 0;
    }
    if (!word.empty()) {
      out.append(column > 0 ? 1 : indent, ' ').append(word);
      column += (column > 0 ? 1 : indent) + word.size();
    }
    if (size < text.size() && text[size] == '\n') {
      out += '\n';
      column = 0;
    }
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  if (column > 0) out += '\n';
}

// `left`, and `text` beside it from kHelpColumn on (below it, where `left` is too long).
void append_entry(const std::string& left, std::string_view text, std::string& out) {
  std::string right;
  append_wrapped(text, kHelpColumn, right);
  out += left;
  if (left.size() + 2 > kHelpColumn)
    out += '\n';
  else
    right.erase(0, left.size());
  out += right;
}

std::string about(const Option& option) {
  std::string text(option.help);
  if (!option.choices.empty()) {
    text += ": ";
    for (const auto choice : option.choices)
      text += (choice == option.choices.front() ? "" : ", ") + std::string(choice);
  }
  text += '.';
  if (!option.more.empty()) text += " " + std::string(option.more);
  if (!option.environment.empty())
    text += " The variable " + std::string(option.environment) + " stands in for it.";
  return text;
}

std::string title(const Option& option) {
  if (option.is_positional()) return "  " + std::string(option.argument);
  std::string text =
      option.short_name().empty() ? "      " : "  " + std::string(option.short_name()) + ", ";
  text += option.long_name();
  return option.is_flag() ? text : text + " " + std::string(option.argument);
}

void append_options(const Command& command, bool positional, std::string& out) {
  bool is_first = true;
  for (const Option& option : command.options) {
    if (option.is_positional() != positional) continue;
    if (is_first) out += positional ? "\nArguments:\n" : "\nOptions:\n";
    is_first = false;
    append_entry(title(option), about(option), out);
  }
}

}  // namespace

std::string program_help(const std::vector<Command>& commands) {
  std::string out =
      "sayso: who is said to have said what in news articles\n\nUsage: sayso COMMAND "
      "...\n\nCommands:\n";
  for (const Command& command : commands)
    if (!command.is_hidden) append_entry("  " + std::string(command.name), command.summary, out);
  out += "\nOptions:\n";
  append_entry("  -h, --help", "show this help; 'sayso COMMAND --help' shows a command's", out);
  append_entry("  -V, --version", "show the versions of program, rules and libraries", out);
  out += "\nExamples:\n";
  for (const Command& command : commands)
    if (!command.is_hidden && !command.examples.empty())
      out += "  " + std::string(command.examples.front().command) + "\n";
  return out;
}

std::string command_help(const Command& command) {
  std::string out =
      "sayso " + std::string(command.name) + ": " + std::string(command.summary) + "\n\n";
  out += "Usage: " + usage_line(command) + "\n";
  if (!command.description.empty()) {
    out += '\n';
    append_wrapped(command.description, 0, out);
  }
  append_options(command, true, out);
  append_options(command, false, out);
  if (!command.examples.empty()) out += "\nExamples:\n";
  for (const Example& example : command.examples) {
    out += "  " + std::string(example.command) + "\n";
    append_wrapped(example.explanation, 6, out);
  }
  return out;
}

}  // namespace sayso::cli
