#include "cli/progress.h"

#include <catch2/catch.hpp>

namespace sayso::cli {

TEST_CASE("the line says how many are done, how quick, how long it takes yet, and what was found") {
  Summary summary;
  CHECK(progress_line(summary, {}, 0) == "0 articles, 0/s, 0 attributions");

  Extracted article;
  article.counts.attributions = {1, 0, 1};
  for (int i = 0; i < 5; ++i) summary.add("a.jsonl", article);
  CHECK(progress_line(summary, {}, 2) == "5 articles, 2/s, 10 attributions");
  CHECK(progress_line(summary, 20, 2) ==
        "[=====>              ] 5/20 articles, 2/s, 6 s left, 10 attributions");
  CHECK(progress_line(summary, 5, 2) ==
        "[====================] 5/5 articles, 2/s, 10 attributions");
}

}  // namespace sayso::cli
