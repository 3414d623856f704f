#include "cli/one_article.h"

#include <filesystem>

#include "batch/extraction.h"
#include "batch/inputs.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"

namespace sayso::cli {
namespace {

// The byte at which code point `offset` stands; no value where the text is shorter.
std::optional<std::uint32_t> byte_at(std::string_view text, unsigned offset) {
  unsigned count = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80 && count++ == offset) return i;
  return std::nullopt;
}

std::optional<Article> read_one(const std::string& path, const InputOptions& options,
                                const std::string& language, Diagnostics& problems) {
  Inputs inputs({path}, options);
  std::optional<Source> source = inputs.next();
  if (!source || inputs.next() || std::filesystem::is_directory(path)) {
    problems.push_back({.code = "E-unreadable-input",
                        .message = "this takes one article, not a folder or a file of many"});
    return std::nullopt;
  }
  auto article = read_source(*source, options.read, problems);
  if (article && !language.empty()) article->language = language;
  return article;
}

}  // namespace

std::vector<Option> one_article_options(OneArticleArguments& arguments) {
  std::vector<Option> all = {{.name = "ARTICLE",
                              .argument = "ARTICLE",
                              .value = &arguments.path,
                              .help = "a file, or - for standard input",
                              .completion = Completion::files,
                              .required = true},
                             rules_option(&arguments.rules),
                             overlay_option(&arguments.overlays)};
  for (Option& option : article_options(arguments.reading)) all.push_back(std::move(option));
  return all;
}

std::optional<TracedArticle> trace_one(const OneArticleArguments& arguments,
                                       std::string_view command, int& code) {
  InputOptions input;
  if (const auto wrong = check(arguments.reading, input)) {
    code = print_usage_error(command, *wrong);
    return std::nullopt;
  }
  code = kFailed;
  TracedArticle one{.rules = load_rules(arguments.rules, arguments.overlays)};
  if (!one.rules) return std::nullopt;
  input.read.pages = &one.rules->pages;

  Diagnostics problems;
  auto article = read_one(arguments.path, input, arguments.reading.language, problems);
  if (!article) {
    print_problem(arguments.path, problems.back());
    return std::nullopt;
  }
  one.analysis = analyse(std::move(*article), *one.rules, &one.trace);
  problems.insert(problems.end(), one.analysis.warnings.begin(), one.analysis.warnings.end());
  for (const ArticleWarning& warning : told(problems, one.analysis.article.text))
    print_article_warning(arguments.path, warning);
  code = kDone;
  return one;
}

std::vector<Option> place_options(PlaceArguments& place) {
  return {{.name = "--at",
           .argument = "OFFSET",
           .value = &place.at,
           .help = "what stands at this place, counted in code points from 0"},
          {.name = "--quote",
           .argument = "TEXT",
           .value = &place.quote,
           .help = "the place where these words first stand"}};
}

std::optional<Span> find_place(const PlaceArguments& place, std::string_view text,
                               std::string& wrong) {
  if (place.at) {
    const auto byte = byte_at(text, *place.at);
    if (byte) return Span{*byte, *byte + 1};
    wrong = "offset " + std::to_string(*place.at) + " is behind the end of the article";
  } else if (!place.quote.empty()) {
    const auto found = text.find(place.quote);
    if (found != std::string_view::npos)
      return Span{static_cast<std::uint32_t>(found),
                  static_cast<std::uint32_t>(found + place.quote.size())};
    wrong = "the article does not have the words '" + place.quote +
            "'; they must be as it has them, with its quotation marks and line ends";
  }
  return std::nullopt;
}

}  // namespace sayso::cli
