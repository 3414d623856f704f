// Told what the measured model looked at. Calibration listens to it; nobody else needs to.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

struct Candidate;

class ModelObserver {
 public:
  virtual ~ModelObserver() = default;

  // A feature of the candidate with that index in the trace.
  virtual void candidate_feature(std::size_t candidate, std::string_view feature) = 0;

  // A place where the content of a candidate could end: before token `token`. Its features follow.
  virtual void possible_end(const Candidate& candidate, std::uint32_t token) = 0;
  virtual void end_feature(std::string_view feature) = 0;
};

}  // namespace sayso
