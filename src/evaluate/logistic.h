// Logistic regression with a ridge penalty: the weights of features that make the samples most
// likely.
//
//     LogisticProblem problem;
//     problem.ridge = {1, 1, 1};          // features 0, 1 and 2
//     problem.add({0, 2}, true);          // a sample that has features 0 and 2, and is right
//     problem.add({1}, false);
//     std::vector<double> weights = fit(problem);
//
// Fitted by L-BFGS (Liu, Nocedal: On the limited memory BFGS method, 1989), on one thread and in a
// fixed order, so that the same samples give the same weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso::eval {

struct LogisticProblem {
  std::vector<std::size_t> begin = {0};  // where each sample begins in `features`, and the end
  std::vector<std::uint32_t> features;
  std::vector<double>
      known;  // what is known of each sample beforehand: is added to its features' weights
  std::vector<bool> right;
  std::vector<double> ridge;  // strength of the penalty on each feature's weight

  void add(const std::vector<std::uint32_t>& sample, bool is_right, double known = 0);
};

struct LogisticOptions {
  unsigned steps = 600;     // at most
  double tolerance = 1e-6;  // a step that gains a smaller share of the loss is the last; at 3e-5
                            // one rule more or less moved the figures by .003, for nothing
};

// One weight a feature.
std::vector<double> fit(const LogisticProblem& problem, const LogisticOptions& options = {});

}  // namespace sayso::eval
