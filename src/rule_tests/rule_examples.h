// Runs the examples and counter-examples of the rules, each through as much of the pipeline as its
// rule has a part in.
//
//     for (const ExampleResult& result : run_all_examples(*rules))
//       if (!result.passed) ...   // result.found says what came out, and by which rule
//
// An attribution rule's example passes where the rule made a candidate of the expected words and an
// attribution of these words came out; another rule may have won with the same words. Its
// counter-example passes where the rule made nothing that won.
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
  std::string expected;  // in words: content, source, cue
  std::vector<std::string>
      found;             // what came out, of an attribution "rule: source | cue | content"
  std::string taken_by;  // the other rule whose attribution has the expected words; or ""
};

// Those of the attribution rules of one language. `only` is the id of one rule, or empty for all.
std::vector<ExampleResult> run_examples(const RuleSet& rules, std::string_view language,
                                        std::string_view only = "");

// Those of all stages and languages.
std::vector<ExampleResult> run_all_examples(const RuleSet& rules, std::string_view only = "");

}  // namespace sayso
