// A digest of all that decides what a run writes, but for its inputs: the program, the rules, and
// the values of the options, with the contents of files that they name. --resume leaves alone what
// was made with the same.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "rule_set.h"

namespace sayso::cli {

std::string settings_digest(const std::vector<Option>& options, const RuleSet& rules);

}  // namespace sayso::cli
