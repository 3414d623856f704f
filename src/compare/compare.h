// Groups the occurrences of each quotation over many articles.
//
//     Comparer comparer;
//     comparer.add(read_words(analysis, reader));   // one article after the other
//     const Comparison comparison = comparer.compare(rules);
//
// What one article has in quotation marks is looked for in the words of all others, quoted or not:
// shingles (shingles.h) tell where it may stand, an alignment (match.h) whether it does. What
// matches is joined into groups; then each occurrence is held against the fullest of its group.
#pragma once

#include <vector>

#include "compare/compare_rules.h"
#include "compare/comparison.h"
#include "compare/reading.h"

namespace sayso::compare {

class Comparer {
 public:
  void add(Reading reading) { readings_.push_back(std::move(reading)); }
  Comparison compare(const CompareRules& rules) const;

 private:
  std::vector<Reading> readings_;
};

}  // namespace sayso::compare
