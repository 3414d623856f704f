// Precision, recall and F1 of attributions and of their spans.
//
//     Figures figures;
//     for (...) add(compared, pairing, figures);
//     figures.types[kAll].with_speaker[1].f1()     // content with speaker at Jaccard .5
//
// Precision is over predictions of a type, recall over gold of the type, whatever the type of the
// partner.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/comparison.h"
#include "evaluate/tally.h"

namespace sayso::eval {

inline constexpr std::array<double, 4> kThresholds = {.01, .5, .8, .999};
inline constexpr std::size_t kAtHalf = 1;  // index of .5

inline constexpr std::size_t kAll = 3;  // after the values of AttributionType
inline constexpr std::array<std::string_view, 4> kTypeNames = {"direct", "mixed", "indirect",
                                                               "all"};

struct TypeFigures {
  // By threshold: pairs whose contents' Jaccard reaches it ...
  std::array<Tally, 4> content;
  std::array<Tally, 4> with_speaker;  // ... and whose source mentions overlap, or are both absent
  std::array<std::size_t, 4> with_cue = {};  // gold found whose cue overlaps, or is absent in both

  Ratio speaker_accuracy(std::size_t t) const { return {with_speaker[t].found, content[t].found}; }
  Ratio cue_accuracy(std::size_t t) const { return {with_cue[t], content[t].found}; }
};

struct SpanFigures {
  Tally content, source, cue;
};

struct Figures {
  std::array<TypeFigures, 4> types;  // direct, mixed, indirect, all
  SpanFigures letters;               // letters in any span of that kind
  SpanFigures exact;                 // whole spans, edges trimmed to letters
};

void add(const Comparison& compared, const Pairing& pairing, Figures& figures);

// Every figure with the name by which a threshold asks for it: "all+speaker@0.5",
// "exact_span_content", "char_cue", ...
std::vector<std::pair<std::string, Tally>> named_tallies(const Figures& figures);
std::vector<std::pair<std::string, Ratio>> named_ratios(const Figures& figures);

// Counts what gold and predictions have in common.
Tally compare_letters(const LetterSet& gold, const LetterSet& predicted);
Tally compare_spans(std::vector<Span> gold, std::vector<Span> predicted);  // as sets

}  // namespace sayso::eval
