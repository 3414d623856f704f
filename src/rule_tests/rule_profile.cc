#include "rule_tests/rule_profile.h"

#include <algorithm>
#include <chrono>

#include "rule_tests/pattern_size.h"

namespace sayso {

RuleProfiler::RuleProfiler(const LanguagePack& pack)
    : pack_(pack), finder_(pack.attribute, pack.vocabulary) {
  for (const AttributionRule& rule : pack.attribute.rules)
    profiles_.push_back({.rule = &rule, .nodes = pattern_size(rule, pack.vocabulary)});
}

void RuleProfiler::add(const PipelineTrace& trace) {
  for (std::size_t i = 0; i < trace.attribute.candidates.size(); ++i) {
    RuleProfile& profile = profiles_[trace.attribute.candidates[i].rule];
    ++profile.matches;
    ++(trace.attribute.attribution[i] >= 0 ? profile.wins : profile.losses);
  }
  const auto all = places(trace);
  for (RuleProfile& profile : profiles_) profile.seconds += time(*profile.rule, all);
}

// Every cue and every quotation, which is where rules are tried.
std::vector<RuleProfiler::Place> RuleProfiler::places(const PipelineTrace& trace) const {
  std::vector<Place> all;
  for (const Tape& tape : trace.tapes) {
    for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
      const Token& token = tape.tokens[i];
      if (token.quotation != Token::kNone)
        all.push_back({&tape, CandidateFinder::at_quote(tape, i, 0)});
      for (const std::uint16_t reading : pack_.vocabulary.cues(token.entry))
        all.push_back({&tape, finder_.at_cue(tape, i, 0, reading)});
    }
  }
  return all;
}

double RuleProfiler::time(const AttributionRule& rule, const std::vector<Place>& places) const {
  const AttributeRules& rules = pack_.attribute;
  std::vector<CapturedRange> groups;
  TokenRange whole;
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& [tape, seed] : places) {
    if (rule.at_quote != (seed.cue_id == Candidate::kNone) || !rule.cue.holds(seed.attributes))
      continue;
    if (rules.before.at(*tape, seed.cue.first, rules.window).capture(rule.before, groups, whole))
      rules.after.at(*tape, seed.cue.last, rules.window).capture(rule.after, groups, whole);
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<RuleProfile> RuleProfiler::slowest_first() const {
  std::vector<RuleProfile> sorted = profiles_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.seconds > b.seconds; });
  return sorted;
}

}  // namespace sayso
