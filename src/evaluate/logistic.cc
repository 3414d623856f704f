#include "evaluate/logistic.h"

#include <cmath>
#include <deque>

namespace sayso::eval {
namespace {

constexpr std::size_t kMemory = 8;    // steps that are remembered
constexpr unsigned kHalvings = 20;    // of a step that gains too little
constexpr double kSufficient = 1e-4;  // share of the promised gain that a step must bring

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// The loss at `weights`, and its gradient.
double loss(const LogisticProblem& problem, const Vector& weights, Vector& gradient) {
  double total = 0;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    gradient[f] = problem.ridge[f] * weights[f];
    total += gradient[f] * weights[f] / 2;
  }
  for (std::size_t i = 0; i < problem.right.size(); ++i) {
    const std::size_t first = problem.begin[i], last = problem.begin[i + 1];
    double sum = problem.known[i];
    for (std::size_t k = first; k < last; ++k) sum += weights[problem.features[k]];
    const double margin = problem.right[i] ? sum : -sum;
    total += margin > 0 ? std::log1p(std::exp(-margin)) : std::log1p(std::exp(margin)) - margin;
    const double error = 1 / (1 + std::exp(-sum)) - (problem.right[i] ? 1 : 0);
    for (std::size_t k = first; k < last; ++k) gradient[problem.features[k]] += error;
  }
  return total;
}

// What the last steps say of the curvature.
class Memory {
 public:
  void remember(Vector step, Vector change) {
    const double product = dot(step, change);
    if (product <= 1e-10) return;
    pairs_.push_back({std::move(step), std::move(change), 1 / product});
    if (pairs_.size() > kMemory) pairs_.pop_front();
  }

  // The gradient turned and scaled (the two-loop recursion).
  Vector direction(Vector gradient) const {
    Vector shares(pairs_.size());
    for (std::size_t i = pairs_.size(); i-- > 0;) {
      const Pair& pair = pairs_[i];
      shares[i] = pair.inverse * dot(pair.step, gradient);
      for (std::size_t f = 0; f < gradient.size(); ++f) gradient[f] -= shares[i] * pair.change[f];
    }
    const double scale =
        pairs_.empty()
            ? 1 / std::sqrt(dot(gradient, gradient) + 1e-9)
            : 1 / (pairs_.back().inverse * dot(pairs_.back().change, pairs_.back().change));
    for (double& g : gradient) g *= scale;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Pair& pair = pairs_[i];
      const double share = shares[i] - pair.inverse * dot(pair.change, gradient);
      for (std::size_t f = 0; f < gradient.size(); ++f) gradient[f] += share * pair.step[f];
    }
    return gradient;
  }

 private:
  struct Pair {
    Vector step, change;  // of the weights, and of the gradient
    double inverse;       // of their product
  };
  std::deque<Pair> pairs_;
};

}  // namespace

void LogisticProblem::add(const std::vector<std::uint32_t>& sample, bool is_right,
                          double known_sum) {
  features.insert(features.end(), sample.begin(), sample.end());
  begin.push_back(features.size());
  known.push_back(known_sum);
  right.push_back(is_right);
}

std::vector<double> fit(const LogisticProblem& problem, const LogisticOptions& options) {
  const std::size_t size = problem.ridge.size();
  Vector weights(size), gradient(size), next(size), next_gradient(size);
  double now = loss(problem, weights, gradient);
  Memory memory;
  for (unsigned i = 0; i < options.steps; ++i) {
    const Vector direction = memory.direction(gradient);
    const double promised = dot(gradient, direction);
    double length = 1, then = now;
    bool gains = false;
    for (unsigned h = 0; h < kHalvings && !gains; ++h, length /= 2) {
      for (std::size_t f = 0; f < size; ++f) next[f] = weights[f] - length * direction[f];
      then = loss(problem, next, next_gradient);
      gains = then <= now - kSufficient * length * promised;
    }
    if (!gains) break;
    Vector step(size), change(size);
    for (std::size_t f = 0; f < size; ++f) {
      step[f] = next[f] - weights[f];
      change[f] = next_gradient[f] - gradient[f];
    }
    memory.remember(std::move(step), std::move(change));
    weights.swap(next);
    gradient.swap(next_gradient);
    const double gained = now - then;
    now = then;
    if (gained < options.tolerance * now) break;
  }
  return weights;
}

}  // namespace sayso::eval
