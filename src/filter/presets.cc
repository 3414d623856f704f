#include "filter/presets.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::string_view kAll = "all";

const CueClass* find_class(std::string_view wanted) {
  const auto found = std::find_if(kCueClasses.begin(), kCueClasses.end(),
                                  [&](CueClass c) { return name(c) == wanted; });
  return found == kCueClasses.end() ? nullptr : &*found;
}

const Preset* find_preset(const Presets& presets, std::string_view wanted) {
  const auto found = std::find_if(presets.begin(), presets.end(),
                                  [&](const Preset& preset) { return preset.name == wanted; });
  return found == presets.end() ? nullptr : &*found;
}

std::vector<std::string> class_names() {
  std::vector<std::string> names;
  for (const CueClass c : kCueClasses) names.emplace_back(name(c));
  return names;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  const std::string near = rules::nearest(word, names);
  if (!near.empty()) return "did you mean '" + near + "'?";
  std::string all = "there are";
  for (const auto& one : names) all += (&one == &names.front() ? " " : ", ") + one;
  return all;
}

}  // namespace

Presets load_presets(const rules::Folder& folder, Diagnostics& problems) {
  Presets presets;
  for (rules::Table table : folder.tables("common", "preset", problems)) {
    Preset preset;
    preset.name = table.text("name");
    table.set_rule(preset.name);
    preset.why = table.text("why");
    if (preset.name == kAll || find_class(preset.name) || find_preset(presets, preset.name))
      table.error("E-duplicate-id", "the name '" + preset.name + "' is taken", "name");
    for (const auto& word : table.texts("classes")) {
      if (const CueClass* known = find_class(word))
        preset.classes.push_back(*known);
      else
        table.error("E-unknown-class", "'" + word + "' is no cue class", "classes",
                    suggestion(word, class_names()));
    }
    if (preset.classes.empty())
      table.error("E-empty-preset", "the preset names no class", "classes");
    table.finish();
    presets.push_back(std::move(preset));
  }
  return presets;
}

std::optional<std::vector<CueClass>> choose_classes(const std::vector<std::string>& words,
                                                    const Presets& presets, Diagnostic& problem) {
  std::vector<bool> chosen(kCueClasses.size());
  const auto choose = [&](CueClass c) { chosen[static_cast<std::size_t>(c)] = true; };
  bool all = false;
  for (const auto& word : words) {
    if (word == kAll) {
      all = true;
    } else if (const CueClass* known = find_class(word)) {
      choose(*known);
    } else if (const Preset* preset = find_preset(presets, word)) {
      std::for_each(preset->classes.begin(), preset->classes.end(), choose);
    } else {
      auto names = class_names();
      for (const Preset& one : presets) names.push_back(one.name);
      names.emplace_back(kAll);
      problem = {.code = "E-unknown-class",
                 .message = "'" + word + "' is no cue class and no preset"};
      problem.hint = suggestion(word, names);
      return std::nullopt;
    }
  }
  std::vector<CueClass> classes;
  for (const CueClass c : kCueClasses)
    if (!all && chosen[static_cast<std::size_t>(c)]) classes.push_back(c);
  return classes;
}

}  // namespace sayso
