// The rules folder to use: the one that was named, else the one that was installed with the
// program, else that of the checkout in which the program was built.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "rule_set.h"

namespace sayso::cli {

// --rules and --overlay, for a command's table.
Option rules_option(std::string* folder);
Option overlay_option(std::vector<std::string>* folders);

// The path of the folder; "" where none was named and none is found.
std::string find_rules(const std::string& named);

// The rules, or null after having printed what is wrong with them.
std::unique_ptr<RuleSet> load_rules(const std::string& named,
                                    const std::vector<std::string>& overlays = {});

}  // namespace sayso::cli
