// How often each rule was right where it was measured, as calibration.tsv of its pack tells.
//
//     const auto measured = measured_precision(*folder->file("en", "calibration.tsv"));
//     measured.at("en/speaker-cue-that").share()   // 0.83
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace sayso {

struct MeasuredPrecision {
  std::size_t samples = 0, right = 0;  // candidates of the rule in gold; those that were right

  double share() const {
    return samples ? static_cast<double>(right) / static_cast<double>(samples) : 0;
  }
};

// By the id of the rule. `tsv` has lines "rule=ID<TAB>weight<TAB>samples<TAB>right" among others.
std::map<std::string, MeasuredPrecision> measured_precision(std::string_view tsv);

}  // namespace sayso
