// The articles of a command's inputs, one after the other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/article_options.h"
#include "read/article.h"

namespace sayso::cli {

// Calls `use` for each article with its path, in `language` where that is not empty; one that
// cannot be read is told on standard error. False where that happened, or where `use` returned
// false, which ends it.
bool for_each_article(const std::vector<std::string>& inputs, const InputOptions& options,
                      const std::string& language,
                      const std::function<bool(const std::string& path, Article article)>& use);

}  // namespace sayso::cli
