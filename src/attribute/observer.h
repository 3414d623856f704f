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

  // The second look at it (second_look.h): what its own features come to. More features follow.
  virtual void second_look(std::size_t candidate, double sum) = 0;
  virtual void second_feature(std::size_t candidate, std::string_view feature) = 0;

  // The last look at an attribution, by its index in the result: what it was thought to be until
  // then.
  virtual void last_look(std::size_t attribution, double sum) = 0;
  virtual void last_feature(std::size_t attribution, std::string_view feature) = 0;

  // A choice, whose features follow: could the content of a candidate end before token `token`?
  virtual void possible_end(const Candidate& candidate, std::uint32_t token) = 0;
  // Or: could that token belong to its cue?
  virtual void possible_cue_word(const Candidate& candidate, std::uint32_t token) = 0;
  virtual void choice_feature(std::string_view feature) = 0;
};

}  // namespace sayso
