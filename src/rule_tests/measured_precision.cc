#include "rule_tests/measured_precision.h"

#include <charconv>

namespace sayso {
namespace {

// Takes the text before the next tab off the line.
std::string_view next_field(std::string_view& line) {
  const std::string_view field = line.substr(0, line.find('\t'));
  line.remove_prefix(std::min(line.size(), field.size() + 1));
  return field;
}

std::size_t number(std::string_view field) {
  std::size_t value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

}  // namespace

std::map<std::string, MeasuredPrecision> measured_precision(std::string_view tsv) {
  constexpr std::string_view kPrefix = "rule=";
  std::map<std::string, MeasuredPrecision> all;
  while (!tsv.empty()) {
    std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(std::min(tsv.size(), line.size() + 1));
    const std::string_view feature = next_field(line);
    if (!feature.starts_with(kPrefix) || feature.find('|') != feature.npos) continue;
    next_field(line);  // the weight
    const std::size_t samples = number(next_field(line));
    all[std::string(feature.substr(kPrefix.size()))] = {samples, number(next_field(line))};
  }
  return all;
}

}  // namespace sayso
