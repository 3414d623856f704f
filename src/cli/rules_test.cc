#include <memory>

#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/print_examples.h"
#include "rule_tests/rule_examples.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string folder, rule;
  std::vector<std::string> overlays;
};

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
  const ExampleTotals totals = append_examples(results, folder, out);
  if (print_data(out + totals.text() + "\n") != kDone) return kFailed;
  return totals.good() ? kDone : kGate;
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
