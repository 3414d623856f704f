// Options of the commands that turn many articles into files or lines: what to read, where to write
// it and in which formats, what to make of failures, and how to go on with an earlier run.
//
//     RunArguments arguments;
//     Command{..., .options = run_options(arguments), ...}
//     ExtractSettings settings;
//     if (const auto wrong = check(arguments, settings)) return print_usage_error("extract",
//     *wrong);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/extract_run.h"

namespace sayso::cli {

struct RunArguments {
  std::vector<std::string> inputs, formats;
  std::string folder, report, errors = "fail";
  std::optional<unsigned> jobs;
  bool with_text = false, is_quiet = false, resumes = false;
};

// INPUT is described by the command itself.
std::vector<Option> run_options(RunArguments& arguments);

// What is wrong with the values, in one sentence; no value where nothing is: they are in `settings`
// then.
std::optional<std::string> check(const RunArguments& arguments, ExtractSettings& settings);

}  // namespace sayso::cli
