#include <memory>

#include "cli/commands.h"
#include "cli/one_article.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"
#include "explain/write.h"
#include "text/code_points.h"

namespace sayso::cli {
namespace {

struct Arguments {
  OneArticleArguments article;
  PlaceArguments place;
  std::string id, format = "text";
  bool nested = false;
};

int explain_article(const Arguments& arguments) {
  const PlaceArguments& place = arguments.place;
  if (place.at.has_value() + !arguments.id.empty() + !place.quote.empty() > 1)
    return print_usage_error("explain",
                             "--at, --id and --quote choose in three ways: give one of them");
  int code = kDone;
  const auto one = trace_one(arguments.article, "explain", code);
  if (!one) return code;
  const auto& [rules, trace, analysis] = *one;

  std::string wrong;
  const Question question{.place = find_place(place, analysis.article.text, wrong),
                          .id = arguments.id,
                          .nested = arguments.nested};
  if (!wrong.empty()) {
    print_message(wrong);
    return kFailed;
  }
  const Explanation explanation = explain(analysis, trace, *rules, question);
  if (!arguments.id.empty() && explanation.attributions.empty()) {
    print_message("there is no attribution " + arguments.id + " in " + arguments.article.path +
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
  std::vector<Option> all = {{.name = "--id",
                              .argument = "ID",
                              .value = &a.id,
                              .help = "explain the attribution of this id"},
                             {.name = "--nested",
                              .argument = "",
                              .value = &a.nested,
                              .help = "explain attributions inside the content of others as well"},
                             {.name = "--format",
                              .argument = "NAME",
                              .value = &a.format,
                              .help = "how to print it",
                              .choices = {"text", "json"}}};
  for (Option& option : place_options(a.place)) all.push_back(std::move(option));
  for (Option& option : one_article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command explain_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "explain",
      .summary = "show why attributions were found",
      .description =
          "Shows for each attribution of an article its text, the rule that made it with its "
          "pattern, the tape of its sentence (each token over its classes, those that the "
          "pattern matched marked), and the candidates that lost against it and why. Where one "
          "place or attribution is asked for, also the rules that nearly fired in its sentence: "
          "what they wanted, and what stood there instead.",
      .options = options(*arguments),
      .examples = {{"sayso explain corpus/news/cracked-dam.txt", "Everything in this article."},
                   {"sayso explain corpus/news/cracked-dam.txt --at 120",
                    "What stands at the 121st character, or why nothing does."},
                   {"sayso explain corpus/news/cracked-dam.txt --quote 'the dam' --format json",
                    "The same for the place where these words first stand, for a program."}},
      .run = [arguments] { return explain_article(*arguments); }};
}

}  // namespace sayso::cli
