#include "cli/threshold.h"

#include <fmt/format.h>

#include <charconv>

#include "rules/table.h"

namespace sayso::cli {
namespace {

std::string suggestion(const std::string& name) {
  std::vector<std::string> names;
  for (auto& [of, tally] : eval::named_tallies({})) names.push_back(of);
  for (auto& [of, ratio] : eval::named_ratios({})) names.push_back(of);
  const std::string near = rules::nearest(name, names);
  return near.empty() ? "; 'all+speaker@0.5' is one" : "; did you mean '" + near + "'?";
}

}  // namespace

std::optional<std::string> read_threshold(const std::string& text, Threshold& threshold) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos) return "'" + text + "' is not NAME=VALUE";
  threshold.name = text.substr(0, equals);
  const char *begin = text.data() + equals + 1, *end = text.data() + text.size();
  const auto [read_to, error] = std::from_chars(begin, end, threshold.value);
  if (error != std::errc() || read_to != end)
    return "'" + std::string(begin, end) + "' is no number";
  if (!eval::figure({}, threshold.name))
    return "there is no figure '" + threshold.name + "'" + suggestion(threshold.name);
  return std::nullopt;
}

std::optional<std::string> missed(const Threshold& threshold, const eval::Report& report) {
  const double value = *eval::figure(report, threshold.name);
  if (threshold.is_minimum ? value >= threshold.value : value <= threshold.value)
    return std::nullopt;
  return fmt::format("{} is {:.4f}, {} than {}", threshold.name, value,
                     threshold.is_minimum ? "less" : "more", threshold.value);
}

}  // namespace sayso::cli
