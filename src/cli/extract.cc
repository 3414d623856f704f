#include <memory>

#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/extract_run.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/run_options.h"
#include "cli/settings_digest.h"

namespace sayso::cli {
namespace {

struct Arguments {
  RunArguments run;
  FileOptions files;
  ArticleArguments article;
  FilterArguments filter;
  std::vector<std::string> overlays;
  std::string rules, authority;
};

int usage_error(std::string_view message) { return print_usage_error("extract", message); }

// The file of --authority; no value where it is wrong, which is told.
std::optional<Authority> load_authority(const std::string& path) {
  Diagnostic problem;
  Diagnostics problems;
  std::optional<Authority> authority;
  if (const auto text = read_bytes(path, problem))
    authority = Authority::parse(*text, path, problems);
  else
    problems.push_back(problem);
  for (const Diagnostic& found : problems)
    print_problem(found.line > 0 ? path + ":" + std::to_string(found.line) : path, found);
  return authority;
}

int extract_all(const Arguments& arguments, const std::vector<Option>& all_options) {
  ExtractSettings settings;
  ExtractOptions& options = settings.extract;
  options.language = arguments.article.language;
  options.input.files = arguments.files;
  if (const auto wrong = check(arguments.run, settings)) return usage_error(*wrong);
  if (const auto wrong = check(arguments.article, options.input)) return usage_error(*wrong);

  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;
  std::optional<Authority> authority;
  if (!arguments.authority.empty()) {
    authority = load_authority(arguments.authority);
    if (!authority) return kFailed;
    options.authority = &*authority;
  }
  options.input.read.pages = &rules->pages;
  if (const auto wrong = check(arguments.filter, *rules, options.filter))
    return usage_error(*wrong);
  settings.digest = settings_digest(all_options, *rules);
  return ExtractRun(settings, *rules).run();
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "INPUT",
       .argument = "INPUT...",
       .value = &a.run.inputs,
       .help = "files, folders, or - for standard input, which is the default",
       .more = "A folder is read with all below it; of its files those of known kinds are "
               "articles, and the others are passed over and counted.",
       .completion = Completion::files},
      {.name = "--glob",
       .argument = "PATTERN",
       .value = &a.files.globs,
       .help = "of the files in folders take those whose names fit: '*.htm?'",
       .more = "A pattern with a slash must fit the path in the folder. May be given several "
               "times. Without it, files of known kinds are taken."},
      {.name = "--files-from",
       .argument = "FILE",
       .value = &a.files.list,
       .help = "take further inputs from this file, or - for standard input: one a line",
       .completion = Completion::files}};
  for (Option& option : run_options(a.run)) all.push_back(std::move(option));
  all.push_back(rules_option(&a.rules));
  all.push_back(overlay_option(&a.overlays));
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  for (Option& option : filter_options(a.filter)) all.push_back(std::move(option));
  all.push_back({.name = "--authority",
                 .argument = "FILE",
                 .value = &a.authority,
                 .help = "give speakers the ids that this file has for their names",
                 .more = "TOML with [[speaker]] tables, or CSV with a first line of columns: name, "
                         "aliases, roles, kind, and one of wikidata, viaf and id.",
                 .completion = Completion::files});
  return all;
}

}  // namespace

Command extract_command() {
  const auto arguments = std::make_shared<Arguments>();
  const auto all_options = options(*arguments);
  return {
      .name = "extract",
      .summary = "find quotations and attributed claims",
      .description =
          "Finds who is said to have said what. Without -o the results go to standard output "
          "as JSON Lines; with it, one TEI file is written for each article.\n\n"
          "An input that fails never stops the others; it is told at the end.\n\n"
          "Ctrl-C finishes the articles in hand and ends with 130. What was written to a folder "
          "by then, or by a run that was killed, need not be done again: --resume.",
      .options = all_options,
      .examples = {{"sayso extract corpus/news -o out/",
                    "One TEI file in out/ for each article in corpus/news."},
                   {"sayso extract - < article.txt", "One line of JSON on standard output."},
                   {"sayso extract --format tei corpus/news > all.xml",
                    "All articles in one teiCorpus."},
                   {"sayso extract corpus/news --classes speech --min-confidence 0.8 -o out/ "
                    "--format tei,jsonl",
                    "What somebody said, where it is quite sure, in two formats."},
                   {"sayso extract corpus/news --authority people.csv",
                    "Speakers with the ids that people.csv has for their names."}},
      .run = [arguments, all_options] { return extract_all(*arguments, all_options); }};
}

}  // namespace sayso::cli
