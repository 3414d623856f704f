#include "cli/article_options.h"

#include <algorithm>
#include <thread>

#include "filter/presets.h"
#include "read/charset.h"

namespace sayso::cli {
namespace {

constexpr unsigned kMostJobs = 1024;

}  // namespace

std::vector<Option> article_options(ArticleArguments& arguments) {
  return {{.name = "--encoding",
           .argument = "NAME",
           .value = &arguments.encoding,
           .help = "read articles in this encoding rather than in the one that is found"},
          {.name = "--language",
           .argument = "TAG",
           .value = &arguments.language,
           .help = "take articles for this language (en) rather than for the one that is told"}};
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

unsigned threads(std::optional<unsigned> jobs) {
  return jobs.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

std::optional<std::string> check_jobs(std::optional<unsigned> jobs) {
  if (!jobs || (*jobs >= 1 && *jobs <= kMostJobs)) return std::nullopt;
  return "--jobs must be from 1 to " + std::to_string(kMostJobs);
}

std::optional<std::string> check(const ArticleArguments& arguments) {
  if (arguments.encoding.empty() || !standard_name(arguments.encoding).empty()) return std::nullopt;
  return "there is no encoding '" + arguments.encoding +
         "'; UTF-8, windows-1252, Shift_JIS and GB18030 are some that are";
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
