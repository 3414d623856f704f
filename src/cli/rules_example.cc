#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/one_article.h"
#include "cli/print_diagnostics.h"
#include "rule_tests/make_example.h"

namespace sayso::cli {
namespace {

struct Arguments {
  OneArticleArguments article;
  PlaceArguments place;
  ExampleWishes wishes;
  bool counter = false;
};

// The first of the wishes that does not stand in the text; "" where all do.
std::string missing_words(const ExampleWishes& wishes, const std::string& text) {
  std::vector<std::string> all = wishes.content;
  all.insert(all.end(), {wishes.source, wishes.cue});
  const auto missing = std::find_if(
      all.begin(), all.end(), [&](const auto& words) { return text.find(words) == text.npos; });
  return missing == all.end() ? "" : *missing;
}

std::string as_comment(const MadeExample& made, const Arguments& arguments) {
  std::string out = "# From " + printable(arguments.article.path) + ": ";
  out += made.rule.empty() ? "nothing was found there.\n"
                           : std::string(made.rule) + " made this of it.\n";
  if (!arguments.counter && made.content.empty())
    out +=
        "# Say what is missing: content = [...], source, cue; or with --content, --source, "
        "--cue.\n";
  if (!made.is_same_alone)
    out += "# Beware: alone, this text gives something else than it does in the article.\n";
  return out;
}

int example(const Arguments& arguments) {
  const bool has_quote = !arguments.place.quote.empty();
  if (arguments.place.at.has_value() == has_quote)
    return print_usage_error("rules example", "say where: --at OFFSET, or --quote TEXT");
  int code = kDone;
  const auto one = trace_one(arguments.article, "rules example", code);
  if (!one) return code;
  const auto& [rules, trace, analysis] = *one;
  std::string wrong;
  const auto place = find_place(arguments.place, analysis.article.text, wrong);
  if (!place) {
    print_message(wrong);
    return kFailed;
  }
  const MadeExample made = make_example(analysis, trace, *rules, *place, arguments.wishes);
  if (made.text.empty()) {
    print_message("no sentence stands there, or there are no rules for its language");
    return kFailed;
  }
  if (const std::string words = missing_words(arguments.wishes, made.text); !words.empty()) {
    print_message("the example does not have the words '" + words + "': " + made.text);
    return kFailed;
  }
  return print_data(as_comment(made, arguments) +
                    (arguments.counter ? counter_toml(made) : example_toml(made)));
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "--counter",
       .argument = "",
       .value = &a.counter,
       .help = "make a counter-example: the rule must win nothing in that text"},
      {.name = "--content",
       .argument = "TEXT",
       .value = &a.wishes.content,
       .help = "what should be the content, where that is not what was found",
       .more = "Given several times where it has several parts."},
      {.name = "--source",
       .argument = "TEXT",
       .value = &a.wishes.source,
       .help = "what should be the source"},
      {.name = "--cue",
       .argument = "TEXT",
       .value = &a.wishes.cue,
       .help = "what should be the cue"}};
  for (Option& option : place_options(a.place)) all.push_back(std::move(option));
  for (Option& option : one_article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_example_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "rules example",
          .summary = "turn a mistake in an article into an example for a rule",
          .description =
              "Prints the sentence at a place of an article as a [[rule.example]] with what was "
              "found there, or with what should have been, or as a [[rule.counter]]: to be pasted "
              "beneath the rule that is to get it right. Where the sentence alone would come out "
              "otherwise, its whole paragraph is taken.",
          .options = options(*arguments),
          .examples = {{"sayso rules example fire.txt --at 120 --counter",
                        "What stands there was no attribution."},
                       {"sayso rules example fire.txt --quote 'it was late' --source 'the mayor'",
                        "The source was another one."}},
          .run = [arguments] { return example(*arguments); }};
}

}  // namespace sayso::cli
