// All that can be told about a rules folder: what keeps it from loading, and what loads but is
// hardly meant.
//
//     const RulesCheck check = check_rules("rules");
//     if (!check.rules) ...                 // check.problems holds errors, and maybe warnings
//
// Warnings:
//
//     W-duplicate-entry   a list has an entry twice
//     W-dead-entry        a list's entry that no text can match
//     W-large-pattern     a pattern that makes a very large graph
//     W-unreachable       a rule that loses all its own examples to other rules
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rule_set.h"

namespace sayso {

struct RulesCheck {
  Diagnostics problems;            // by file and line
  std::unique_ptr<RuleSet> rules;  // null where there are errors
};

// The warnings alone, of rules that were loaded from `folder`.
Diagnostics check_loaded(const rules::Folder& folder, const RuleSet& rules);

RulesCheck check_rules(const std::string& path, const std::vector<std::string>& overlays = {});

}  // namespace sayso
