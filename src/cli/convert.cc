#include "convert/convert.h"

#include <memory>

#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/run_options.h"
#include "cli/settings_digest.h"

namespace sayso::cli {
namespace {

struct Arguments {
  RunArguments run;
  std::vector<std::string> overlays;
  std::string rules;
};

int convert_all(const Arguments& arguments, const std::vector<Option>& all_options) {
  ExtractSettings settings;
  settings.make = convert;
  settings.extract.input.reader = reader_named("jsonl");
  if (const auto wrong = check(arguments.run, settings))
    return print_usage_error("convert", *wrong);
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;
  settings.digest = settings_digest(all_options, *rules);
  return ExtractRun(settings, *rules).run();
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "INPUT",
       .argument = "INPUT...",
       .value = &a.run.inputs,
       .help =
           "files of JSON lines that 'sayso extract --with-text' wrote, or - for standard input, "
           "which is the default",
       .completion = Completion::files}};
  for (Option& option : run_options(a.run)) all.push_back(std::move(option));
  all.push_back(rules_option(&a.rules));
  all.push_back(overlay_option(&a.overlays));
  return all;
}

}  // namespace

Command convert_command() {
  const auto arguments = std::make_shared<Arguments>();
  const auto all_options = options(*arguments);
  return {.name = "convert",
          .summary = "make other formats of JSON lines, without extracting again",
          .description =
              "Reads JSON lines that were written with the text of their articles, and writes what "
              "'sayso extract' would have written in other formats. The rules only say what a "
              "rule is for, where the lines were found with them.",
          .options = all_options,
          .examples = {{"sayso convert all.jsonl -o out/ --format tei,brat",
                        "TEI and brat files of what all.jsonl holds."},
                       {"sayso convert - --format csv < all.jsonl > all.csv",
                        "One attribution a row."}},
          .run = [arguments, all_options] { return convert_all(*arguments, all_options); }};
}

}  // namespace sayso::cli
