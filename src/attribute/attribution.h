// Attributions: content + cue + source mention, as the text has them. Who the speaker is comes
// later (resolve/speaker.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso {

enum class AttributionType { direct, mixed, indirect };

enum class CueClass {
  statement,
  question,
  demand,
  denial,
  concession,
  allegation,
  belief,
  intention,
  attitude,
  evidence,
  decree,
  perception,
  other
};

// Bits of Attribution::qualifiers.
enum class Qualifier : std::uint16_t {
  negated = 1,
  denied = 2,
  conditional = 4,
  hypothetical = 8,
  relayed = 16,
  declined = 32,
  anonymous = 64,
  thought = 128
};

std::string_view name(AttributionType type);
std::string_view name(CueClass cue_class);
std::string_view name(Qualifier qualifier);

// All values in the order of their declaration, for writers and loaders.
extern const std::vector<CueClass> kCueClasses;
extern const std::vector<Qualifier> kQualifiers;

struct Attribution {
  static constexpr std::int32_t kNone = -1;

  std::uint32_t block = 0;    // index into Blocks: where the cue stands (else the content)
  std::vector<Span> content;  // the parts in the order of the text, marks included; never empty
  std::vector<Span> cue;      // usually one run; empty where nothing signals it
  std::vector<Span> mention;  // the source mention; empty: no source
  AttributionType type = AttributionType::indirect;
  CueClass cue_class = CueClass::statement;
  std::uint16_t qualifiers = 0;
  std::string_view lemma;            // of the cue, owned by the rules
  std::uint64_t cue_attributes = 0;  // of the cue and its run (CueAttributes, tape/cue.h)

  Span via, medium, addressee;  // empty where absent
  std::vector<Span> when;

  std::string_view rule;       // id of the rule that made it, owned by the rules
  float confidence = 0;        // measured precision of cue and rule (0..1)
  std::int32_t outer = kNone;  // index of the attribution whose content holds this one, or kNone

  bool has(Qualifier q) const { return qualifiers & static_cast<std::uint16_t>(q); }
};

// What a quotation that no attribution holds was taken for.
enum class QuotationUse { speech, scare, title, word, none };
std::string_view name(QuotationUse use);

}  // namespace sayso
