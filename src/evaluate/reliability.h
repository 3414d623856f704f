// Is confidence the share of predictions that are right, and what does it buy?
#pragma once

#include <array>
#include <cstddef>

#include "evaluate/comparison.h"
#include "evaluate/tally.h"

namespace sayso::eval {

// Predictions by their confidence: [0, .1), [.1, .2), ... [.9, 1].
struct Reliability {
  struct Bin {
    std::size_t predictions = 0;
    std::size_t right = 0;
    double confidences = 0;  // their sum

    double precision() const { return predictions ? double(right) / double(predictions) : 0; }
    double confidence() const { return predictions ? confidences / double(predictions) : 0; }
  };
  std::array<Bin, 10> bins;

  void add(double confidence, bool is_right);

  // Expected calibration error: how far confidence and precision of a bin differ, on average over
  // the predictions.
  double error() const;
};

// Precision and recall if only predictions of at least a confidence were given: content Jaccard of
// .5 and more, with speaker.
inline constexpr std::array<double, 12> kDial = {0, .1, .2, .3, .4, .5, .6, .7, .8, .85, .9, .95};
struct DialStep {
  Tally all, direct;
};
using Dial = std::array<DialStep, kDial.size()>;

// Of attributions (right: content Jaccard of .5 and more, with speaker).
void add(const Comparison& compared, const Pairing& pairing, Reliability& attributions);
// Of the speakers' names, in pairs whose gold names the speaker and whose prediction names one.
void add_names(const Comparison& compared, const Pairing& pairing, Reliability& names);
void add(const Comparison& compared, Dial& dial);

}  // namespace sayso::eval
