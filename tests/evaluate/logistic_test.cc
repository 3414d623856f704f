// Weights that make samples most likely.
#include "evaluate/logistic.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace sayso::eval;

namespace {

double chance(double sum) { return 1 / (1 + std::exp(-sum)); }

}  // namespace

TEST_CASE("without a penalty a feature's weight gives the share of its samples that are right") {
  LogisticProblem problem;
  problem.ridge = {1e-9};
  for (int i = 0; i < 10; ++i) problem.add({0}, i < 8);
  CHECK(chance(fit(problem, {.tolerance = 1e-12})[0]) == Approx(.8).epsilon(1e-3));
}

TEST_CASE("the penalty draws weights to nothing, those of rare features most") {
  LogisticProblem problem;
  problem.ridge = {5, 5, 5};
  for (int i = 0; i < 100; ++i) problem.add({0}, true);
  for (int i = 0; i < 2; ++i) problem.add({1}, true);
  const auto weights = fit(problem);
  CHECK(weights[0] > 2 * weights[1]);
  CHECK(weights[1] > 0);
  CHECK(weights[2] == 0);
}

TEST_CASE("features that always come together share what one of them would have") {
  LogisticProblem problem;
  problem.ridge = {1, 1};
  for (int i = 0; i < 20; ++i) problem.add({0, 1}, i % 4 != 0);
  const auto weights = fit(problem, {.tolerance = 1e-12});
  CHECK(weights[0] == Approx(weights[1]));
  CHECK(weights[0] > 0);
}
