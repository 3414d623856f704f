#include <memory>

#include "batch/extraction.h"
#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"
#include "explain/write.h"
#include "text/code_points.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string article, id, quote, format = "text", rules;
  std::vector<std::string> overlays;
  std::optional<unsigned> at;
  ArticleArguments reading;
  bool nested = false;
};

int usage_error(std::string_view message) { return print_usage_error("explain", message); }

std::optional<Article> read_one(const Arguments& arguments, Diagnostics& problems) {
  Inputs inputs({arguments.article});
  const std::optional<Source> source = inputs.next();
  if (!source || source->path != arguments.article) {
    problems.push_back(
        {.code = "E-unreadable-input", .message = "explain takes one article, not a folder"});
    return std::nullopt;
  }
  auto article = read_source(*source, {arguments.reading.encoding}, problems);
  if (article && !arguments.reading.language.empty())
    article->language = arguments.reading.language;
  return article;
}

// The byte at which code point `offset` stands; no value where the text is shorter.
std::optional<std::uint32_t> byte_at(std::string_view text, unsigned offset) {
  unsigned count = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80 && count++ == offset) return i;
  return std::nullopt;
}

// Sets the question's place or id, or returns what is wrong with them.
std::optional<std::string> ask(const Arguments& arguments, std::string_view text,
                               Question& question) {
  question.id = arguments.id;
  question.nested = arguments.nested;
  if (arguments.at) {
    const auto byte = byte_at(text, *arguments.at);
    if (!byte)
      return "offset " + std::to_string(*arguments.at) + " is behind the end of the article";
    question.place = Span{*byte, *byte + 1};
  }
  if (!arguments.quote.empty()) {
    const auto found = text.find(arguments.quote);
    if (found == std::string_view::npos)
      return "the article does not have the words '" + arguments.quote +
             "'; they must be as it has them, with its quotation marks and line ends";
    question.place = Span{static_cast<std::uint32_t>(found),
                          static_cast<std::uint32_t>(found + arguments.quote.size())};
  }
  return std::nullopt;
}

int explain_article(const Arguments& arguments) {
  if (arguments.at.has_value() + !arguments.id.empty() + !arguments.quote.empty() > 1)
    return usage_error("--at, --id and --quote choose in three ways: give one of them");
  if (const auto wrong = check(arguments.reading)) return usage_error(*wrong);
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;

  Diagnostics problems;
  auto article = read_one(arguments, problems);
  if (!article) {
    print_problem(arguments.article, problems.back());
    return kFailed;
  }
  PipelineTrace trace;
  const Analysis analysis = analyse(std::move(*article), *rules, &trace);
  problems.insert(problems.end(), analysis.warnings.begin(), analysis.warnings.end());
  for (const ArticleWarning& warning : told(problems, analysis.article.text))
    print_article_warning(arguments.article, warning);

  Question question;
  if (const auto wrong = ask(arguments, analysis.article.text, question)) {
    print_message(*wrong);
    return kFailed;
  }
  const Explanation explanation = explain(analysis, trace, *rules, question);
  if (!arguments.id.empty() && explanation.attributions.empty()) {
    print_message("there is no attribution " + arguments.id + " in " + arguments.article +
                  "; without --id all are shown");
    return kFailed;
  }
  std::string out;
  if (arguments.format == "json")
    append_explanation_json(explanation, analysis, *rules, out);
  else
    append_explanation(explanation, analysis, *rules,
                       wants_colour(stdout) ? Marking::colours : Marking::brackets, out);
  return print_data(out);
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "ARTICLE",
       .argument = "ARTICLE",
       .value = &a.article,
       .help = "a file, or - for standard input",
       .completion = Completion::files,
       .required = true},
      {.name = "--at",
       .argument = "OFFSET",
       .value = &a.at,
       .help = "explain what stands at this place, counted in code points from 0",
       .more = "Where no attribution stands there: the sentence, and the candidates that were."},
      {.name = "--id",
       .argument = "ID",
       .value = &a.id,
       .help = "explain the attribution of this id"},
      {.name = "--quote",
       .argument = "TEXT",
       .value = &a.quote,
       .help = "explain the place where these words first stand"},
      {.name = "--nested",
       .argument = "",
       .value = &a.nested,
       .help = "explain attributions inside the content of others as well"},
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print it",
       .choices = {"text", "json"}},
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.reading)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command explain_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "explain",
          .summary = "show why attributions were found",
          .description =
              "Shows for each attribution of an article its text, the rule that made it with its "
              "pattern, the tape of its sentence (each token over its classes, those that the "
              "pattern matched marked), and the candidates that lost against it and why.",
          .options = options(*arguments),
          .examples = {{"sayso explain corpus/news/cracked-dam.txt", "Everything in this article."},
                       {"sayso explain corpus/news/cracked-dam.txt --at 120",
                        "What stands at the 121st character, or why nothing does."},
                       {"sayso explain corpus/news/cracked-dam.txt --quote 'the dam' --format json",
                        "The same for the place where these words first stand, for a program."}},
          .run = [arguments] { return explain_article(*arguments); }};
}

}  // namespace sayso::cli
