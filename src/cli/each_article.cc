#include "cli/each_article.h"

#include <utility>

#include "batch/extraction.h"
#include "cli/print_diagnostics.h"

namespace sayso::cli {

bool for_each_article(const std::vector<std::string>& inputs, const InputOptions& options,
                      const std::string& language,
                      const std::function<bool(const std::string& path, Article article)>& use) {
  bool has_failed = false;
  Inputs sources(inputs, options);
  while (auto source = sources.next()) {
    Diagnostics problems;
    auto article = read_source(*source, options.read, problems);
    if (!article) {
      print_problem(source->path, problems.back());
      has_failed = true;
      continue;
    }
    if (!language.empty()) article->language = language;
    if (!use(source->path, std::move(*article))) return false;
  }
  return !has_failed;
}

}  // namespace sayso::cli
