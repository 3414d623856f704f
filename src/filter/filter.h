// What of an analysis a user wants to see: attributions by cue class and confidence, nested ones or
// not.
//
//     Analysis shown = filter(std::move(analysis), {.min_confidence = .8});
//
// An analysis in, an analysis out: speakers that nobody refers to any more are gone, and a
// quotation that no attribution holds any more is no speech.
#pragma once

#include <vector>

#include "analysis.h"

namespace sayso {

struct FilterOptions {
  std::vector<CueClass> classes = {};  // empty: all
  bool nested = false;                 // false: of attributions inside one another the outermost
  double min_confidence = 0;           // of attributions
  double min_speaker_confidence = 0;   // below it a mention stays, but names nobody
};

// Which attributions stay, by index. Class and confidence come first: where an outer attribution
// is dropped, the one inside it is not nested any more.
std::vector<bool> kept(const std::vector<Attribution>& attributions, const FilterOptions& options);

Analysis filter(Analysis analysis, const FilterOptions& options);

}  // namespace sayso
