#include <fmt/format.h>

#include <iterator>
#include <memory>

#include "batch/extraction.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "explain/marker.h"
#include "rule_tests/attribution_diff.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kShown = 160;  // characters of a content

struct Arguments {
  std::string old_rules, new_rules;
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
  FilterArguments filter;
};

struct Totals {
  std::size_t gained = 0, lost = 0, changed = 0, same = 0, articles = 0, articles_changed = 0;
};

std::string words(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " … ") + std::string(slice(text, span));
  return shortened(out, kShown);
}

void append(char sign, std::string_view text, const Attribution& a, std::string& out) {
  fmt::format_to(std::back_inserter(out), "  {} {}: {} | {} | {}\n", sign, a.rule,
                 words(text, a.mention), words(text, a.cue), words(text, a.content));
}

// One article's changes, with both rules of each.
void append(const std::string& path, std::string_view text, const AttributionDiff& diff,
            Totals& totals, std::string& out) {
  ++totals.articles;
  totals.same += diff.same;
  if (diff.changes.empty()) return;
  ++totals.articles_changed;
  out += printable(path) + "\n";
  for (const AttributionChange& change : diff.changes) {
    if (change.before && change.after) {
      ++totals.changed;
      std::string what;
      for (const auto part : change.what) what += (what.empty() ? "" : ", ") + std::string(part);
      out += "  changed: " + what + "\n";
    } else {
      ++(change.after ? totals.gained : totals.lost);
    }
    if (change.before) append('-', text, *change.before, out);
    if (change.after) append('+', text, *change.after, out);
  }
}

int diff(const Arguments& arguments) {
  if (const auto wrong = check(arguments.article)) return print_usage_error("rules diff", *wrong);
  const auto before = load_rules(arguments.old_rules);
  const auto after = load_rules(arguments.new_rules, arguments.overlays);
  if (!before || !after) return kFailed;
  FilterOptions filter_before, filter_after;
  for (const auto& [rules, options] :
       {std::pair{before.get(), &filter_before}, std::pair{after.get(), &filter_after}})
    if (const auto wrong = check(arguments.filter, *rules, *options))
      return print_usage_error("rules diff", *wrong);

  Totals totals;
  bool failed = false;
  Inputs inputs(arguments.inputs);
  while (const auto source = inputs.next()) {
    Diagnostics problems;
    auto article = read_source(*source, {arguments.article.encoding}, problems);
    if (!article) {
      print_problem(source->path, problems.back());
      failed = true;
      continue;
    }
    if (!arguments.article.language.empty()) article->language = arguments.article.language;
    const Analysis old_analysis = filter(analyse(*article, *before), filter_before);
    const Analysis new_analysis = filter(analyse(std::move(*article), *after), filter_after);
    std::string out;
    append(source->path, new_analysis.article.text, differences(old_analysis, new_analysis), totals,
           out);
    if (print_data(out) != kDone) return kFailed;
  }
  const std::string summary = fmt::format(
      "{} gained, {} lost, {} changed in {} of {} articles; {} the same\n", totals.gained,
      totals.lost, totals.changed, totals.articles_changed, totals.articles, totals.same);
  if (print_data(summary) != kDone || failed) return kFailed;
  return totals.gained + totals.lost + totals.changed > 0 ? kGate : kDone;
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
      {.name = "INPUT",
       .argument = "INPUT...",
       .value = &a.inputs,
       .help = "files or folders of articles, - for standard input",
       .completion = Completion::files,
       .required = true},
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
                    "What an overlay does."}},
      .run = [arguments] { return diff(*arguments); }};
}

}  // namespace sayso::cli
