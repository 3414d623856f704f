#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "explain/marker.h"
#include "rule_tests/rule_examples.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string folder, rule;
  std::vector<std::string> overlays;
};

void append_result(const ExampleResult& result, std::string_view verdict, const std::string& folder,
                   std::string& out) {
  const std::string file = result.file.starts_with('/') ? result.file : folder + "/" + result.file;
  fmt::format_to(std::back_inserter(out), "{}:{}: {}: {} of {}\n", file, result.line, verdict,
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

int test(const Arguments& arguments) {
  const std::string folder = find_rules(arguments.folder);
  const auto rules = load_rules(arguments.folder, arguments.overlays);
  if (!rules) return kGate;
  const auto results = run_all_examples(*rules, arguments.rule);
  if (results.empty() && !arguments.rule.empty())
    return print_usage_error(
        "rules test",
        "no rule '" + arguments.rule + "' has an example; 'sayso rules list' shows all rules");

  std::string out;
  std::set<std::string> tested;
  std::size_t passed = 0, failed = 0, expected_to_fail = 0, pass_now = 0;
  for (const ExampleResult& result : results) {
    tested.insert(result.rule);
    if (result.known_failing && result.passed) {
      ++pass_now;
      append_result(result, "passes now, though marked known-failing", folder, out);
    } else if (result.known_failing) {
      ++expected_to_fail;
    } else if (result.passed) {
      ++passed;
    } else {
      ++failed;
      append_result(result, "failed", folder, out);
    }
  }
  fmt::format_to(std::back_inserter(out),
                 "{} examples of {} rules: {} passed, {} failed, {} known to fail", results.size(),
                 tested.size(), passed, failed, expected_to_fail);
  if (pass_now > 0) fmt::format_to(std::back_inserter(out), ", {} no longer", pass_now);
  if (print_data(out + "\n") != kDone) return kFailed;
  return failed + pass_now > 0 ? kGate : kDone;
}

}  // namespace

Command rules_test_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "rules test",
          .summary = "run the examples and counter-examples of rules",
          .description =
              "Shows of each example that fails its text, what the rule should have found and what "
              "was found, by which rule. Exits with 1 where one fails, or where one that is marked "
              "known-failing passes.",
          .options = {{.name = "DIR",
                       .argument = "DIR",
                       .value = &arguments->folder,
                       .help = "the folder of rules; those in use where none is named",
                       .completion = Completion::folders},
                      {.name = "--rule",
                       .argument = "ID",
                       .value = &arguments->rule,
                       .help = "those of one rule alone"},
                      overlay_option(&arguments->overlays)},
          .examples = {{"sayso rules test", "Run the examples of all rules."},
                       {"sayso rules test my-rules --rule en/quote-speaker-cue",
                        "Those of one rule of another folder."}},
          .run = [arguments] { return test(*arguments); }};
}

}  // namespace sayso::cli
