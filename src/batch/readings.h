// Articles read, analysed and made ready for comparing, on several threads.
//
//     read_all({"corpus/news"}, rules, {.threads = 4},
//              [&](compare::Reading reading) { comparer.add(std::move(reading)); }, problems);
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "batch/predict.h"
#include "compare/reading.h"

namespace sayso {

// Calls `take` for each article in the order of the inputs, one at a time. Those that cannot be
// read are left out; `problems` then has an error with the path as its `file`.
void read_all(const std::vector<std::string>& names, const RuleSet& rules,
              const PredictOptions& options, const std::function<void(compare::Reading)>& take,
              Diagnostics& problems, const std::function<bool(const Article&)>& is_wanted = nullptr,
              compare::Extent extent = compare::Extent::all);

}  // namespace sayso
