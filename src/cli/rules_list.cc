#include <fmt/format.h>

#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/each_article.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "explain/marker.h"
#include "rule_tests/measured_precision.h"
#include "rule_tests/rule_hits.h"

namespace sayso::cli {
namespace {

using json = nlohmann::ordered_json;

struct Arguments {
  std::string folder, rule, format = "text";
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
};

std::string_view stage(const std::string& table) {
  static const std::map<std::string_view, std::string_view> stages = {
      {"block", "segment"},     {"pair", "quotes"},        {"apostrophe", "quotes"},
      {"measure", "quotes"},    {"bullet", "quotes"},      {"rule", "attribute"},
      {"run", "attribute"},     {"boundary", "attribute"}, {"mention", "attribute"},
      {"qualifier", "qualify"}, {"use", "attribute"}};
  const auto found = stages.find(table);
  return found == stages.end() ? "resolve" : found->second;
}

std::string pack_of(const std::string& id) { return id.substr(0, id.find('/')); }

// The pattern with its named patterns put in; "" where it has none. [[block]] patterns are over
// letters and know no names.
std::string expanded(const rules::RuleText& rule, const RuleSet& rules) {
  const LanguagePack* pack = rules.pack(pack_of(rule.id));
  if (!pack || rule.pattern.empty() || stage(rule.table) == "segment") return {};
  const std::string text = shortened(pack->patterns.expanded(rule.pattern));
  return text == shortened(rule.pattern) ? "" : text;
}

// How often an attribution of the rule is right.
struct Trust {
  double value = 0;
  std::size_t samples = 0;  // on which it was measured; 0: it is its author's guess
};

std::map<std::string, Trust> trust(const rules::Folder& folder, const RuleSet& rules) {
  std::map<std::string, Trust> all;
  for (const auto& pack : rules.packs) {
    const std::string* tsv = folder.file(pack->language, "calibration.tsv");
    const auto measured = measured_precision(tsv ? *tsv : "");
    for (const AttributionRule& rule : pack->attribute.rules) {
      const auto found = measured.find(rule.id);
      all[rule.id] = found == measured.end() ? Trust{rule.prior, 0}
                                             : Trust{found->second.share(), found->second.samples};
    }
  }
  return all;
}

class Lister {
 public:
  Lister(const Arguments& arguments, const InputOptions& input, const std::string& path,
         const rules::Folder& folder, const RuleSet& rules)
      : arguments_(arguments), path_(path), rules_(rules), trust_(trust(folder, rules)) {
    has_failed_ = !for_each_article(arguments.inputs, input, arguments.article.language,
                                    [&](const std::string&, Article article) {
                                      PipelineTrace trace;
                                      const Analysis analysis =
                                          analyse(std::move(article), rules, &trace);
                                      count_hits(analysis, trace, rules, hits_);
                                      return true;
                                    });
  }

  bool has_failed() const { return has_failed_; }

  std::string line(const rules::RuleText& rule) const {
    const std::string confidence = confidence_of(rule), hits = hits_of(rule);
    return fmt::format("{:<9} {:<36} {:>6} {}{}  {}\n", stage(rule.table), rule.id, confidence,
                       arguments_.inputs.empty() ? "" : fmt::format("{:>6} ", hits), place(rule),
                       shortened(rule.why));
  }

  std::string whole(const rules::RuleText& rule) const {
    std::string out = fmt::format("{}: {} rule {}", place(rule), stage(rule.table), rule.id);
    if (const auto found = trust_.find(rule.id); found != trust_.end())
      out += found->second.samples
                 ? fmt::format(", right in {:.2f} of {} samples", found->second.value,
                               found->second.samples)
                 : fmt::format(", not measured, trusted {:.2f}", found->second.value);
    if (!arguments_.inputs.empty()) out += ", hits: " + hits_of(rule);
    out += "\n" + rule.text;
    if (const std::string pattern = expanded(rule, rules_); !pattern.empty())
      out += "# its pattern with the named patterns put in:\n# " + pattern + "\n";
    return out;
  }

  json object(const rules::RuleText& rule) const {
    const auto found = trust_.find(rule.id);
    const bool has_trust = found != trust_.end();
    return {{"id", rule.id},
            {"stage", stage(rule.table)},
            {"table", rule.table},
            {"why", rule.why},
            {"file", rules::path_of(path_, rule.file)},
            {"line", rule.line},
            {"confidence", has_trust ? json(found->second.value) : json()},
            {"samples", has_trust ? json(found->second.samples) : json()},
            {"hits", can_hit(rule) ? json(hits(rule)) : json()}};
  }

 private:
  std::string place(const rules::RuleText& rule) const {
    return fmt::format("{}:{}", rules::path_of(path_, rule.file), rule.line);
  }

  // Measured, or in parentheses what its author says.
  std::string confidence_of(const rules::RuleText& rule) const {
    const auto found = trust_.find(rule.id);
    if (found == trust_.end()) return "-";
    const std::string value = fmt::format("{:.2f}", found->second.value);
    return found->second.samples ? value : "(" + value + ")";
  }

  bool can_hit(const rules::RuleText& rule) const {
    return !arguments_.inputs.empty() && (rule.table == "rule" || rule.table == "run" ||
                                          rule.table == "boundary" || rule.table == "block");
  }

  // Runs and boundaries are known to the stages without their pack.
  std::size_t hits(const rules::RuleText& rule) const {
    std::size_t count = 0;
    for (const std::string& id : {rule.id, rule.id.substr(rule.id.find('/') + 1)})
      if (const auto found = hits_.find(id); found != hits_.end()) count += found->second;
    return count;
  }

  std::string hits_of(const rules::RuleText& rule) const {
    return can_hit(rule) ? std::to_string(hits(rule)) : "-";
  }

  const Arguments& arguments_;
  const std::string& path_;
  const RuleSet& rules_;
  std::map<std::string, Trust> trust_;
  RuleHits hits_;
  bool has_failed_ = false;
};

int list(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input))
    return print_usage_error("rules list", *wrong);
  const std::string path = find_rules(arguments.folder);
  Diagnostics problems;
  const auto folder = rules::Folder::read(path, problems, arguments.overlays);
  const auto rules = folder ? RuleSet::load(*folder, problems) : nullptr;
  print_rule_diagnostics(problems, path);
  if (!rules) return kFailed;

  input.read.pages = &rules->pages;
  const Lister lister(arguments, input, path, *folder, *rules);
  std::string out;
  json objects = json::array();
  std::vector<std::string> ids;
  for (const rules::RuleText& rule : folder->rules()) {
    ids.push_back(rule.id);
    const bool is_asked = arguments.rule.empty() || rule.id == arguments.rule ||
                          rule.id.ends_with("/" + arguments.rule);
    if (!is_asked) continue;
    objects.push_back(lister.object(rule));
    if (arguments.rule.empty())
      out += lister.line(rule);
    else
      out += (out.empty() ? "" : "\n") + lister.whole(rule);
  }
  if (objects.empty() && !arguments.rule.empty()) {
    const std::string near = rules::suggestion(arguments.rule, ids);
    return print_usage_error("rules list", "there is no rule '" + arguments.rule + "'" +
                                               (near.empty() ? "" : "; " + near));
  }
  if (arguments.format == "json")
    out = objects.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
  const int code = print_data(out);
  return lister.has_failed() ? kFailed : code;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "DIR",
       .argument = "DIR",
       .value = &a.folder,
       .help = "the folder of rules; those in use where none is named",
       .completion = Completion::folders},
      {.name = "--rule",
       .argument = "ID",
       .value = &a.rule,
       .help = "show this rule, its pack may be left out"},
      {.name = "--hits",
       .argument = "INPUT",
       .value = &a.inputs,
       .help = "count what the rules make of this file or folder of articles",
       .more = "May be given several times.",
       .completion = Completion::files},
      {.name = "--format",
       .argument = "NAME",
       .value = &a.format,
       .help = "how to print it",
       .choices = {"text", "json"}},
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_list_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "rules list",
          .summary = "list all rules, or show one",
          .description =
              "One line for each rule: its stage, its id, how often it was right where it was "
              "measured (in parentheses: as its author trusts it), where it stands and what it is "
              "for; with --hits how often it had a part in the output. With --rule the rule as it "
              "is written, and its pattern with the named patterns put in.",
          .options = options(*arguments),
          .examples = {{"sayso rules list", "All rules."},
                       {"sayso rules list --rule quote-speaker-cue", "One of them whole."},
                       {"sayso rules list --hits corpus/news", "Which of them are of use here."}},
          .run = [arguments] { return list(*arguments); }};
}

}  // namespace sayso::cli
