// Who spoke and in what manner, where gold tells it: speakers' names, roles, qualifiers, classes,
// circumstances.
// Articles whose gold does not (brat) add nothing.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "evaluate/comparison.h"
#include "evaluate/tally.h"

namespace sayso::eval {

struct IdentityFigures {
  // Of pairs whose contents' Jaccard is .5 or more. Names agree if their letters do, case folded;
  // coordinated speakers must agree in all.
  Ratio named;    // gold names the speaker: so does the prediction, and the same
  Ratio unnamed;  // gold names nobody: nor does the prediction
  Ratio classes;  // the cue class is gold's

  // Of all attributions; hits are such pairs.
  Tally qualifiers;
  std::map<std::string, Tally> each_qualifier;

  Tally circumstances;  // hits are such pairs with the Jaccard of the circumstances .5 or more
  std::map<std::string, Tally> each_circumstance;

  Tally role_spans;  // role words inside source mentions, as exact spans
  Tally roles;       // pairs of a speaker's name and a role, once an article

  // Gold's label and the predicted one, where gold names the speaker and the prediction fails.
  std::map<std::pair<std::string, std::string>, std::size_t> confusions;
};

void add(const Comparison& compared, const Pairing& pairing, IdentityFigures& figures);

// The same names, or none in both.
bool same_names(const Comparison& compared, const Candidate& pair);
bool is_named(const AnnotatedArticle& article, const AnnotatedAttribution& attribution);

// "Ada Brook + Tom Reed"; "nobody" without a speaker.
std::string speaker_labels(const AnnotatedArticle& article,
                           const AnnotatedAttribution& attribution);

}  // namespace sayso::eval
