// What each rule for attributions does in articles, and what it costs.
//
//     RuleProfiler profiler(pack);
//     profiler.add(trace);                       // of each article, as `analyse` gave it
//     for (const RuleProfile& rule : profiler.slowest_first()) ...
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline.h"

namespace sayso {

struct RuleProfile {
  const AttributionRule* rule = nullptr;  // owned by the pack
  std::size_t matches = 0;                // candidates that it made
  std::size_t wins = 0;                   // of these became attributions, nested ones counted
  std::size_t losses = 0;                 // of these lost to others, or were too weak
  std::size_t nodes = 0;                  // of its pattern's graph
  double seconds = 0;  // that its pattern took, tried alone wherever its cue stands
};

class RuleProfiler {
 public:
  explicit RuleProfiler(const LanguagePack& pack);

  void add(const PipelineTrace& trace);

  std::vector<RuleProfile> slowest_first() const;

 private:
  struct Place {
    const Tape* tape;
    Candidate seed;
  };
  std::vector<Place> places(const PipelineTrace& trace) const;
  double time(const AttributionRule& rule, const std::vector<Place>& places) const;

  const LanguagePack& pack_;
  const CandidateFinder finder_;
  std::vector<RuleProfile> profiles_;  // parallel to the rules
};

}  // namespace sayso
