// Cues: the words that signal attribution, as the rules list them.
//
// `cues/*.toml` gives a lemma a class and the frames it takes. Every inflected form becomes a Cue
// of its own, whose attributes say all that a rule's `{cue:...}` may ask of it:
//
//     {cue:that}          takes a that-clause
//     {cue:quote&!ing}    takes a quotation, and is no -ing form
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribution.h"

namespace sayso {

// A set of attributes; `kCueAttributes` names the bits.
using CueAttributes = std::uint64_t;

// Names of all attributes: frames ("that", "np-of"), forms ("past"), kinds ("noun"), flags
// ("weak") and cue classes ("statement"). Bit i belongs to the i-th name.
const std::vector<std::string_view>& cue_attribute_names();
std::optional<CueAttributes> cue_attribute(std::string_view name);

inline constexpr std::size_t kCueFrames = 16;  // the first attributes are the frames
std::vector<std::string> cue_frame_names();

struct Cue {
  std::string lemma;
  CueClass cue_class = CueClass::statement;
  CueAttributes attributes = 0;

  bool has(CueAttributes wanted) const { return (attributes & wanted) == wanted; }
};

// What a rule asks of its cue: one of `any_of` holds in full, each as {wanted, unwanted}.
struct CueCondition {
  struct Term {
    CueAttributes wanted = 0;
    CueAttributes unwanted = 0;
  };
  std::vector<Term> any_of;  // empty: every cue will do

  bool holds(CueAttributes attributes) const;
  friend bool operator==(const CueCondition::Term& a, const CueCondition::Term& b) {
    return a.wanted == b.wanted && a.unwanted == b.unwanted;
  }
};

// Reads "that&!ing|quote"; `unknown` gets the first name that is none.
std::optional<CueCondition> parse_cue_condition(std::string_view text, std::string& unknown);

}  // namespace sayso
