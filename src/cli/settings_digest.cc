#include "cli/settings_digest.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "version.h"
#include "write/digest.h"

namespace sayso::cli {
namespace {

std::string shown(bool value) { return value ? "yes" : "no"; }
std::string shown(const std::string& value) { return value; }
std::string shown(double value) { return fmt::format("{}", value); }
std::string shown(const std::optional<unsigned>& value) {
  return value ? std::to_string(*value) : "";
}
std::string shown(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += value + '\0';
  return text;
}

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::string settings_digest(const std::vector<Option>& options, const RuleSet& rules) {
  std::string all = std::string(kVersion) + '\0' + rules.digest + '\0';
  for (const Option& option : options) {
    if (option.is_positional() || option.is_of_run) continue;
    const std::string value = std::visit([](const auto* at) { return shown(*at); }, option.value);
    all.append(option.long_name()).append(1, '=').append(value).append(1, '\0');
    if (option.completion == Completion::files) append_digest(contents(value), all);
  }
  std::string digest;
  append_digest(all, digest);
  return digest;
}

}  // namespace sayso::cli
