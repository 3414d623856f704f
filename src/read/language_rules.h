// What the rules know about telling languages apart: the table [language-detection] of
// rules/common/languages.toml, where its keys are explained.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/folder.h"
#include "text/diagnostic.h"

namespace sayso {

struct LanguageRules {
  struct Script {
    unsigned weight = 1;   // of each of its letters
    std::string language;  // that it tells by itself; "" where words must tell
    std::string assume;    // language of a short text without a winner; "" for none
  };

  struct WordHash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::uint32_t sample_bytes = 0;  // of a text that are looked at, at most
  std::uint32_t enough_words = 0;  // a winner after so many ends the search
  std::uint32_t short_words = 0;   // a text of fewer words is short
  std::uint32_t least_words = 0;   // of a winner, in the text
  double least_score = 0;          // of a winner, per word of the text
  double lead = 1;                 // winner's score over the second's

  std::unordered_map<int, Script> scripts;  // by ICU's UScriptCode
  std::vector<std::string> languages;       // codes; words hold indices into them
  std::unordered_map<std::string, std::vector<std::uint16_t>, WordHash, std::equal_to<>> words;
};

LanguageRules load_language_rules(const rules::Folder& folder, Diagnostics& problems);

}  // namespace sayso
