// Two reports side by side: what a change of rules does to precision and recall.
#include <fmt/format.h>

#include <iterator>

#include "evaluate/evaluate.h"

namespace sayso::eval {
namespace {

constexpr std::pair<std::string_view, std::string_view> kRows[] = {
    {"content with speaker", "all+speaker@0.5"},
    {"  direct", "direct+speaker@0.5"},
    {"  mixed", "mixed+speaker@0.5"},
    {"  indirect", "indirect+speaker@0.5"},
    {"exact content", "exact_span_content"},
    {"exact source", "exact_span_source"},
    {"exact cue", "exact_span_cue"}};

double value(const Report& report, std::string_view name, std::string_view which) {
  return figure(report, std::string(name) + std::string(which)).value_or(0);
}

}  // namespace

void append_change(const Report& before, const Report& after, std::string& out) {
  const auto back = std::back_inserter(out);
  fmt::format_to(back, "{:<22}{:<24}{:<24}{}\n", "", "precision", "recall", "F1");
  for (const auto& [title, name] : kRows) {
    std::string line = fmt::format("{:<22}", title);
    for (const char* which : {".precision", ".recall", ""}) {
      const double old_value = value(before, name, which), new_value = value(after, name, which);
      line +=
          fmt::format("{:.3f} → {:.3f} {:<7} ", old_value, new_value,
                      old_value == new_value ? "=" : fmt::format("{:+.3f}", new_value - old_value));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    fmt::format_to(back, "{}\n", line);
  }
}

}  // namespace sayso::eval
