#include "cli/command.h"

namespace sayso::cli {

std::string_view Option::short_name() const {
  return name.starts_with("--") || is_positional() ? "" : name.substr(0, name.find(','));
}

std::string_view Option::long_name() const {
  const auto comma = name.find(',');
  return comma == std::string_view::npos ? name : name.substr(comma + 1);
}

std::string usage_line(const Command& command) {
  std::string line = "sayso " + std::string(command.name);
  bool has_options = false;
  for (const Option& option : command.options) {
    const std::string argument(option.argument);
    if (option.is_positional())
      line += option.required ? " " + argument : " [" + argument + "]";
    else if (option.required)
      line += " " + std::string(option.long_name()) + " " + argument;
    else
      has_options = true;
  }
  return has_options ? line + " [options]" : line;
}

}  // namespace sayso::cli
