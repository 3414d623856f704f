#include "cli/run_options.h"

#include <algorithm>

#include "cli/article_options.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats()) names.push_back(format.name);
  return names;
}

// Each once, in the order of the table.
std::vector<const OutputFormat*> chosen_formats(const RunArguments& arguments) {
  std::vector<std::string> wanted = arguments.formats;
  if (wanted.empty()) wanted = {arguments.folder.empty() ? "jsonl" : "tei"};
  std::vector<const OutputFormat*> formats;
  for (const OutputFormat& format : output_formats())
    if (std::find(wanted.begin(), wanted.end(), format.name) != wanted.end())
      formats.push_back(&format);
  return formats;
}

}  // namespace

std::vector<Option> run_options(RunArguments& a) {
  return {
      {.name = "-o,--output",
       .argument = "DIR",
       .value = &a.folder,
       .help = "write below this folder, one file for each article, in the tree of the input",
       .completion = Completion::folders,
       .is_of_run = true},
      {.name = "--format",
       .argument = "NAME[,...]",
       .value = &a.formats,
       .help = "what to write; several at once with -o",
       .more = "By default tei with -o, and jsonl without. To standard output, tei is one TEI "
               "document, or one teiCorpus for several articles; html is one page to read; csv is "
               "one attribution a row; brat is several files and needs -o.",
       .choices = format_names()},
      jobs_option(&a.jobs),
      {.name = "--with-text",
       .argument = "",
       .value = &a.with_text,
       .help = "put the text of the article into the JSON lines as well"},
      {.name = "--errors",
       .argument = "MODE",
       .value = &a.errors,
       .help = "what to make of inputs that fail",
       .more = "fail: tell them at the end and exit with 2. record: put an error record in "
               "their place and exit with 0.",
       .choices = {"fail", "record"}},
      {.name = "--resume",
       .argument = "",
       .value = &a.resumes,
       .help = "leave alone what an earlier run wrote to the folder of -o",
       .more = "Articles are done again where their input, the rules or the options have "
               "changed since, or their output is gone.",
       .is_of_run = true},
      {.name = "--report",
       .argument = "FILE",
       .value = &a.report,
       .help = "write failures and figures to this file, as JSON lines for programs",
       .completion = Completion::files,
       .is_of_run = true},
      {.name = "-q,--quiet",
       .argument = "",
       .value = &a.is_quiet,
       .help = "print no warnings, no progress and no summary, but failures only",
       .is_of_run = true}};
}

std::optional<std::string> check(const RunArguments& arguments, ExtractSettings& settings) {
  settings.inputs = arguments.inputs;
  settings.folder = arguments.folder;
  settings.extract.input.files.output = arguments.folder;
  settings.report = arguments.report;
  settings.resumes = arguments.resumes;
  settings.is_quiet = arguments.is_quiet;
  settings.threads = threads(arguments.jobs);
  ExtractOptions& options = settings.extract;
  options.formats = chosen_formats(arguments);
  options.with_text = arguments.with_text;
  options.record_errors = arguments.errors == "record";

  const std::string& list = settings.extract.input.files.list;
  const bool has_names = !settings.inputs.empty() || !list.empty();
  if (!has_names && is_terminal(stdin))
    return "name an INPUT: a file, a folder, or - for standard input";
  if (!has_names) settings.inputs = {"-"};
  if (list == "-" && std::count(settings.inputs.begin(), settings.inputs.end(), "-"))
    return "standard input cannot be an article and the list of --files-from at once";
  if (auto wrong = check_jobs(arguments.jobs)) return wrong;
  if (options.formats.size() > 1 && settings.folder.empty())
    return "several formats need a folder to write to: -o DIR";
  if (options.formats.front()->needs_folder() && settings.folder.empty())
    return std::string(options.formats.front()->name) +
           " is several files; name a folder to write to: -o DIR";
  if (settings.resumes && settings.folder.empty()) return "--resume goes on with a folder: -o DIR";
  const auto can_record = [](const OutputFormat* format) { return format->append_error; };
  if (options.record_errors &&
      std::none_of(options.formats.begin(), options.formats.end(), can_record))
    return "--errors record needs --format jsonl: no other format can hold a record";
  return std::nullopt;
}

}  // namespace sayso::cli
