// A line on a terminal that tells how far a run has come. Where standard error is no terminal,
// nothing is shown.
//
//     [=========>          ] 1200/2400 articles, 410/s, 3 s left, 38112 attributions, 2 failed
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "batch/summary.h"

namespace sayso::cli {

// What the line says after so many seconds.
std::string progress_line(const Summary& summary, std::optional<std::size_t> total, double seconds);

class Progress {
 public:
  // `total`: of articles, where it is known.
  Progress(bool is_shown, std::optional<std::size_t> total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws the line anew, some times a second at most.
  void update(const Summary& summary);

  // Takes the line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_shown_;
  std::optional<std::size_t> total_;
  Clock::time_point begin_ = Clock::now(), drawn_ = begin_;
  bool is_drawn_ = false;
};

}  // namespace sayso::cli
