#include <atomic>
#include <memory>

#include "batch/readings.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "index/reader.h"
#include "index/writer.h"
#include "write/digest.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs, overlays;
  std::string index, rules;
  std::optional<unsigned> jobs;
  ArticleArguments reading;
  bool stats = false, is_quiet = false;
};

int usage_error(std::string_view message) { return print_usage_error("index", message); }

std::string digest_of(std::string_view text) {
  std::string digest;
  append_digest(text, digest);
  return digest;
}

int print_stats(const std::string& path) {
  index::Reader reader;
  Diagnostic problem;
  if (!reader.open(path, problem)) {
    print_problem(path, problem);
    return kFailed;
  }
  const index::Stats stats = reader.stats();
  return print_data("articles      " + std::to_string(stats.articles) +        //
                    "\nattributions  " + std::to_string(stats.attributions) +  //
                    "\nquotations    " + std::to_string(stats.quotations) +    //
                    "\nspeakers      " + std::to_string(stats.speakers) +      //
                    "\nshingles      " + std::to_string(stats.shingles) + "\n");
}

int add_articles(const Arguments& arguments, PredictOptions options) {
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;
  index::Writer writer;
  Diagnostic problem;
  if (!writer.open(arguments.index, rules->digest, problem)) {
    print_problem(arguments.index, problem);
    return kFailed;
  }
  options.input.read.pages = &rules->pages;
  options.language = arguments.reading.language;
  options.threads = threads(arguments.jobs);
  Diagnostics problems;
  std::atomic<std::size_t> same = 0;
  read_all(
      arguments.inputs, *rules, options,
      [&](const compare::Reading& reading) { writer.add(reading, digest_of(reading.text)); },
      problems,
      [&](const Article& article) {
        const bool is_new = writer.is_new(article.id, digest_of(article.text));
        same += !is_new;
        return is_new;
      },
      compare::Extent::units);
  const bool is_written = writer.finish(problem);
  for (const Diagnostic& one : problems) print_problem(one.file, one);
  if (!is_written) print_problem(arguments.index, problem);
  if (!arguments.is_quiet)
    print_lines(std::to_string(writer.added()) +
                (writer.added() == 1 ? " article added, " : " articles added, ") +
                std::to_string(writer.replaced()) + " replaced, " + std::to_string(same) +
                " as they were\n");
  return is_written && problems.empty() ? kDone : kFailed;
}

int run_index(const Arguments& arguments) {
  if (arguments.inputs.empty() && !arguments.stats)
    return usage_error("name an INPUT to add, or ask for --stats");
  if (const auto wrong = check_jobs(arguments.jobs)) return usage_error(*wrong);
  PredictOptions options;
  if (const auto wrong = check(arguments.reading, options.input)) return usage_error(*wrong);
  const int code = arguments.inputs.empty() ? kDone : add_articles(arguments, options);
  return code == kDone && arguments.stats ? print_stats(arguments.index) : code;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {{.name = "DB",
                              .argument = "DB",
                              .value = &a.index,
                              .help = "the index, one file; it is made where there is none",
                              .completion = Completion::files,
                              .required = true},
                             {.name = "INPUT",
                              .argument = "INPUT...",
                              .value = &a.inputs,
                              .help = "files, folders, or - for standard input: articles to add",
                              .completion = Completion::files},
                             {.name = "--stats",
                              .argument = "",
                              .value = &a.stats,
                              .help = "tell how much the index holds"},
                             jobs_option(&a.jobs),
                             rules_option(&a.rules),
                             overlay_option(&a.overlays)};
  for (Option& option : article_options(a.reading)) all.push_back(std::move(option));
  all.push_back(
      {.name = "-q,--quiet", .argument = "", .value = &a.is_quiet, .help = "print failures only"});
  return all;
}

}  // namespace

Command index_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "index",
          .summary = "put articles and their quotations into an index",
          .description =
              "Adds articles to an index: an SQLite file that verify and search ask. An article is "
              "known by its name; one of the same text is left as it is, a changed one replaced. A "
              "run that is "
              "ended at any moment leaves an index that is whole; others may "
              "ask it meanwhile.",
          .options = options(*arguments),
          .examples = {{"sayso index quotes.db corpus/news", "Add these articles."},
                       {"sayso index quotes.db --stats", "What does it hold?"},
                       {"sayso verify quotes.db --quote 'We are not pirates'", "Ask it."}},
          .run = [arguments] { return run_index(*arguments); }};
}

}  // namespace sayso::cli
