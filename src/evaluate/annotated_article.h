// An article with its attributions marked, by people or by a program: what all formats of gold and
// of predictions are read into.
//
// Spans here are half-open and count CODE POINTS of the text, as all annotation formats do.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribution.h"
#include "text/span.h"

namespace sayso::eval {

struct AnnotatedSpeaker {
  std::string name;   // the proper name; empty where there is none, and for documents
  std::string label;  // what to show: the name, else a description
  std::vector<std::string> roles;
};

// Through whom, in what medium, to whom and when something was said; as JSON Lines and TEI name it.
inline constexpr std::array<std::string_view, 4> kCircumstances = {"via", "medium", "addressee",
                                                                   "when"};

struct AnnotatedAttribution {
  std::vector<Span> content, cue, source;
  std::array<std::vector<Span>, kCircumstances.size()> circumstances;  // mostly empty
  std::vector<Span> roles;              // role words inside the source
  std::vector<std::uint32_t> speakers;  // indices into the article's speakers
  std::optional<AttributionType> type;  // without it, the quotation marks tell
  std::optional<CueClass> cue_class;
  std::uint16_t qualifiers = 0;  // bits of Qualifier

  // What only a program says.
  std::string rule, lemma;
  double confidence = 1;
  double speaker_confidence = 1;
};

struct AnnotatedArticle {
  std::string id;    // a file's stem, or the last part of a record's id: "fire" or "fire.txt"
  std::string text;  // valid UTF-8; may be empty in predictions, which are read against gold's text
  std::vector<AnnotatedAttribution> attributions;
  std::vector<AnnotatedSpeaker> speakers;
  std::vector<Span> ignored;  // predictions in here count for nothing
  bool detailed =
      false;  // speakers, roles, qualifiers and circumstances are marked as well (not in brat)
};

}  // namespace sayso::eval
