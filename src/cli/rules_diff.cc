#include <memory>

#include "batch/predict.h"
#include "cli/commands.h"
#include "cli/each_article.h"
#include "cli/load_rules.h"
#include "cli/print_changes.h"
#include "cli/print_diagnostics.h"
#include "evaluate/evaluate.h"
#include "evaluate/gold.h"
#include "pipeline.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string old_rules, new_rules, gold;
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
  FilterArguments filter;
};

// Precision and recall of both on gold's own texts; "" where there is no gold.
std::string change_on_gold(const Arguments& arguments, const RuleSet& before,
                           const FilterOptions& filter_before, const RuleSet& after,
                           const FilterOptions& filter_after) {
  Diagnostics problems;
  const auto gold = eval::read_gold(arguments.gold, problems);
  for (const Diagnostic& problem : problems) print_problem(problem.file, problem);
  if (gold.empty()) {
    print_message("there is no gold in " + arguments.gold +
                  ": no .ann, .xml or .jsonl with its text");
    return {};
  }
  const auto report = [&](const RuleSet& rules, const FilterOptions& filter) {
    const PredictOptions options{
        .language = arguments.article.language, .filter = filter, .threads = threads({})};
    return eval::evaluate(gold, predict_gold(gold, rules, options), {filter.classes});
  };
  std::string out = "\non " + arguments.gold + "\n";
  eval::append_change(report(before, filter_before), report(after, filter_after), out);
  return out;
}

int diff(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input))
    return print_usage_error("rules diff", *wrong);
  const auto before = load_rules(arguments.old_rules);
  const auto after = load_rules(arguments.new_rules, arguments.overlays);
  if (!before || !after) return kFailed;
  FilterOptions filter_before, filter_after;
  for (const auto& [rules, options] :
       {std::pair{before.get(), &filter_before}, std::pair{after.get(), &filter_after}})
    if (const auto wrong = check(arguments.filter, *rules, *options))
      return print_usage_error("rules diff", *wrong);

  input.read.pages = &after->pages;
  ChangeTotals totals;
  const bool done = for_each_article(
      arguments.inputs, input, arguments.article.language,
      [&](const std::string& path, Article article) {
        const Analysis old_analysis = filter(analyse(article, *before), filter_before);
        const Analysis new_analysis = filter(analyse(std::move(article), *after), filter_after);
        std::string out;
        append_changes(path, new_analysis.article.text, differences(old_analysis, new_analysis),
                       totals, out);
        return print_data(out) == kDone;
      });
  if (print_data(totals.text() + "\n") != kDone || !done) return kFailed;
  if (!arguments.gold.empty()) {
    const std::string change =
        change_on_gold(arguments, *before, filter_before, *after, filter_after);
    if (change.empty() || print_data(change) != kDone) return kFailed;
  }
  return totals.any() ? kGate : kDone;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "OLD",
       .argument = "OLD",
       .value = &a.old_rules,
       .help = "the folder of rules as it was",
       .completion = Completion::folders,
       .required = true},
      {.name = "NEW",
       .argument = "NEW",
       .value = &a.new_rules,
       .help = "the folder of rules as it is; may be the same where --overlay is given",
       .completion = Completion::folders,
       .required = true},
      inputs_option(&a.inputs, "files or folders of articles, - for standard input"),
      {.name = "--gold",
       .argument = "DIR",
       .value = &a.gold,
       .help = "tell as well what the change does to precision and recall against this gold",
       .completion = Completion::folders},
      overlay_option(&a.overlays)};
  for (Option& option : filter_options(a.filter)) all.push_back(std::move(option));
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_diff_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "rules diff",
      .summary = "show what changes in the output when rules change",
      .description =
          "Shows the attributions of articles that one folder of rules finds and the other does "
          "not (- and +), and those that differ, each as rule: source | cue | content; then how "
          "many. Overlays are put over NEW. Exits with 1 where anything changed.",
      .options = options(*arguments),
      .examples = {{"sayso rules diff rules my-rules corpus/news",
                    "What my-rules does differently."},
                   {"sayso rules diff rules rules --overlay mine corpus/news",
                    "What an overlay does."},
                   {"sayso rules diff rules my-rules corpus/news --gold corpus/gold",
                    "The same, and whether it is for the better."}},
      .run = [arguments] { return diff(*arguments); }};
}

}  // namespace sayso::cli
