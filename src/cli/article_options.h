// Options that several commands share: how articles are read, and which attributions are shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "cli/command.h"
#include "filter/filter.h"
#include "rule_set.h"

namespace sayso::cli {

struct ArticleArguments {
  std::string encoding, language, input_format;
  std::vector<std::string> fields;
  std::optional<unsigned> max_article;  // megabytes
  std::optional<unsigned> max_ratio, max_depth, max_elements;
  std::optional<unsigned> first_line;
};
struct FilterArguments {
  std::vector<std::string> classes;
  bool nested = false;
  double min_confidence = 0, min_speaker_confidence = 0;
};

std::vector<Option> article_options(ArticleArguments& arguments);
std::vector<Option> filter_options(FilterArguments& arguments);
Option classes_option(FilterArguments& arguments);
Option jobs_option(std::optional<unsigned>* jobs);
Option inputs_option(std::vector<std::string>* inputs,
                     std::string_view help);  // of which there must be one

unsigned threads(std::optional<unsigned> jobs);  // all cores where none is given

// What is wrong with the values, in one sentence; no value where nothing is.
std::optional<std::string> check(const ArticleArguments& arguments, InputOptions& options);
std::optional<std::string> check_jobs(std::optional<unsigned> jobs);
std::optional<std::string> check(const FilterArguments& arguments, const RuleSet& rules,
                                 FilterOptions& options);

}  // namespace sayso::cli
