#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <memory>

#include "batch/predict.h"
#include "batch/replace_file.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/threshold.h"
#include "evaluate/calibrate.h"
#include "evaluate/evaluate.h"
#include "evaluate/gold.h"

namespace sayso::cli {
namespace {

using Articles = std::vector<eval::AnnotatedArticle>;

struct Arguments {
  std::string gold, rules, format = "table", page;
  std::vector<std::string> inputs, minima, maxima, overlays;
  std::optional<unsigned> jobs;
  ArticleArguments article;
  FilterArguments filter;
  bool errors = false, calibrate = false;
};

int usage_error(std::string_view message) { return print_usage_error("eval", message); }

void tell(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems) print_problem(problem.file, problem);
}

bool holds_predictions(const std::string& path) {
  namespace fs = std::filesystem;
  const auto is_prediction = [](const fs::path& file) {
    const std::string extension = file.extension().string();
    return extension == ".jsonl" || extension == ".xml" || extension == ".ann";
  };
  std::error_code error;
  if (!fs::is_directory(path, error)) return is_prediction(path);
  fs::recursive_directory_iterator at(path, error), end;
  for (; !error && at != end; at.increment(error))
    if (is_prediction(at->path())) return true;
  return false;
}

// What is to be held against gold: read from files, or found by the pipeline in articles; without
// INPUT in gold's own texts.
Articles make_predictions(const Arguments& arguments, const Articles& gold, const RuleSet& rules,
                          const PredictOptions& options, Diagnostics& problems) {
  if (arguments.inputs.empty()) return predict_gold(gold, rules, options);
  Articles predictions;
  const auto add = [&](Articles articles) {
    for (auto& article : articles) predictions.push_back(std::move(article));
  };
  for (const std::string& input : arguments.inputs) {
    if (holds_predictions(input))
      add(eval::read_predictions(input, problems));
    else
      add(predict_inputs({input}, rules, options, problems));
  }
  return predictions;
}

std::string before_and_after(const eval::Report& before, const eval::Report& after) {
  std::string text = fmt::format("{:<24}{:>8}{:>8}\n", "", "before", "after");
  for (const char* name : {"direct+speaker@0.5", "mixed+speaker@0.5", "indirect+speaker@0.5",
                           "all+speaker@0.5", "all@0.5", "exact_span_source", "exact_span_cue",
                           "exact_span_content", "calibration_error"})
    fmt::format_to(std::back_inserter(text), "{:<24}{:>8.3f}{:>8.3f}\n", name,
                   *eval::figure(before, name), *eval::figure(after, name));
  return text;
}

// Measures the weights anew on gold and puts them beside the rules.
int calibrate(const Arguments& arguments, const Articles& gold, RuleSet& rules,
              const PredictOptions& options) {
  std::string language = arguments.article.language;
  if (language.empty() && rules.packs.size() == 1) language = rules.packs.front()->language;
  if (!rules.pack(language))
    return usage_error("name the pack of rules that is to be calibrated: --language TAG");
  const auto figures = [&](const RuleSet& with) {
    return eval::evaluate(gold, predict_gold(gold, with, options), {options.filter.classes});
  };
  const eval::Report before = figures(rules);

  const std::string path = rules.path + "/" + language + "/calibration.tsv";
  if (const auto problem =
          replace_file(path, eval::calibrate(gold, rules, {.language = language}))) {
    print_problem("", *problem);
    return kFailed;
  }
  const auto calibrated = load_rules(rules.path, arguments.overlays);
  if (!calibrated) return kFailed;
  return print_data(before_and_after(before, figures(*calibrated)) + "written to " + path + "\n");
}

int evaluate(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input)) return usage_error(*wrong);
  if (const auto wrong = check_jobs(arguments.jobs)) return usage_error(*wrong);
  if (arguments.errors && arguments.format == "json")
    return usage_error("--errors prints for people: leave out --format json");
  if (arguments.calibrate && !arguments.inputs.empty())
    return usage_error("--calibrate measures on gold itself: leave out the INPUT");
  std::vector<Threshold> thresholds;
  for (const auto* texts : {&arguments.minima, &arguments.maxima}) {
    for (const std::string& text : *texts) {
      thresholds.push_back({.is_minimum = texts == &arguments.minima});
      if (const auto wrong = read_threshold(text, thresholds.back())) return usage_error(*wrong);
    }
  }
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;
  input.read.pages = &rules->pages;
  PredictOptions options{.input = std::move(input),
                         .language = arguments.article.language,
                         .threads = threads(arguments.jobs)};
  if (const auto wrong = check(arguments.filter, *rules, options.filter))
    return usage_error(*wrong);

  Diagnostics problems;
  const Articles gold = eval::read_gold(arguments.gold, problems);
  if (gold.empty()) {
    tell(problems);
    print_message("there is no gold in " + arguments.gold +
                  ": no .ann, .xml or .jsonl with its text");
    return kFailed;
  }
  if (arguments.calibrate) {
    tell(problems);
    return calibrate(arguments, gold, *rules, options);
  }
  const Articles predictions = make_predictions(arguments, gold, *rules, options, problems);
  tell(problems);

  const eval::Report report = eval::evaluate(gold, predictions, {options.filter.classes});
  std::string out;
  arguments.format == "json" ? append_json(report, out) : append_table(report, out);
  if (arguments.errors) append_errors(report, out += '\n');
  if (!arguments.page.empty()) {
    std::string page;
    append_page(report, page);
    if (const auto problem = replace_file(arguments.page, page)) {
      print_problem("", *problem);
      return kFailed;
    }
  }
  if (print_data(out) != kDone || has_error(problems)) return kFailed;
  int code = kDone;
  for (const Threshold& threshold : thresholds) {
    const auto miss = missed(threshold, report);
    if (!miss) continue;
    print_message(*miss);
    code = kGate;
  }
  return code;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "INPUT",
       .argument = "INPUT...",
       .value = &a.inputs,
       .help = "what is compared with gold: predictions (.jsonl, .xml, .ann), or articles in which "
               "to look for them",
       .more = "A folder that holds a file of predictions is read for these. Without INPUT, "
               "attributions are looked for in gold's own texts.",
       .completion = Completion::files},
      {.name = "--gold",
       .argument = "DIR",
       .value = &a.gold,
       .help = "what people marked: a file or folder of TEI, JSON Lines or brat",
       .completion = Completion::folders,
       .required = true},
      {.name = "--errors",
       .argument = "",
       .value = &a.errors,
       .help = "list what was missed, invented, cut wrong or given to the wrong speaker"},
      {.name = "--page",
       .argument = "FILE",
       .value = &a.page,
       .help =
           "write a page (HTML) with the figures, a plot of reliability and the errors by cause",
       .completion = Completion::files},
      {.name = "--min",
       .argument = "NAME=VALUE",
       .value = &a.minima,
       .help = "exit with 1 where this figure is less, as in all+speaker@0.5=0.6",
       .more = "May be given several times. --format json shows the names: those under figures "
               "are F1, or with .precision or .recall behind the name."},
      {.name = "--max",
       .argument = "NAME=VALUE",
       .value = &a.maxima,
       .help = "exit with 1 where this figure is more, as in calibration_error=0.03"},
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print the figures",
       .choices = {"table", "json"}},
      {.name = "--calibrate",
       .argument = "",
       .value = &a.calibrate,
       .help = "measure the weights of the rules on gold and write them to the rules folder",
       .more = "They go to calibration.tsv of the language; figures before and after are shown."},
      classes_option(a.filter),
      jobs_option(&a.jobs),
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command eval_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "eval",
      .summary = "measure precision, recall and F1 against gold",
      .description =
          "Compares attributions with those that people marked: contents, sources and cues, "
          "and, where gold has them, speakers, roles and qualifiers. Articles are matched by "
          "their names.",
      .options = options(*arguments),
      .examples = {{"sayso eval --gold corpus/gold", "How well the program does on the corpus."},
                   {"sayso eval --gold corpus/gold --errors --classes speech",
                    "The same for speech alone, with every error."},
                   {"sayso eval --gold corpus/gold out.jsonl --min all+speaker@0.5=0.6",
                    "Compare what was extracted before; exit with 1 where it is not enough."},
                   {"sayso eval --gold train/ --rules my-rules --calibrate",
                    "Measure on train/ how far each rule and cue of my-rules can be trusted."}},
      .run = [arguments] { return evaluate(*arguments); }};
}

}  // namespace sayso::cli
