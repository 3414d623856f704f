#include "rule_tests/check_rules.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "rule_tests/check_lists.h"
#include "rule_tests/pattern_size.h"
#include "rule_tests/rule_examples.h"

namespace sayso {
namespace {

// Nodes of a pattern's graph, three times what the largest rules here have: of so many, one rule
// costs what all others do.
constexpr std::size_t kLargePattern = 1'500;

void warn(const AttributionRule& rule, std::string_view code, std::string message, std::string hint,
          Diagnostics& problems) {
  problems.push_back({.code = std::string(code),
                      .severity = Severity::warning,
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .file = rule.file,
                      .line = rule.line,
                      .rule = rule.id});
}

void check_sizes(const LanguagePack& pack, Diagnostics& problems) {
  for (const AttributionRule& rule : pack.attribute.rules) {
    const std::size_t size = pattern_size(rule, pack.vocabulary);
    if (size > kLargePattern)
      warn(rule, "W-large-pattern",
           "the pattern makes a graph of " + std::to_string(size) + " nodes",
           "groups repeated as often as {0,60} are dear: write * or less of them", problems);
  }
}

void check_reachable(const RuleSet& rules, const LanguagePack& pack, Diagnostics& problems) {
  std::map<std::string, std::string> taken;  // rule -> who took its examples; "" where it took one
  for (const ExampleResult& result : run_examples(rules, pack.language)) {
    if (result.counter || result.known_failing) continue;
    const auto place = taken.try_emplace(result.rule, result.taken_by).first;
    if (result.taken_by.empty()) place->second.clear();
  }
  for (const AttributionRule& rule : pack.attribute.rules)
    if (const auto found = taken.find(rule.id); found != taken.end() && !found->second.empty() &&
                                                !rule.continues)  // that adds to another's
      warn(rule, "W-unreachable", "another rule wins in each of its examples: " + found->second,
           "add an example that this rule alone can take, or remove the rule", problems);
}

void sort_by_place(Diagnostics& problems) {
  const auto place = [](const Diagnostic& d) {
    return std::tie(d.file, d.line, d.column, d.code, d.message);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  // What is wrong in the common pack is found once for each language.
  problems.erase(std::unique(problems.begin(), problems.end(),
                             [&](const auto& a, const auto& b) { return place(a) == place(b); }),
                 problems.end());
}

}  // namespace

Diagnostics check_loaded(const rules::Folder& folder, const RuleSet& rules) {
  Diagnostics problems;
  for (const auto& pack : rules.packs) {
    check_lists(folder, pack->language, pack->vocabulary, problems);
    check_sizes(*pack, problems);
    check_reachable(rules, *pack, problems);
  }
  sort_by_place(problems);
  return problems;
}

RulesCheck check_rules(const std::string& path, const std::vector<std::string>& overlays) {
  RulesCheck check;
  const auto folder = rules::Folder::read(path, check.problems, overlays);
  if (folder) check.rules = RuleSet::load(*folder, check.problems);
  if (check.rules)
    for (Diagnostic& warning : check_loaded(*folder, *check.rules))
      check.problems.push_back(std::move(warning));
  sort_by_place(check.problems);
  return check;
}

}  // namespace sayso
