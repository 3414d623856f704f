#include <fmt/format.h>

#include <iterator>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "explain/marker.h"
#include "rule_set.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string folder, rule;
  std::vector<std::string> overlays;
};

std::string_view stage(const std::string& table) {
  static const std::map<std::string_view, std::string_view> stages = {
      {"block", "segment"},      {"pair", "quotes"},        {"apostrophe", "quotes"},
      {"measure", "quotes"},     {"bullet", "quotes"},      {"rule", "attribute"},
      {"run", "attribute"},      {"boundary", "attribute"}, {"mention", "attribute"},
      {"qualifier", "qualify"}};
  const auto found = stages.find(table);
  return found == stages.end() ? "resolve" : found->second;
}

// The pattern with its named patterns put in; "" where it has none. [[block]] patterns are over
// letters and know no names.
std::string expanded(const rules::RuleText& rule, const RuleSet& rules) {
  const LanguagePack* pack = rules.pack(rule.id.substr(0, rule.id.find('/')));
  if (!pack || rule.pattern.empty() || stage(rule.table) == "segment") return {};
  const std::string text = shortened(pack->patterns.expanded(rule.pattern));
  return text == shortened(rule.pattern) ? "" : text;
}

int list(const Arguments& arguments) {
  const std::string path = find_rules(arguments.folder);
  Diagnostics problems;
  const auto folder = rules::Folder::read(path, problems, arguments.overlays);
  const auto rules = folder ? RuleSet::load(*folder, problems) : nullptr;
  if (!rules) {
    print_rule_diagnostics(problems, path);
    return kFailed;
  }
  const auto all = folder->rules();
  const auto place = [&](const rules::RuleText& rule) {
    return fmt::format("{}:{}", rule.file.starts_with('/') ? rule.file : path + "/" + rule.file,
                       rule.line);
  };
  std::string out;
  std::vector<std::string> ids;
  for (const rules::RuleText& rule : all) {
    ids.push_back(rule.id);
    if (arguments.rule.empty()) {
      fmt::format_to(std::back_inserter(out), "{:<9} {:<36} {}  {}\n", stage(rule.table), rule.id,
                     place(rule), shortened(rule.why));
    } else if (rule.id == arguments.rule || rule.id.ends_with("/" + arguments.rule)) {
      fmt::format_to(std::back_inserter(out), "{}{}: {} rule {}\n{}", out.empty() ? "" : "\n",
                     place(rule), stage(rule.table), rule.id, rule.text);
      if (const std::string pattern = expanded(rule, *rules); !pattern.empty())
        out += "# its pattern with the named patterns put in:\n# " + pattern + "\n";
    }
  }
  if (out.empty() && !arguments.rule.empty()) {
    const std::string near = rules::nearest(arguments.rule, ids);
    return print_usage_error("rules list",
                             "there is no rule '" + arguments.rule + "'" +
                                 (near.empty() ? "" : "; did you mean '" + near + "'?"));
  }
  return print_data(out);
}

}  // namespace

Command rules_list_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "rules list",
          .summary = "list all rules, or show one",
          .description =
              "One line for each rule: its stage, its id, where it stands and what it is for. With "
              "--rule the rule as it is written, and its pattern with the named patterns put in.",
          .options = {{.name = "DIR",
                       .argument = "DIR",
                       .value = &arguments->folder,
                       .help = "the folder of rules; those in use where none is named",
                       .completion = Completion::folders},
                      {.name = "--rule",
                       .argument = "ID",
                       .value = &arguments->rule,
                       .help = "show this rule, its pack may be left out"},
                      overlay_option(&arguments->overlays)},
          .examples = {{"sayso rules list", "All rules."},
                       {"sayso rules list --rule quote-speaker-cue", "One of them whole."}},
          .run = [arguments] { return list(*arguments); }};
}

}  // namespace sayso::cli
