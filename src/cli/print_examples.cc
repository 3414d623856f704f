#include "cli/print_examples.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "explain/marker.h"
#include "rules/folder.h"

namespace sayso::cli {
namespace {

void append_result(const ExampleResult& result, std::string_view verdict, const std::string& folder,
                   std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}:{}: {}: {} of {}\n",
                 rules::path_of(folder, result.file), result.line, verdict,
                 result.counter ? "counter-example" : "example", result.rule);
  const auto line = [&](std::string_view label, std::string_view text) {
    fmt::format_to(std::back_inserter(out), "  {:<10}{}\n", label, shortened(text));
  };
  line("text", result.text);
  line("expected", result.expected);
  if (result.found.empty()) line("found", "nothing");
  for (const auto& found : result.found)
    line(&found == &result.found.front() ? "found" : "", found);
}

}  // namespace

std::string ExampleTotals::text() const {
  std::string out = fmt::format("{} examples of {} rules: {} passed, {} failed, {} known to fail",
                                all, rules.size(), passed, failed, known_to_fail);
  if (pass_now > 0) fmt::format_to(std::back_inserter(out), ", {} no longer", pass_now);
  return out;
}

ExampleTotals append_examples(const std::vector<ExampleResult>& results, const std::string& folder,
                              std::string& out) {
  ExampleTotals totals{.all = results.size()};
  for (const ExampleResult& result : results) {
    totals.rules.insert(result.rule);
    if (result.known_failing && result.passed) {
      ++totals.pass_now;
      append_result(result, "passes now, though marked known-failing", folder, out);
    } else if (result.known_failing) {
      ++totals.known_to_fail;
    } else if (result.passed) {
      ++totals.passed;
    } else {
      ++totals.failed;
      append_result(result, "failed", folder, out);
    }
  }
  return totals;
}

}  // namespace sayso::cli
