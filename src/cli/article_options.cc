#include "cli/article_options.h"

#include <algorithm>
#include <thread>

#include "filter/presets.h"
#include "read/charset.h"

namespace sayso::cli {
namespace {

constexpr unsigned kMostJobs = 1024;
constexpr unsigned kMostMegabytes = 4095;  // spans count bytes in 32 bits

std::vector<std::string_view> reader_names() {
  std::vector<std::string_view> names;
  for (const Reader& reader : readers()) names.push_back(reader.name);
  return names;
}

}  // namespace

std::vector<Option> article_options(ArticleArguments& arguments) {
  return {{.name = "--encoding",
           .argument = "NAME",
           .value = &arguments.encoding,
           .help = "read articles in this encoding rather than in the one that is found"},
          {.name = "--language",
           .argument = "TAG",
           .value = &arguments.language,
           .help = "take articles for this language (en) rather than for the one that is told"},
          {.name = "--first-line",
           .argument = "N",
           .value = &arguments.first_line,
           .help = "number the lines of an input from N, where it is part of a larger file"},
          {.name = "--input-format",
           .argument = "NAME",
           .value = &arguments.input_format,
           .help = "read all inputs as this, rather than as their names and beginnings tell",
           .choices = reader_names()},
          {.name = "--field",
           .argument = "FIELD=NAME",
           .value = &arguments.fields,
           .help = "what a field of records is called in the input: text=body",
           .more = "The fields are id, text, title, author, date, publisher, url and language. "
                   "May be given several times."},
          {.name = "--max-article",
           .argument = "MB",
           .value = &arguments.max_article,
           .help = "refuse articles of more megabytes; 256 by default"},
          {.name = "--max-ratio",
           .argument = "N",
           .value = &arguments.max_ratio,
           .help = "refuse packed files that unpack to more than N times their size",
           .more = "200 by default; 256 megabytes are always allowed."},
          {.name = "--max-depth",
           .argument = "N",
           .value = &arguments.max_depth,
           .help = "refuse pages with more elements in one another; 500 by default"},
          {.name = "--max-elements",
           .argument = "N",
           .value = &arguments.max_elements,
           .help = "refuse pages of more elements; 2000000 by default"}};
}

Option classes_option(FilterArguments& arguments) {
  return {.name = "--classes",
          .argument = "CLASS[,...]",
          .value = &arguments.classes,
          .help = "only attributions with cues of these classes, or of a preset",
          .more =
              "'speech' is a preset for checking facts, 'all' the default. Presets stand in "
              "the rules."};
}

std::vector<Option> filter_options(FilterArguments& arguments) {
  return {classes_option(arguments),
          {.name = "--nested",
           .argument = "",
           .value = &arguments.nested,
           .help = "keep attributions inside the content of others as well"},
          {.name = "--min-confidence",
           .argument = "X",
           .value = &arguments.min_confidence,
           .help = "leave out attributions of less confidence, from 0 to 1"},
          {.name = "--min-speaker-confidence",
           .argument = "X",
           .value = &arguments.min_speaker_confidence,
           .help = "name no speaker of less confidence, from 0 to 1"}};
}

Option jobs_option(std::optional<unsigned>* jobs) {
  return {.name = "-j,--jobs",
          .argument = "N",
          .value = jobs,
          .help = "work on so many articles at a time; all cores by default",
          .more = "The output is the same for every number.",
          .is_of_run = true};
}

Option inputs_option(std::vector<std::string>* inputs, std::string_view help) {
  return {.name = "INPUT",
          .argument = "INPUT...",
          .value = inputs,
          .help = help,
          .completion = Completion::files,
          .required = true};
}

unsigned threads(std::optional<unsigned> jobs) {
  return jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

std::optional<std::string> check_jobs(std::optional<unsigned> jobs) {
  if (!jobs || (*jobs >= 1 && *jobs <= kMostJobs)) return std::nullopt;
  return "--jobs must be from 1 to " + std::to_string(kMostJobs);
}

std::optional<std::string> check(const ArticleArguments& arguments, InputOptions& options) {
  if (!arguments.encoding.empty() && standard_name(arguments.encoding).empty())
    return "there is no encoding '" + arguments.encoding +
           "'; UTF-8, windows-1252, Shift_JIS and GB18030 are some that are";
  options.read.encoding = arguments.encoding;
  options.reader = reader_named(arguments.input_format);
  options.first_line = arguments.first_line.value_or(1);
  for (const std::string& mapping : arguments.fields)
    if (const auto wrong = options.read.fields.rename(mapping)) return "--field: " + *wrong;
  if (arguments.max_article) {
    if (*arguments.max_article < 1 || *arguments.max_article > kMostMegabytes)
      return "--max-article must be from 1 to " + std::to_string(kMostMegabytes);
    options.read.max_bytes = std::size_t{*arguments.max_article} << 20;
  }
  if (arguments.max_ratio == 0U) return "--max-ratio must be 1 or more";
  options.read.max_depth = arguments.max_depth.value_or(options.read.max_depth);
  options.read.max_elements = arguments.max_elements.value_or(options.read.max_elements);
  options.read.max_ratio = arguments.max_ratio.value_or(options.read.max_ratio);
  return std::nullopt;
}

std::optional<std::string> check(const FilterArguments& arguments, const RuleSet& rules,
                                 FilterOptions& options) {
  const auto is_share = [](double value) { return value >= 0 && value <= 1; };
  if (!is_share(arguments.min_confidence)) return "--min-confidence must be from 0 to 1";
  if (!is_share(arguments.min_speaker_confidence))
    return "--min-speaker-confidence must be from 0 to 1";
  Diagnostic problem;
  const auto classes = choose_classes(arguments.classes, rules.presets, problem);
  if (!classes) return "--classes: " + problem.message + "; " + problem.hint;
  options = {*classes, arguments.nested, arguments.min_confidence,
             arguments.min_speaker_confidence};
  return std::nullopt;
}

}  // namespace sayso::cli
