// Rules that nearly fired in a sentence: at which cue, how far they came, and what they wanted
// next.
//
//     NearMisses misses(pack);
//     for (const NearMiss& miss : misses.at(tape, first, last)) ...
//     // en/speaker-cue-that at "said": wanted {tail} or that, where "angrily" stands
//
// A rule came near where one side of its pattern matches beside the cue (or quotation), the other
// does not, and at least half of what both require is there; or where both sides match, but the cue
// lacks a frame that the rule asks for. How far a side comes is the farthest token that some
// beginning of it matches, as error messages of parsers tell it (Ford 2004, parsing expression
// grammars).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribute/candidate.h"
#include "rule_set.h"

namespace sayso {

struct NearMiss {
  enum class Side {
    before,
    after,
    cue
  };  // where it stopped; before: reading leftwards from the cue

  const AttributionRule* rule = nullptr;  // owned by the pack
  TokenRange cue = {};                    // empty: the quotation at token cue.first
  Side side = Side::after;
  std::int64_t stopped =
      0;  // the token that did not fit; -1 or the tape's size: there was none left
  std::string wanted = {};   // the part of the pattern that it did not fit
  std::size_t missing = 0;   // required parts that were not reached, that one counted
  std::int64_t reached = 0;  // tokens on that side that were
};

class NearMisses {
 public:
  explicit NearMisses(const LanguagePack& pack)
      : pack_(pack), finder_(pack.attribute, pack.vocabulary) {}

  // Those of cues and quotations among the tokens [first, last), the nearest first, at most kMost.
  // `fired` are the candidates of the tape's block, which are left out.
  static constexpr std::size_t kMost = 12;
  std::vector<NearMiss> at(const Tape& tape, std::uint32_t first, std::uint32_t last,
                           const std::vector<Candidate>& fired) const;

 private:
  void add(const Tape& tape, const Candidate& seed, std::vector<NearMiss>& out) const;

  const LanguagePack& pack_;
  const CandidateFinder finder_;
};

}  // namespace sayso
