#include "read/read_record.h"

#include <utility>

namespace sayso {

std::optional<Article> read_record(std::string bytes, const ReadOptions& options,
                                   Diagnostics& problems) {
  Diagnostics found;
  auto article = read_article(std::move(bytes), options, found);
  for (Diagnostic& problem : found) {
    if (problem.code == "W-control-characters") continue;
    problem.span.reset();
    problems.push_back(std::move(problem));
  }
  return article;
}

}  // namespace sayso
