#include <fmt/format.h>

#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/each_article.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "rule_tests/rule_profile.h"

namespace sayso::cli {
namespace {

using json = nlohmann::ordered_json;

struct Arguments {
  std::string rules, format = "text";
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
};

double total_seconds(const std::vector<RuleProfile>& profiles) {
  double sum = 0;
  for (const RuleProfile& profile : profiles) sum += profile.seconds;
  return sum > 0 ? sum : 1;
}

std::string as_text(const std::vector<RuleProfile>& profiles) {
  std::string out = fmt::format("{:>7} {:>8} {:>8} {:>6} {:>6}  rule\n", "time", "nodes", "matches",
                                "wins", "losses");
  const double total = total_seconds(profiles);
  for (const RuleProfile& p : profiles)
    fmt::format_to(std::back_inserter(out), "{:>5.1f} % {:>8} {:>8} {:>6} {:>6}  {}\n",
                   100 * p.seconds / total, p.nodes, p.matches, p.wins, p.losses, p.rule->id);
  return out;
}

std::string as_json(const std::vector<RuleProfile>& profiles, const RuleSet& rules,
                    std::size_t articles) {
  json all = json::array();
  const double total = total_seconds(profiles);
  for (const RuleProfile& p : profiles)
    all.push_back({{"rule", p.rule->id},
                   {"file", rules::path_of(rules.path, p.rule->file)},
                   {"line", p.rule->line},
                   {"time_share", p.seconds / total},
                   {"seconds", p.seconds},
                   {"nodes", p.nodes},
                   {"matches", p.matches},
                   {"wins", p.wins},
                   {"losses", p.losses}});
  const json object = {{"schema", "sayso-profile/1"},
                       {"rules", rules.digest},
                       {"articles", articles},
                       {"profile", std::move(all)}};
  return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

int profile(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input))
    return print_usage_error("rules profile", *wrong);
  const auto rules = load_rules(arguments.rules, arguments.overlays);
  if (!rules) return kFailed;

  input.read.pages = &rules->pages;
  std::map<const LanguagePack*, RuleProfiler> profilers;
  for (const auto& pack : rules->packs) profilers.try_emplace(pack.get(), *pack);
  std::size_t articles = 0;
  const bool done =
      for_each_article(arguments.inputs, input, arguments.article.language,
                       [&](const std::string&, Article article) {
                         ++articles;
                         PipelineTrace trace;
                         const Analysis analysis = analyse(std::move(article), *rules, &trace);
                         if (const auto* pack = rules->pack(analysis.article.language))
                           profilers.at(pack).add(trace);
                         return true;
                       });

  std::vector<RuleProfile> profiles;
  for (const auto& pack : rules->packs)
    for (const RuleProfile& rule : profilers.at(pack.get()).slowest_first())
      profiles.push_back(rule);
  const bool is_json = arguments.format == "json";
  const int code = print_data(is_json ? as_json(profiles, *rules, articles) : as_text(profiles));
  return done ? code : kFailed;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      inputs_option(&a.inputs, "files or folders of articles, - for standard input"),
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print it",
       .choices = {"text", "json"}},
      rules_option(&a.rules),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_profile_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "rules profile",
      .summary = "show what each rule does in articles and what it costs",
      .description =
          "A line for each rule for attributions, the slowest first: its share of the time "
          "that all patterns take, each tried alone wherever its cue stands; the nodes of "
          "its pattern's graph; how often it matched; how often it won, and lost to "
          "another rule or to the threshold.",
      .options = options(*arguments),
      .examples = {{"sayso rules profile corpus/news", "Which rules are dear, and worth it?"},
                   {"sayso rules profile corpus/news --format json", "The same for a program."}},
      .run = [arguments] { return profile(*arguments); }};
}

}  // namespace sayso::cli
