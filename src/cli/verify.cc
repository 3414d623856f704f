#include "compare/verify.h"

#include <deque>
#include <memory>
#include <set>

#include "batch/extraction.h"
#include "batch/quotation_list.h"
#include "batch/readings.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"
#include "compare/write_verify.h"
#include "index/reader.h"
#include "write/digest.h"

namespace sayso::cli {
namespace {

using compare::Verdict;
using compare::Verification;

struct Arguments {
  std::vector<std::string> sources, overlays;
  std::string quote, speaker, list, article, format = "text", rules;
  std::optional<unsigned> jobs;
  ArticleArguments reading;
};

int usage_error(std::string_view message) { return print_usage_error("verify", message); }

// What is to be checked; readings stay where they are, for verifiers point to them.
using Asked = std::deque<compare::Reading>;

constexpr char kNoWords[] = "the quotation has no words";

// Fills `asked`, or returns what is wrong with all of it; with a part of it: `problems`.
std::optional<Diagnostic> read_asked(const Arguments& arguments, const RuleSet& rules,
                                     const PredictOptions& options, Asked& asked,
                                     Diagnostics& problems) {
  compare::WordReader reader(rules.comparing(arguments.reading.language));
  if (!arguments.quote.empty()) {
    asked.push_back(compare::read_quotation(printable_id(arguments.quote),
                                            printable_id(arguments.speaker), reader));
    if (asked.back().units.empty())
      return Diagnostic{.code = "E-no-words",
                        .message = kNoWords,
                        .hint = "give what was said, with or without its marks"};
    return std::nullopt;
  }
  if (!arguments.article.empty()) {
    read_all(
        {arguments.article}, rules, options,
        [&](compare::Reading one) { asked.push_back(std::move(one)); }, problems);
    return std::nullopt;
  }
  Diagnostic problem;
  const auto bytes = read_bytes(arguments.list, problem);
  if (!bytes) return problem;
  const auto list = read_quotation_list(printable_id(*bytes), problem);
  if (!list) return problem;
  for (const ListedQuotation& one : *list) {
    asked.push_back(compare::read_quotation(one.quotation, one.speaker, reader));
    if (asked.back().units.empty())
      problems.push_back({.code = "E-no-words",
                          .message = "line " + std::to_string(one.line) + ": " + kNoWords,
                          .hint = "the others are checked",
                          .file = arguments.list});
  }
  return std::nullopt;
}

bool is_gate(Verdict verdict) {
  return verdict != Verdict::verbatim && verdict != Verdict::partial;
}

int print(const Arguments& arguments, const std::vector<Verification>& results,
          const compare::Searched& searched) {
  std::string out;
  bool has_finding = false;
  for (const Verification& one : results) {
    has_finding |= is_gate(one.verdict);
    if (arguments.format == "json")
      append_json(one, searched, out);
    else
      append_text(one, wants_colour(stdout), out);
  }
  if (arguments.format == "text")
    out += "searched: " + std::to_string(searched.articles) +
           (searched.articles == 1 ? " article with " : " articles with ") +
           std::to_string(searched.quotations) +
           (searched.quotations == 1 ? " quotation" : " quotations") + ", digest " +
           searched.digest + "\n";
  const int code = print_data(out);
  return code == kDone && has_finding ? kGate : code;
}

bool is_index(const std::vector<std::string>& sources) {
  return sources.size() == 1 && index::is_database(sources.front());
}

compare::Searched read_sources(const std::vector<std::string>& sources, const RuleSet& rules,
                               const PredictOptions& options, compare::Verifier& verifier,
                               Diagnostics& problems) {
  compare::Searched searched;
  std::string digests;
  read_all(
      sources, rules, options,
      [&](const compare::Reading& source) {
        ++searched.articles;
        searched.quotations += source.units.size();
        append_digest(source.text, digests);
        verifier.search(source);
      },
      problems);
  append_digest(digests, searched.digest);
  return searched;
}

// Of the index only articles that may have one of the quotations are looked at.
compare::Searched ask_index(const std::string& path, const RuleSet& rules, const Asked& asked,
                            compare::Verifier& verifier, Diagnostics& problems) {
  index::Reader reader;
  Diagnostic problem;
  if (!reader.open(path, problem)) {
    problem.file = path;
    problems.push_back(problem);
    return {};
  }
  std::set<std::int64_t> articles;
  for (const compare::Reading& reading : asked)
    for (const compare::Unit& unit : reading.units)
      for (const std::int64_t article : reader.likely(reading, unit)) articles.insert(article);
  compare::WordReader words(rules.comparing(""));
  for (const std::int64_t article : articles)
    if (const auto source = reader.load(article, words)) verifier.search(*source);
  compare::Searched searched = reader.searched(path);
  if (reader.problem().code.empty()) return searched;
  problem = reader.problem();
  problem.file = path;
  problems.push_back(problem);
  return {};
}

// What the rules say about words, and nothing else: an index answers faster than all of them load.
std::unique_ptr<RuleSet> load_word_rules(const Arguments& arguments) {
  const std::string path = find_rules(arguments.rules);
  if (path.empty()) return load_rules(arguments.rules, arguments.overlays);  // which says so
  Diagnostics problems;
  const auto folder = rules::Folder::read(path, problems, arguments.overlays);
  auto rules = std::make_unique<RuleSet>();
  if (folder && !folder->languages().empty())
    rules->common.compare = compare::CompareRules(*folder, folder->languages().front(), problems);
  print_rule_diagnostics(problems, path);
  return has_error(problems) ? nullptr : std::move(rules);
}

int verify(const Arguments& arguments) {
  if (!arguments.quote.empty() + !arguments.list.empty() + !arguments.article.empty() != 1)
    return usage_error(
        "say what to check: one of --quote TEXT (not empty), --list FILE and --article FILE");
  if (!arguments.speaker.empty() && arguments.quote.empty())
    return usage_error("--speaker goes with --quote; a list has a column 'speaker'");
  if (const auto wrong = check_jobs(arguments.jobs)) return usage_error(*wrong);
  PredictOptions options;
  if (const auto wrong = check(arguments.reading, options.input)) return usage_error(*wrong);
  const auto rules = is_index(arguments.sources) && arguments.article.empty()
                         ? load_word_rules(arguments)
                         : load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;

  options.input.read.pages = &rules->pages;
  options.language = arguments.reading.language;
  options.threads = threads(arguments.jobs);
  Asked asked;
  Diagnostics problems;
  if (const auto problem = read_asked(arguments, *rules, options, asked, problems)) {
    print_problem(arguments.list, *problem);
    return kFailed;
  }
  compare::Verifier verifier(rules->comparing(""));
  for (const compare::Reading& reading : asked)
    for (std::size_t unit = 0; unit < reading.units.size(); ++unit) verifier.add(reading, unit);
  verifier.build();

  const compare::Searched searched =
      is_index(arguments.sources)
          ? ask_index(arguments.sources.front(), *rules, asked, verifier, problems)
          : read_sources(arguments.sources, *rules, options, verifier, problems);
  for (const Diagnostic& problem : problems) print_problem(problem.file, problem);
  // Where nothing could be searched nothing is to be said of what is in it.
  if (searched.articles == 0 && !problems.empty()) return kFailed;
  const int code = print(arguments, verifier.results(), searched);
  return problems.empty() ? code : kFailed;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "SOURCE",
       .argument = "SOURCE...",
       .value = &a.sources,
       .help = "what is searched: files, folders, - for standard input, or one index",
       .completion = Completion::files,
       .required = true},
      {.name = "--quote",
       .argument = "TEXT",
       .value = &a.quote,
       .help = "check this quotation, without its marks"},
      {.name = "--speaker",
       .argument = "NAME",
       .value = &a.speaker,
       .help = "who is said to have said it; without, whoever did will do"},
      {.name = "--list",
       .argument = "FILE",
       .value = &a.list,
       .help = "check the quotations of a list: CSV with columns quote and speaker, or JSON Lines",
       .completion = Completion::files},
      {.name = "--article",
       .argument = "FILE",
       .value = &a.article,
       .help = "check all that an article has in quotation marks",
       .completion = Completion::files},
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print it; json is one line for each quotation",
       .choices = {"text", "json"}},
      jobs_option(&a.jobs),
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.reading)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command verify_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "verify",
      .summary = "tell whether quotations stand in the sources, and what was changed",
      .description =
          "Looks for quotations in the sources, inside and outside quotation marks, and shows "
          "where they stand and which words differ. Verdicts: verbatim; partial (a part is "
          "there, or words between are left out and marked so); differs; "
          "attributed-otherwise; reworded-without-marks; not-found in what was "
          "searched. Words that only the source has stand in [-...-], words that only the "
          "quotation has in {+...+}. Whether a statement is true is not for the program to say.\n\n"
          "Exits with 1 where any is not verbatim or partial.",
      .options = options(*arguments),
      .examples =
          {{"sayso verify corpus/news --quote 'We are not pirates' --speaker 'Paul Adeyemi-Roth'",
            "Did he say so?"},
           {"sayso verify wire.txt --article rewrite.txt --format json",
            "All quotations of an article against its source."},
           {"sayso verify quotes.db --quote 'We are not pirates'", "Asks an index."},
           {"sayso verify sources/ --list quotes.csv", "A list, with columns quote and speaker."}},
      .run = [arguments] { return verify(*arguments); }};
}

}  // namespace sayso::cli
