#include "tape/cue.h"

namespace sayso {

const std::vector<std::string_view>& cue_attribute_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all = {
        // frames
        "quote", "that", "clause", "wh", "to", "np", "ing", "as", "np-to", "np-np", "np-adj",
        "np-of", "np-for", "addressee", "subject-it", "passive",
        // forms
        "base", "third", "past", "participle", "gerund", "singular", "plural",
        // kinds
        "verb", "noun", "adjective", "phrase", "mark",
        // flags
        "weak", "raising", "thought", "relay",
        // runs
        "run-finite", "run-passive", "run-infinitive", "run-participial"};
    for (const CueClass c : kCueClasses) all.push_back(name(c));
    return all;
  }();
  return names;
}

std::vector<std::string> cue_frame_names() {
  const auto& names = cue_attribute_names();
  return {names.begin(), names.begin() + kCueFrames};
}

std::optional<CueAttributes> cue_attribute(std::string_view wanted) {
  const auto& names = cue_attribute_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == wanted) return CueAttributes{1} << i;
  return std::nullopt;
}

bool CueCondition::holds(CueAttributes attributes) const {
  if (any_of.empty()) return true;
  for (const Term& term : any_of)
    if ((attributes & term.wanted) == term.wanted && !(attributes & term.unwanted)) return true;
  return false;
}

std::optional<CueCondition> parse_cue_condition(std::string_view text, std::string& unknown) {
  CueCondition condition;
  while (!text.empty()) {
    std::string_view alternative = text.substr(0, text.find('|'));
    text.remove_prefix(std::min(text.size(), alternative.size() + 1));
    CueCondition::Term term;
    while (!alternative.empty()) {
      std::string_view part = alternative.substr(0, alternative.find('&'));
      alternative.remove_prefix(std::min(alternative.size(), part.size() + 1));
      const bool negative = part.starts_with('!');
      if (negative) part.remove_prefix(1);
      const auto attribute = cue_attribute(part);
      if (!attribute) {
        unknown = part;
        return std::nullopt;
      }
      (negative ? term.unwanted : term.wanted) |= *attribute;
    }
    condition.any_of.push_back(term);
  }
  return condition;
}

}  // namespace sayso
