#include "cli/load_rules.h"

#include <filesystem>

#include "cli/print_diagnostics.h"
#include "version.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

// As short as it can be said from here: "rules", not "/home/ada/sayso/build/release/../../rules".
std::string shortened(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::proximate(path, error);
  const bool is_below = !error && !here.empty() && *here.begin() != "..";
  return (is_below ? here : path.lexically_normal()).string();
}

}  // namespace

Option rules_option(std::string* folder) {
  return {.name = "--rules",
          .argument = "DIR",
          .value = folder,
          .help = "the folder of rules to use",
          .environment = "SAYSO_RULES",
          .completion = Completion::folders,
          .is_of_run = true};
}

Option overlay_option(std::vector<std::string>* folders) {
  return {.name = "--overlay",
          .argument = "DIR",
          .value = folders,
          .help = "a folder whose rules and words are put over the rules",
          .more = "May be given several times.",
          .completion = Completion::folders,
          .is_of_run = true};
}

std::string find_rules(const std::string& named) {
  if (!named.empty()) return named;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const char* place : {kInstalledRules, kCheckoutRules}) {
    const fs::path folder = program.parent_path() / place;
    if (fs::exists(folder / "manifest.toml", error)) return shortened(folder);
  }
  return {};
}

std::unique_ptr<RuleSet> load_rules(const std::string& named,
                                    const std::vector<std::string>& overlays) {
  const std::string folder = find_rules(named);
  if (folder.empty()) {
    print_message(
        "no rules were found beside the program; name a folder of rules with --rules DIR");
    return nullptr;
  }
  Diagnostics problems;
  auto rules = RuleSet::load(folder, problems, overlays);
  print_rule_diagnostics(problems, folder);
  return rules;
}

}  // namespace sayso::cli
