// Results of examples, for people: those that failed, and those that pass though they are marked.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "rule_tests/rule_examples.h"

namespace sayso::cli {

struct ExampleTotals {
  std::size_t all = 0, passed = 0, failed = 0, known_to_fail = 0, pass_now = 0;
  std::set<std::string> rules = {};

  bool good() const { return failed + pass_now == 0; }
  // "4 examples of 2 rules: 4 passed, 0 failed, 0 known to fail"
  std::string text() const;
};

// `folder` is that of the rules.
ExampleTotals append_examples(const std::vector<ExampleResult>& results, const std::string& folder,
                              std::string& out);

}  // namespace sayso::cli
