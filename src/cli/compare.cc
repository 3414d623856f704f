#include "compare/compare.h"

#include <memory>

#include "batch/extraction.h"
#include "batch/readings.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"
#include "compare/write.h"
#include "version.h"
#include "write/page/comparison_page.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs, overlays;
  std::string format = "text", rules;
  std::optional<unsigned> jobs;
  ArticleArguments reading;
};

int usage_error(std::string_view message) { return print_usage_error("compare", message); }

int compare_articles(const Arguments& arguments) {
  if (const auto wrong = check_jobs(arguments.jobs)) return usage_error(*wrong);
  PredictOptions options;
  if (const auto wrong = check(arguments.reading, options.input)) return usage_error(*wrong);
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;

  compare::Comparer comparer;
  Diagnostics problems;
  options.input.read.pages = &rules->pages;
  options.language = arguments.reading.language;
  options.threads = threads(arguments.jobs);
  read_all(
      arguments.inputs, *rules, options,
      [&](compare::Reading reading) { comparer.add(std::move(reading)); }, problems);
  for (const Diagnostic& problem : problems) print_problem(problem.file, problem);

  const compare::Comparison comparison = comparer.compare(rules->comparing(""));
  std::string out;
  if (arguments.format == "json")
    append_json(comparison, out);
  else if (arguments.format == "html")
    append_comparison_page(comparison, run_of(*rules), out);
  else if (arguments.format == "schema-org")
    append_schema_org(comparison, out);
  else if (arguments.format == "tei")
    append_tei(comparison, kVersion, out);
  else
    append_text(comparison, wants_colour(stdout), out);
  const int code = print_data(out);
  return problems.empty() ? code : kFailed;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      inputs_option(&a.inputs, "files, folders, or - for standard input: the articles to compare"),
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print it",
       .more = "text is for people; json is one object; tei has a linkGrp of variants for each "
               "group, which points into the files that extract writes; html is one page to read; "
               "schema-org is JSON-LD, with a Claim for each group and its appearances.",
       .choices = {"text", "json", "tei", "html", "schema-org"}},
      jobs_option(&a.jobs),
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.reading)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command compare_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "compare",
      .summary = "show what articles changed in the same quotation",
      .description =
          "Finds what one article has in quotation marks in all others, quoted or not, and shows "
          "for each group its fullest wording and what every other one changed: words, "
          "marks, speaker, cue.\n\n"
          "Flags: verbatim, typography, spelling, brackets, cut-start, cut-end, cut-middle, "
          "joined, "
          "substituted, inserted, marks-dropped, marks-narrowed, marks-widened, speaker-alias, "
          "speaker-different, speaker-dropped, cue-changed. A change is to be looked at where it "
          "touches a negation, modal, number, quantifier or name. Which wording is "
          "true is not for the program to say.",
      .options = options(*arguments),
      .examples = {{"sayso compare corpus/news",
                    "What these articles printed of each other's quotations."},
                   {"sayso compare daily.txt rewrite.txt --format json",
                    "The same of two, for a program."}},
      .run = [arguments] { return compare_articles(*arguments); }};
}

}  // namespace sayso::cli
