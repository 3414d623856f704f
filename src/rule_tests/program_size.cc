#include "rule_tests/program_size.h"

namespace sayso {
namespace {

std::size_t size_of(const Pattern& half, const Vocabulary& vocabulary, bool backwards) {
  re2::RE2::Options options;
  options.set_max_mem(AttributeRules::kMaxMemory);
  options.set_log_errors(false);
  const re2::RE2 program(to_re2(half, vocabulary, backwards).text, options);
  return program.ok() ? static_cast<std::size_t>(program.ProgramSize()) : 0;
}

}  // namespace

std::size_t program_size(const AttributionRule& rule, PatternLibrary& patterns,
                         const Vocabulary& vocabulary) {
  PatternError error;
  const auto pattern =
      patterns.parse(rule.pattern, rule.at_quote ? Anchor::quote : Anchor::cue, error);
  const auto split = pattern ? split_at_anchor(*pattern) : std::nullopt;
  return split ? size_of(split->before, vocabulary, true) + size_of(split->after, vocabulary, false)
               : 0;
}

}  // namespace sayso
