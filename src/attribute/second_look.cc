#include "attribute/second_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <tuple>

namespace sayso {
namespace {

constexpr std::array<double, 12> kSteps = {.02, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95};
constexpr std::array kNames = {FeaturePart("0"),   FeaturePart("0.02"), FeaturePart("0.05"),
                               FeaturePart("0.1"), FeaturePart("0.2"),  FeaturePart("0.3"),
                               FeaturePart("0.4"), FeaturePart("0.5"),  FeaturePart("0.6"),
                               FeaturePart("0.7"), FeaturePart("0.8"),  FeaturePart("0.9"),
                               FeaturePart("0.95")};

FeaturePart step(double confidence) {
  return kNames[static_cast<std::size_t>(
      std::upper_bound(kSteps.begin(), kSteps.end(), confidence) - kSteps.begin())];
}

struct Content {
  TokenRange range;
  double confidence;
  bool operator<(const Content& other) const { return confidence < other.confidence; }
};

// For each candidate of `at`, the confidence of the likeliest content that its cue begins in.
std::vector<double> likeliest_around(const std::vector<Candidate>& all,
                                     const std::vector<std::size_t>& at) {
  std::vector<Content> contents;
  for (const std::size_t i : at)
    for (const TokenRange part : all[i].content) contents.push_back({part, all[i].confidence});
  std::sort(contents.begin(), contents.end(), [](const Content& a, const Content& b) {
    return std::tuple(a.range.first, a.range.last, a.confidence) <
           std::tuple(b.range.first, b.range.last, b.confidence);
  });
  std::vector<std::size_t> order(at.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return all[at[a]].cue.first < all[at[b]].cue.first;
  });

  std::vector<double> around(at.size(), 0);
  std::priority_queue<Content> open;
  auto next = contents.begin();
  for (const std::size_t i : order) {
    const std::uint32_t cue = all[at[i]].cue.first;
    for (; next != contents.end() && next->range.first <= cue; ++next) open.push(*next);
    while (!open.empty() && open.top().range.last <= cue) open.pop();
    if (!open.empty()) around[i] = open.top().confidence;
  }
  return around;
}

double log_odds(double confidence) {
  constexpr double kLeastDoubt = 1e-6;  // of what is as good as sure, so that it stays finite
  const double c = std::clamp(confidence, kLeastDoubt, 1 - kLeastDoubt);
  return std::log(c / (1 - c));
}

}  // namespace

void look_again(const Weights& weights, const std::vector<bool>& is_measured,
                std::vector<Candidate>& all, std::size_t first, ModelObserver* observer) {
  std::vector<std::size_t> at;
  for (std::size_t i = first; i < all.size(); ++i)
    if (!all[i].cue.empty() && is_measured[all[i].rule]) at.push_back(i);
  const std::vector<double> around = likeliest_around(all, at);
  for (std::size_t k = 0; k < at.size(); ++k) {
    double& confidence = all[at[k]].confidence;
    double sum = log_odds(confidence);
    if (observer) observer->second_look(at[k], sum);
    FeatureList features;
    const auto add = [&](const auto&... parts) {
      features.add(parts...);
      if (observer) observer->second_feature(at[k], text_of(parts...));
    };
    static constexpr FeaturePart kOwn("second:own="), kAround("second:around="),
        kAndAround("|around=");
    const FeaturePart own = step(confidence), around_it = step(around[k]);
    add(kOwn, own);
    add(kAround, around_it);
    add(kOwn, own, kAndAround, around_it);
    confidence = logistic(sum + weights.sum(features));
  }
}

double last_look(const Weights& weights, const Attribution& attribution, std::size_t index,
                 ModelObserver* observer) {
  static constexpr FeaturePart kRule("rule=");
  const FeaturePart rule(attribution.rule);
  const auto confidence = static_cast<double>(attribution.confidence);
  if (!weights.has(hash_of(kRule, rule))) return confidence;
  const double sum = log_odds(confidence);
  if (observer) observer->last_look(index, sum);
  FeatureList features;
  const auto add = [&](const auto&... parts) {
    features.add(parts...);
    if (observer) observer->last_feature(index, text_of(parts...));
  };
  static constexpr FeaturePart kOwn("last:own="), kOfType("|type="), kOfRule("last:rule=");
  const FeaturePart own = step(confidence), type(name(attribution.type));
  add(kOwn, own);
  add(kOwn, own, kOfType, type);
  add(kOfRule, rule);
  return logistic(sum + weights.sum(features));
}

}  // namespace sayso
