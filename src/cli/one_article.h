// One article, and a place in it that a user names: --at OFFSET or --quote TEXT.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/article_options.h"
#include "pipeline.h"

namespace sayso::cli {

struct PlaceArguments {
  std::optional<unsigned> at;  // in code points from 0
  std::string quote;
};
struct OneArticleArguments {
  std::string path, rules;
  std::vector<std::string> overlays;
  ArticleArguments reading;
};
std::vector<Option> one_article_options(OneArticleArguments& arguments);

// What the rules made of the article, each stage of it.
struct TracedArticle {
  std::unique_ptr<RuleSet> rules;
  PipelineTrace trace;
  Analysis analysis;
};

// Reads the article of a file, or of standard input for "-", and analyses it; its warnings are
// told. No value where `command` cannot go on: why is told, and `code` is what to exit with.
std::optional<TracedArticle> trace_one(const OneArticleArguments& arguments,
                                       std::string_view command, int& code);

std::vector<Option> place_options(PlaceArguments& place);

// The bytes that were meant; empty where neither was given. `wrong` says what is wrong with them.
std::optional<Span> find_place(const PlaceArguments& place, std::string_view text,
                               std::string& wrong);

}  // namespace sayso::cli
