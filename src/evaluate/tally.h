// Counts behind precision, recall and F1.
#pragma once

#include <cstddef>

namespace sayso::eval {

struct Tally {
  std::size_t right = 0;      // predictions that are right
  std::size_t predicted = 0;  // predictions in all
  std::size_t found = 0;      // gold that was found
  std::size_t gold = 0;       // gold in all

  double precision() const { return predicted ? double(right) / double(predicted) : 0; }
  double recall() const { return gold ? double(found) / double(gold) : 0; }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
  Tally& operator+=(const Tally& other) {
    right += other.right;
    predicted += other.predicted;
    found += other.found;
    gold += other.gold;
    return *this;
  }
};

struct Ratio {
  std::size_t right = 0;
  std::size_t of = 0;

  double value() const { return of ? double(right) / double(of) : 0; }
  void add(bool is_right) {
    ++of;
    right += is_right;
  }
};

}  // namespace sayso::eval
