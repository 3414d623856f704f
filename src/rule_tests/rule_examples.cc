#include "rule_tests/rule_examples.h"

#include <algorithm>
#include <map>

#include "pipeline.h"
#include "quotes/examples.h"
#include "resolve/examples.h"
#include "segment/examples.h"

namespace sayso {
namespace {

std::string join(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " … ";
    out += slice(text, span);
  }
  return out;
}

bool same_words(std::string_view text, const std::vector<Span>& content,
                const RuleExample& example) {
  if (example.content.empty()) return true;
  return std::equal(
      content.begin(), content.end(), example.content.begin(), example.content.end(),
      [&](Span span, const std::string& wanted) { return slice(text, span) == wanted; });
}

bool is_expected(std::string_view text, const Attribution& a, const RuleExample& example) {
  return same_words(text, a.content, example) &&
         (example.source.empty() || join(text, a.mention) == example.source) &&
         (example.cue.empty() || join(text, a.cue) == example.cue);
}

std::string expectation(const RuleExample& example) {
  if (example.counter) return "nothing by this rule";
  std::string out;
  for (const auto& part : example.content) out += (out.empty() ? "content " : " … ") + part;
  if (!example.source.empty()) out += (out.empty() ? "source " : ", source ") + example.source;
  if (!example.cue.empty()) out += (out.empty() ? "cue " : ", cue ") + example.cue;
  return out.empty() ? "an attribution" : out;
}

ExampleResult run(const RuleSet& rules, std::string_view language, const AttributionRule& rule,
                  std::size_t index, const RuleExample& example) {
  ExampleResult result;
  result.rule = rule.id;
  result.file = rule.file;
  result.line = example.line;
  result.counter = example.counter;
  result.known_failing = example.known_failing;
  result.text = example.text;
  result.expected = expectation(example);

  Article article;
  article.text = example.text;
  article.language = language;
  PipelineTrace trace;
  const Analysis analysis = analyse(std::move(article), rules, &trace);
  bool came_out = false, by_this_rule = false;
  for (const Attribution& a : analysis.attributions) {
    if (is_expected(analysis.article.text, a, example)) {
      came_out = true;
      if (a.rule != rule.id) result.taken_by = a.rule;
    }
    by_this_rule = by_this_rule || a.rule == rule.id;
    result.found.push_back(std::string(a.rule) + ": " + join(analysis.article.text, a.mention) +
                           " | " + join(analysis.article.text, a.cue) + " | " +
                           join(analysis.article.text, a.content));
  }
  const bool tried =
      std::any_of(trace.attribute.candidates.begin(), trace.attribute.candidates.end(),
                  [&](const Candidate& c) { return c.rule == index; });
  if (by_this_rule) result.taken_by.clear();
  result.passed = example.counter ? !by_this_rule : came_out && tried;
  return result;
}

// The checkers of other stages report what failed, by file and line.
using Failures = std::map<std::pair<std::string, unsigned>, std::string>;

Failures failures(const Diagnostics& problems) {
  Failures out;
  for (const Diagnostic& d : problems) out.emplace(std::pair(d.file, d.line), d.message);
  return out;
}

void add(ExampleResult result, const Failures& failed, std::string_view only,
         std::vector<ExampleResult>& out) {
  if (!only.empty() && result.rule != only) return;
  const auto failure = failed.find({result.file, result.line});
  result.passed = failure == failed.end();
  if (!result.passed) result.found.push_back(failure->second);
  out.push_back(std::move(result));
}

void run_block_examples(const SegmentRules& rules, std::string_view only,
                        std::vector<ExampleResult>& out) {
  Diagnostics problems;
  check_block_examples(rules, problems);
  const Failures failed = failures(problems);
  for (const BlockRule& rule : rules.rules)
    for (const BlockExample& example : rule.examples)
      add({.rule = rule.id,
           .file = rule.file,
           .line = example.line,
           .counter = example.counter,
           .text = example.text,
           .expected = example.counter ? "nothing by this rule" : example.is},
          failed, only, out);
}

void run_quote_examples(const QuoteRules& rules, std::string_view only,
                        std::vector<ExampleResult>& out) {
  Diagnostics problems;
  check_quote_examples(rules, problems);
  const Failures failed = failures(problems);
  for (const QuoteExample& example : rules.examples) {
    std::string expected;
    for (const auto& quotation : example.quotations)
      expected += (expected.empty() ? "" : " | ") + quotation;
    add({.rule = example.rule,
         .file = example.file,
         .line = example.line,
         .counter = example.quotations.empty(),
         .text = example.text,
         .expected = expected.empty() ? "no quotation" : expected},
        failed, only, out);
  }
}

void run_resolve_examples(const LanguagePack& pack, std::string_view only,
                          std::vector<ExampleResult>& out) {
  Diagnostics problems;
  check_resolve_examples(pack.resolve, pack.quotes, pack.vocabulary, problems);
  const Failures failed = failures(problems);
  const ResolveRules& rules = pack.resolve;
  for (const ResolveRuleSet* set : {&rules.runs, &rules.names, &rules.before, &rules.after,
                                    &rules.leads, &rules.tails, &rules.sources}) {
    for (const ResolveRule& rule : set->rules) {
      for (const ResolveExample& example : rule.examples) {
        std::string expected = example.counter ? "nothing by this rule" : example.name;
        for (const auto& role : example.roles) expected += (expected.empty() ? "" : " | ") + role;
        add({.rule = rule.id,
             .file = rule.file,
             .line = example.line,
             .counter = example.counter,
             .text = example.text,
             .expected = expected},
            failed, only, out);
      }
    }
  }
}

// What an attribution got that a rule for qualifiers gives: "denied", "when on Monday".
std::string qualified(std::string_view text, const Attribution& a, const QualifierRule& rule) {
  std::string out;
  const auto add = [&](std::string_view what, Span span = {}) {
    out += out.empty() ? "" : ", ";
    out += what;
    if (!span.empty()) out.append(" ").append(slice(text, span));
  };
  for (const Qualifier q : kQualifiers)
    if ((rule.gives & static_cast<std::uint16_t>(q)) && a.has(q)) add(name(q));
  const auto captures = [&](Capture capture) {
    return std::find(rule.captures.begin(), rule.captures.end(), capture) != rule.captures.end();
  };
  if (captures(Capture::via) && !a.via.empty()) add("via", a.via);
  if (captures(Capture::medium) && !a.medium.empty()) add("medium", a.medium);
  if (captures(Capture::addressee) && !a.addressee.empty()) add("addressee", a.addressee);
  if (captures(Capture::when))
    for (const Span span : a.when) add("when", span);
  return out;
}

void run_qualifier_examples(const RuleSet& rules, const LanguagePack& pack, std::string_view only,
                            std::vector<ExampleResult>& out) {
  for (const QualifierRule& rule : pack.qualify.rules) {
    if (!only.empty() && rule.id != only) continue;
    for (const QualifierExample& example : rule.examples) {
      ExampleResult result{.rule = rule.id,
                           .file = rule.file,
                           .line = example.line,
                           .counter = example.counter,
                           .text = example.text};
      std::vector<std::string> wanted;
      for (const Qualifier q : kQualifiers)
        if (rule.gives & static_cast<std::uint16_t>(q)) wanted.emplace_back(name(q));
      const auto want = [&](const char* what, const std::string& words) {
        if (!words.empty()) wanted.push_back(std::string(what) + " " + words);
      };
      want("via", example.via);
      want("medium", example.medium);
      want("addressee", example.addressee);
      want("when", example.when);
      for (const std::string& part : wanted)
        result.expected.append(result.expected.empty() ? "" : ", ").append(part);
      Article article;
      article.text = example.text;
      article.language = pack.language;
      const Analysis analysis = analyse(std::move(article), rules);
      for (const Attribution& a : analysis.attributions)
        if (std::string got = qualified(example.text, a, rule); !got.empty())
          result.found.push_back(std::move(got));
      const auto has_all = [&](const std::string& got) {
        return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& part) {
          return got.find(part) != std::string::npos;
        });
      };
      const bool any = std::any_of(result.found.begin(), result.found.end(), has_all);
      result.passed = example.counter ? result.found.empty() : any;
      if (example.counter) result.expected = "nothing of what the rule gives";
      out.push_back(std::move(result));
    }
  }
}

}  // namespace

std::vector<ExampleResult> run_all_examples(const RuleSet& rules, std::string_view only) {
  std::vector<ExampleResult> results;
  for (const auto& pack : rules.packs) {
    run_block_examples(pack->segment, only, results);
    run_quote_examples(pack->quotes, only, results);
    run_resolve_examples(*pack, only, results);
    run_qualifier_examples(rules, *pack, only, results);
    for (auto& result : run_examples(rules, pack->language, only))
      results.push_back(std::move(result));
  }
  return results;
}

std::vector<ExampleResult> run_examples(const RuleSet& rules, std::string_view language,
                                        std::string_view only) {
  std::vector<ExampleResult> results;
  const LanguagePack* pack = rules.pack(language);
  if (!pack) return results;
  for (std::size_t i = 0; i < pack->attribute.rules.size(); ++i) {
    const AttributionRule& rule = pack->attribute.rules[i];
    if (!only.empty() && rule.id != only) continue;
    for (const RuleExample& example : rule.examples)
      results.push_back(run(rules, language, rule, i, example));
  }
  return results;
}

}  // namespace sayso
