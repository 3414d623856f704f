// Figures that a run of eval must reach: "all+speaker@0.5=0.67".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/evaluate.h"

namespace sayso::cli {

struct Threshold {
  std::string name;  // of a figure (evaluate/evaluate.h)
  double value = 0;
  bool is_minimum = true;  // else a maximum
};

// What is wrong with `text`, in one sentence; no value where it was read.
std::optional<std::string> read_threshold(const std::string& text, Threshold& threshold);

// "all+speaker@0.5 is 0.6120, less than 0.67"; no value where the figure reaches it.
std::optional<std::string> missed(const Threshold& threshold, const eval::Report& report);

}  // namespace sayso::cli
