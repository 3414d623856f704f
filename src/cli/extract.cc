#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/extract_run.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs, formats, overlays;
  std::string folder, rules, errors = "fail";
  std::optional<unsigned> jobs;
  ArticleArguments article;
  FilterArguments filter;
  bool with_text = false, is_quiet = false;
};

int usage_error(std::string_view message) { return print_usage_error("extract", message); }

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats()) names.push_back(format.name);
  return names;
}

// Each once, in the order of the table.
std::vector<const OutputFormat*> chosen_formats(const Arguments& arguments) {
  std::vector<std::string> wanted = arguments.formats;
  if (wanted.empty()) wanted = {arguments.folder.empty() ? "jsonl" : "tei"};
  std::vector<const OutputFormat*> formats;
  for (const OutputFormat& format : output_formats())
    if (std::find(wanted.begin(), wanted.end(), format.name) != wanted.end())
      formats.push_back(&format);
  return formats;
}

int extract_all(const Arguments& arguments) {
  ExtractSettings settings;
  settings.inputs = arguments.inputs;
  settings.folder = arguments.folder;
  settings.is_quiet = arguments.is_quiet;
  settings.threads = threads(arguments.jobs);
  ExtractOptions& options = settings.extract;
  options.read.encoding = arguments.article.encoding;
  options.language = arguments.article.language;
  options.formats = chosen_formats(arguments);
  options.with_text = arguments.with_text;
  options.record_errors = arguments.errors == "record";

  if (settings.inputs.empty() && is_terminal(stdin))
    return usage_error("name an INPUT: a file, a folder, or - for standard input");
  if (settings.inputs.empty()) settings.inputs = {"-"};
  if (const auto wrong = check_jobs(arguments.jobs)) return usage_error(*wrong);
  if (options.formats.size() > 1 && settings.folder.empty())
    return usage_error("several formats need a folder to write to: -o DIR");
  const auto can_record = [](const OutputFormat* format) {
    return format->append_error != nullptr;
  };
  if (options.record_errors &&
      std::none_of(options.formats.begin(), options.formats.end(), can_record))
    return usage_error("--errors record needs --format jsonl: no other format can hold a record");
  if (const auto wrong = check(arguments.article)) return usage_error(*wrong);

  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;
  if (const auto wrong = check(arguments.filter, *rules, options.filter))
    return usage_error(*wrong);
  if (!settings.folder.empty()) {
    std::error_code error;
    std::filesystem::create_directories(settings.folder, error);
    if (error) {
      print_problem("",
                    {.code = "E-unwritable-output",
                     .message = "cannot write to '" + settings.folder + "': " + error.message()});
      return kFailed;
    }
  }
  return ExtractRun(settings, *rules).run();
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "INPUT",
       .argument = "INPUT...",
       .value = &a.inputs,
       .help = "files, folders, or - for standard input, which is the default",
       .more = "A folder is read with all below it; of its files those of known kinds (.txt) are "
               "articles, and the others are passed over and counted.",
       .completion = Completion::files},
      {.name = "-o,--output",
       .argument = "DIR",
       .value = &a.folder,
       .help = "write below this folder, one file for each article, in the tree of the input",
       .completion = Completion::folders},
      {.name = "--format",
       .argument = "NAME[,...]",
       .value = &a.formats,
       .help = "what to write; several at once with -o",
       .more = "By default tei with -o, and jsonl without. To standard output, tei is one TEI "
               "document, or one teiCorpus for several articles; html is one page to read.",
       .choices = format_names()},
      jobs_option(&a.jobs),
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  for (Option& option : filter_options(a.filter)) all.push_back(std::move(option));
  all.push_back({.name = "--with-text",
                 .argument = "",
                 .value = &a.with_text,
                 .help = "put the text of the article into the JSON lines as well"});
  all.push_back({.name = "--errors",
                 .argument = "MODE",
                 .value = &a.errors,
                 .help = "what to make of inputs that fail",
                 .more = "fail: tell them at the end and exit with 2. record: put an error record "
                         "in their place and exit with 0.",
                 .choices = {"fail", "record"}});
  all.push_back({.name = "-q,--quiet",
                 .argument = "",
                 .value = &a.is_quiet,
                 .help = "print no warnings, no progress and no summary, but failures only"});
  return all;
}

}  // namespace

Command extract_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "extract",
          .summary = "find quotations and attributed claims",
          .description =
              "Finds who is said to have said what. Without -o the results go to standard output "
              "as JSON Lines; with it, one TEI file is written for each article.\n\n"
              "An input that fails never stops the others; it is told at the end.",
          .options = options(*arguments),
          .examples = {{"sayso extract corpus/news -o out/",
                        "One TEI file in out/ for each article in corpus/news."},
                       {"sayso extract - < article.txt", "One line of JSON on standard output."},
                       {"sayso extract --format tei corpus/news > all.xml",
                        "All articles in one teiCorpus."},
                       {"sayso extract --format html article.txt > page.html",
                        "A page to read, with notes in the margin."},
                       {"sayso extract corpus/news --classes speech --min-confidence 0.8 -o out/ "
                        "--format tei,jsonl",
                        "What somebody said, where it is quite sure, in two formats."}},
          .run = [arguments] { return extract_all(*arguments); }};
}

}  // namespace sayso::cli
