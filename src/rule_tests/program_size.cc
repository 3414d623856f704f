#include "rule_tests/program_size.h"

namespace sayso {
namespace {

std::size_t size_of(const Pattern& half, const Vocabulary& vocabulary, Alphabet::Reads reads) {
  Alphabet alphabet(reads);
  alphabet.add(half);
  alphabet.freeze(vocabulary);
  const re2::RE2 program(to_re2(half, alphabet).text, re2_options(AttributeRules::kMaxMemory));
  return program.ok() ? static_cast<std::size_t>(program.ProgramSize()) : 0;
}

}  // namespace

std::size_t program_size(const AttributionRule& rule, const Vocabulary& vocabulary) {
  return size_of(rule.halves.before, vocabulary, Alphabet::Reads::backwards) +
         size_of(rule.halves.after, vocabulary, Alphabet::Reads::forwards);
}

}  // namespace sayso
