// Confidence of a candidate: a logistic model over what is known of it.
//
// Its features are texts such as "rule=speaker-cue-that" or "rule=...|cue=say"; the weight of each
// was measured on gold (`sayso eval --calibrate`) and stands, with its count, in calibration.tsv
// beside the rules. A feature that was never seen has no weight, so that an unknown pair falls back
// to what is known of its parts. (Ridge-penalised maximum entropy; Berger et al. 1996.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/diagnostic.h"

namespace sayso {

class Weights {
 public:
  // Lines "feature<TAB>weight<TAB>count"; '#' starts a comment.
  void read(std::string_view tsv, const std::string& file, Diagnostics& problems);

  bool empty() const { return weights_.empty(); }
  float weight(std::uint64_t feature) const {
    const auto found = weights_.find(feature);
    return found == weights_.end() ? 0.0f : found->second;
  }

 private:
  std::unordered_map<std::uint64_t, float> weights_;  // by hash of the feature's text
};

// Hash of a feature's text, made from its pieces without joining them.
class FeatureHash {
 public:
  FeatureHash& add(std::string_view piece);
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ull;  // FNV-1a
};

double logistic(double x);

}  // namespace sayso
