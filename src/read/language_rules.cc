#include "read/language_rules.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <sstream>

namespace sayso {
namespace {

void load_script(rules::Table table, LanguageRules& out) {
  const std::string name = table.text("name");
  const std::int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
  if (code == UCHAR_INVALID_CODE)
    table.error("E-unknown-script", "Unicode has no script '" + name + "'", "name");
  LanguageRules::Script script;
  script.weight = static_cast<unsigned>(std::max(1L, table.number("weight", 1)));
  script.language = table.text("language", "");
  script.assume = table.text("assume", "");
  out.scripts[code] = std::move(script);
  table.finish();
}

void load_language(rules::Table table, LanguageRules& out) {
  const auto index = static_cast<std::uint16_t>(out.languages.size());
  const std::string code = table.text("code");
  if (std::count(out.languages.begin(), out.languages.end(), code))
    table.error("E-language-twice", "language '" + code + "' stands here a second time", "code");
  out.languages.push_back(code);
  std::istringstream words(table.text("words"));
  for (std::string word; words >> word;) {
    auto& speakers = out.words[word];
    if (std::count(speakers.begin(), speakers.end(), index)) {
      table.error("E-word-twice", "'" + word + "' stands twice among the words of '" + code + "'",
                  "words");
    } else {
      speakers.push_back(index);
    }
  }
  table.finish();
}

}  // namespace

LanguageRules load_language_rules(const rules::Folder& folder, Diagnostics& problems) {
  LanguageRules out;
  for (rules::Table table : folder.tables("", "language-detection", problems)) {
    out.sample_bytes = static_cast<std::uint32_t>(table.number("sample_bytes", 20000));
    out.enough_words = static_cast<std::uint32_t>(table.number("enough_words", 100));
    out.short_words = static_cast<std::uint32_t>(table.number("short_words", 40));
    out.least_words = static_cast<std::uint32_t>(table.number("least_words", 3));
    out.least_score = static_cast<double>(table.number("least_score_percent", 7)) / 100;
    out.lead = static_cast<double>(table.number("lead_percent", 130)) / 100;
    for (rules::Table& script : table.tables("script")) load_script(std::move(script), out);
    for (rules::Table& language : table.tables("language")) load_language(std::move(language), out);
    table.finish();
  }
  return out;
}

}  // namespace sayso
