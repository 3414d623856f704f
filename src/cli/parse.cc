#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "rules/table.h"

namespace sayso::cli {
namespace {

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

template <typename Number>
bool is_number(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// "" where the value will do. CLI11 shows the option's name before it.
std::string check_value(const Option& option, const std::string& value) {
  if (std::holds_alternative<std::optional<unsigned>*>(option.value) && !is_number<unsigned>(value))
    return in_quotes(value) + " is no whole number";
  if (std::holds_alternative<double*>(option.value) && !is_number<double>(value))
    return in_quotes(value) + " is no number";
  if (option.choices.empty() ||
      std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end())
    return "";
  const std::vector<std::string> choices(option.choices.begin(), option.choices.end());
  const std::string near = rules::nearest(value, choices);
  std::string message = in_quotes(value) + " is none of";
  for (const auto& choice : choices) message += (&choice == &choices.front() ? " " : ", ") + choice;
  return near.empty() ? message : message + "; did you mean " + in_quotes(near) + "?";
}

void add(const Option& option, CLI::App& app) {
  std::string name(option.name);
  if (option.is_positional()) std::transform(name.begin(), name.end(), name.begin(), ::tolower);
  CLI::Option* added = std::visit(
      [&](auto* value) {
        if constexpr (std::is_same_v<decltype(value), bool*>)
          return app.add_flag(name, *value);
        else
          return app.add_option(name, *value);
      },
      option.value);
  if (option.is_flag()) return;
  if (option.is_list() && !option.is_positional()) {
    added->allow_extra_args(false)->take_all();  // one value each time, so that no INPUT is eaten
    if (option.is_comma_separated()) added->delimiter(',');
  } else if (!option.is_list()) {
    added->take_last();
  }
  if (!option.environment.empty()) added->envname(std::string(option.environment));
  added->check([&option](const std::string& value) { return check_value(option, value); });
}

std::string unexpected(const Command& command, const std::string& argument) {
  if (argument.size() < 2 || argument.front() != '-') {
    for (const Option& option : command.options)
      if (option.is_positional())
        return in_quotes(argument) + " is one too many: " + std::string(command.name) +
               " takes one " + std::string(option.argument);
    return in_quotes(argument) + " is not wanted: " + std::string(command.name) +
           " takes no argument";
  }
  const std::string name = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const Option& option : command.options)
    if (!option.is_positional()) names.emplace_back(option.long_name());
  const std::string near = rules::nearest(name, names);
  return "there is no option " + in_quotes(name) +
         (near.empty() ? "" : "; did you mean " + in_quotes(near) + "?");
}

// CLI11 says "--jobs: ..."; where a value is missing, what is wanted is told better from the table.
std::string told(const Command& command, const CLI::ParseError& error) {
  std::string message = error.what();
  if (!dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return message;
  for (const Option& option : command.options) {
    if (!message.starts_with(std::string(option.long_name()) + ":") &&
        !message.starts_with(std::string(option.short_name()) + ":"))
      continue;
    return std::string(option.long_name()) +
           (option.is_flag() ? " takes no value"
                             : " needs a value: " + std::string(option.long_name()) + " " +
                                   std::string(option.argument));
  }
  return message;
}

bool is_given(const Option& option) {
  if (const auto* list = std::get_if<std::vector<std::string>*>(&option.value))
    return !(*list)->empty();
  if (const auto* text = std::get_if<std::string*>(&option.value)) return !(*text)->empty();
  return true;
}

}  // namespace

std::optional<std::string> parse(const Command& command, std::vector<std::string> arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  try {
    for (const Option& option : command.options) add(option, app);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return told(command, error);
  }
  if (*command.wants_help) return std::nullopt;
  for (const std::string& extra : app.remaining())  // "--" is among them: options end there
    if (extra != "--") return unexpected(command, extra);
  for (const Option& option : command.options) {
    if (!option.required || is_given(option)) continue;
    if (option.is_positional()) return "name the " + std::string(option.argument);
    return std::string(option.long_name()) + " is needed: " + std::string(option.long_name()) +
           " " + std::string(option.argument);
  }
  return std::nullopt;
}

}  // namespace sayso::cli
