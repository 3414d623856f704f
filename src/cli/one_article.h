// One article, and a place in it that a user names: --at OFFSET or --quote TEXT.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/article_options.h"
#include "read/article.h"
#include "text/diagnostic.h"

namespace sayso::cli {

// The article of a file, or of standard input for "-"; the last of `problems` says why there is
// none.
std::optional<Article> read_one(const std::string& path, const InputOptions& options,
                                const std::string& language, Diagnostics& problems);

struct PlaceArguments {
  std::optional<unsigned> at;  // in code points from 0
  std::string quote;
};
std::vector<Option> place_options(PlaceArguments& place);

// The bytes that were meant; empty where neither was given. `wrong` says what is wrong with them.
std::optional<Span> find_place(const PlaceArguments& place, std::string_view text,
                               std::string& wrong);

}  // namespace sayso::cli
