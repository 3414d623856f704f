// Presets: named sets of cue classes, for what people ask for again and again.
//
//     [[preset]]
//     name = "speech"
//     why = "what somebody said, as a fact-checker understands it"
//     classes = ["statement", "question", "denial"]
//
//     Diagnostic problem;
//     auto classes = choose_classes({"speech", "belief"}, presets, problem);
//     if (!classes) ...   // `problem` names the word that is neither class nor preset
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attribute/attribution.h"
#include "rules/folder.h"

namespace sayso {

struct Preset {
  std::string name, why;
  std::vector<CueClass> classes;
};
using Presets = std::vector<Preset>;

// The [[preset]] tables of the common pack.
Presets load_presets(const rules::Folder& folder, Diagnostics& problems);

// The classes that `words` (classes, presets and "all") name together, each once; empty: all.
// No value where a word is unknown: `problem` then says which, and what was meant.
std::optional<std::vector<CueClass>> choose_classes(const std::vector<std::string>& words,
                                                    const Presets& presets, Diagnostic& problem);

}  // namespace sayso
