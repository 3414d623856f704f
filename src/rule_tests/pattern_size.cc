#include "rule_tests/pattern_size.h"

#include "tape/pattern_graph.h"

namespace sayso {
namespace {

std::size_t size_of(const Pattern& half, const Vocabulary& vocabulary, Alphabet::Reads reads) {
  Alphabet alphabet(reads);
  alphabet.add(half);
  alphabet.freeze(vocabulary);
  PatternGraph graph(alphabet);
  std::string error;  // of a pattern that is too large: it has been told when the rules were loaded
  graph.add(half, error);
  return graph.size();
}

}  // namespace

std::size_t pattern_size(const AttributionRule& rule, const Vocabulary& vocabulary) {
  return size_of(rule.halves.before, vocabulary, Alphabet::Reads::backwards) +
         size_of(rule.halves.after, vocabulary, Alphabet::Reads::forwards);
}

}  // namespace sayso
