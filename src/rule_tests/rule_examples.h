// Runs the examples and counter-examples of the attribution rules through the whole pipeline.
//
//     for (const ExampleResult& result : run_examples(*rules, "en"))
//       if (!result.passed) ...   // result.found says what came out, and by which rule
//
// An example passes where its rule made a candidate of the expected words and an attribution of
// these words came out; another rule may have won with the same words. A counter-example passes
// where its rule made nothing that won.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rule_set.h"

namespace sayso {

struct ExampleResult {
  std::string rule;  // id
  std::string file;  // relative to the rules folder
  unsigned line = 0;
  bool counter = false;
  bool known_failing = false;  // marked so; then `passed` means that the mark can go
  bool passed = false;
  std::string text;
  std::string expected;            // in words: content, source, cue
  std::vector<std::string> found;  // each attribution that came out: "rule: source | cue | content"
};

// `only` is the id of one rule, or empty for all.
std::vector<ExampleResult> run_examples(const RuleSet& rules, std::string_view language, std::string_view only = "");

}  // namespace sayso
