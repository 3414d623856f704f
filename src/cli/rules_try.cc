#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/each_article.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"
#include "explain/marker.h"
#include "rule_tests/concordance.h"
#include "text/utf8.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kSideWidth = 36;  // columns of the text on each side

struct Arguments {
  std::string pattern, rules;
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
};

// At most kSideWidth characters before `end`.
std::string left_of(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t i = 0; i < kSideWidth && begin > 0; ++i) do
      --begin;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80);
  const std::string left = collapsed(text.substr(begin, end - begin));
  return std::string(kSideWidth - std::min(kSideWidth, count_code_points(left)), ' ') + left;
}

std::string right_of(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t i = 0; i < kSideWidth && end < text.size(); ++i) utf8::next(text, end);
  return collapsed(text.substr(begin, end - begin));
}

// The words of the hit, its captures as [name words].
std::string marked_words(std::string_view text, const PatternHit& hit, bool has_colours) {
  const auto on = [&](std::string_view code) {
    return has_colours ? std::string(code) : std::string();
  };
  std::string out = on(colour::kBold);
  std::size_t at = hit.span.begin;
  for (const auto& capture : hit.captures) {
    out += collapsed(text.substr(at, capture.span.begin - at));
    out += on(colour::kCyan) + "[" + capture.name + " " + collapsed(slice(text, capture.span)) +
           "]" + on(colour::kOff) + on(colour::kBold);
    at = capture.span.end;
  }
  return out + collapsed(text.substr(at, hit.span.end - at)) + on(colour::kOff);
}

int try_pattern(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input))
    return print_usage_error("rules try", *wrong);
  const std::string path = find_rules(arguments.rules);
  Diagnostics problems;
  const auto folder = rules::Folder::read(path, problems, arguments.overlays);
  if (!folder) {
    print_rule_diagnostics(problems, path);
    return kFailed;
  }
  const auto languages = folder->languages();
  const std::string language = !arguments.article.language.empty() ? arguments.article.language
                               : languages.empty()                 ? ""
                                                                   : languages.front();
  if (std::find(languages.begin(), languages.end(), language) == languages.end())
    return print_usage_error("rules try", "there are no rules for the language '" + language + "'");
  const auto concordance = Concordance::make(*folder, language, arguments.pattern, problems);
  if (!concordance) {
    print_rule_diagnostics(problems, "PATTERN");
    return kFailed;
  }

  input.read.pages = &concordance->rules().pages;
  std::size_t count = 0, articles = 0;
  const auto show = [&](const std::string&, Article article) {
    ++articles;
    PipelineTrace trace;
    const Analysis analysis = analyse(std::move(article), concordance->rules(), &trace);
    const std::string& text = analysis.article.text;
    std::string out;
    for (const PatternHit& hit : concordance->find(trace)) {
      ++count;
      fmt::format_to(std::back_inserter(out), "{}  {}  {}\n", left_of(text, hit.span.begin),
                     marked_words(text, hit, wants_colour(stdout)), right_of(text, hit.span.end));
    }
    return print_data(out) == kDone;
  };
  const bool done = for_each_article(arguments.inputs, input, language, show);
  print_message(fmt::format("{} match{} in {} article{}", count, count == 1 ? "" : "es", articles,
                            articles == 1 ? "" : "s"));
  return done ? kDone : kFailed;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "PATTERN",
       .argument = "PATTERN",
       .value = &a.pattern,
       .help = "a pattern as rules have it",
       .required = true},
      inputs_option(&a.inputs, "files or folders of articles, - for standard input"),
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_try_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "rules try",
      .summary = "show what a pattern matches in articles",
      .description =
          "A line for each match: the text left of it, the match with its captures as [name "
          "words], the text right of it. A pattern with a {cue} and a content is tried as a rule "
          "for attributions is: around the whole cue, as in has also said.",
      .options = options(*arguments),
      .examples = {{"sayso rules try '{titles} (?P<name>{capital}+)' corpus/news",
                    "Names behind titles."},
                   {"sayso rules try '{source} {cue:that} that (?P<content>{!end}+)' corpus/news",
                    "A rule that is to be."}},
      .run = [arguments] { return try_pattern(*arguments); }};
}

}  // namespace sayso::cli
