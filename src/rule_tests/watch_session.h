// Rules that are being edited: what each save does to some articles.
//
//     WatchSession session("rules", {});
//     session.add("fire.txt", std::move(article));
//     WatchSession::Answer answer = session.reload();      // and again after each save
//     if (!answer.is_good) ...                             // the rules in force are the old ones
//
// The answer comes in two parts: what is wanted at once, then `rest`, which takes longer.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rule_set.h"
#include "rule_tests/attribution_diff.h"
#include "rule_tests/rule_examples.h"

namespace sayso {

class WatchSession {
 public:
  struct ArticleChange {
    const std::string* path;
    const Analysis* before;  // null the first time
    const Analysis* after;
    AttributionDiff diff;  // points into both
  };
  struct Answer {
    bool is_good = false;                 // the rules load, and are in force now
    bool is_same = false;                 // as those that were in force: nothing more was done
    Diagnostics problems;                 // of loading
    std::vector<ExampleResult> examples;  // of the attribution rules that changed
    std::vector<ArticleChange> articles;  // valid until the next reload
  };
  struct Rest {
    std::vector<ExampleResult> examples;  // of all rules
    Diagnostics warnings;                 // that were not there before
  };

  WatchSession(std::string path, std::vector<std::string> overlays);
  ~WatchSession();

  void add(std::string path, Article article);
  Answer reload();

  // After a good answer. Warnings that the state before had are left out.
  Rest rest();

 private:
  struct State;
  std::unique_ptr<State> load(Diagnostics& problems) const;

  const std::string path_;
  const std::vector<std::string> overlays_;
  std::vector<std::pair<std::string, Article>> articles_;
  std::unique_ptr<State> good_, before_;  // in force; and what was before it
};

}  // namespace sayso
