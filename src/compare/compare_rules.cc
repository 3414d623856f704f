#include "compare/compare_rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso::compare {
namespace {

constexpr std::int64_t kPatternMemory = 1 << 20;

constexpr std::array<std::pair<std::string_view, std::uint16_t>, 6> kTraits = {
    {{"little", kLittle},
     {"negation", kNegation},
     {"modal", kModal},
     {"number", kNumber},
     {"quantifier", kQuantifier},
     {"abbreviations", kAbbreviation}}};

const rules::List* list_of(const rules::Folder& folder, std::string_view language,
                           const std::string& name, std::string_view key, rules::Table& table) {
  const rules::List* list = folder.list(language, name);
  if (list) return list;
  std::vector<std::string> names;
  for (const rules::List* one : folder.lists(language)) names.push_back(one->name);
  const std::string near = rules::nearest(name, names);
  table.error("E-unknown-list", "there is no list '" + name + "'", key,
              near.empty() ? "" : "did you mean '" + near + "'?");
  return nullptr;
}

}  // namespace

CompareRules::CompareRules(const rules::Folder& folder, std::string_view language,
                           Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, "compare", problems))
    load_lists(folder, language, table);
  for (rules::Table table : folder.tables(language, "contraction", problems)) {
    contractions_.push_back({table.text("ending"), table.text("means"), table.texts("only")});
    table.finish();
  }
  load_spellings(folder, language, problems);
}

void CompareRules::load_lists(const rules::Folder& folder, std::string_view language,
                              rules::Table& table) {
  for (const auto& name : table.texts("clitics"))
    if (const auto* list = list_of(folder, language, name, "clitics", table))
      for (const auto& entry : list->entries) words.clitics.push_back(entry.text);
  for (const auto& [key, trait] : kTraits)
    for (const auto& name : table.texts(key))
      if (const auto* list = list_of(folder, language, name, key, table))
        for (const auto& entry : list->entries) {
          std::string_view word = entry.text;
          if (trait == kAbbreviation && word.ends_with('.')) word.remove_suffix(1);
          if (word.find(' ') == word.npos) traits_[fold(word)] |= trait;
        }
  table.finish();
}

void CompareRules::load_spellings(const rules::Folder& folder, std::string_view language,
                                  Diagnostics& problems) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  std::string any;
  for (rules::Table table : folder.tables(language, "spelling", problems)) {
    table.text("why");
    const std::string pattern = table.text("pattern");
    Spelling spelling{std::make_unique<RE2>("^(?:" + pattern + ")$", options),
                      table.text("written")};
    std::string error;
    if (!spelling.pattern->ok()) {
      table.error("E-pattern", spelling.pattern->error(), "pattern");
    } else if (!spelling.pattern->CheckRewriteString(spelling.written, &error)) {
      table.error("E-pattern", error, "written");
    } else {
      any.append(any.empty() ? "(?:" : "|(?:").append(pattern).append(1, ')');
      spellings_.push_back(std::move(spelling));
    }
    table.finish();
  }
  options.set_never_capture(true);
  options.set_max_mem(kPatternMemory * static_cast<std::int64_t>(spellings_.size() + 1));
  any_spelling_ = std::make_unique<RE2>(any, options);  // too large: each is tried on every word
  for (rules::Table table : folder.tables(language, "spelled", problems)) {
    for (const std::string& word : table.keys()) spelled_[fold(word)] = fold(table.text(word));
    table.finish();
  }
}

std::string CompareRules::written(const std::string& folded) const {
  const auto stands_for = [&](const std::string& word) {
    const auto found = spelled_.find(word);
    return found == spelled_.end() ? word : found->second;
  };
  std::string word = stands_for(folded);
  for (const Contraction& contraction : contractions_)
    if (word == contraction.ending) word = contraction.means;
  if (spellings_.empty() || (any_spelling_->ok() && !RE2::FullMatch(word, *any_spelling_)))
    return stands_for(word);
  for (const Spelling& spelling : spellings_)
    RE2::Replace(&word, *spelling.pattern, spelling.written);
  return stands_for(word);
}

std::uint16_t CompareRules::traits(std::string_view folded) const {
  const auto found = traits_.find(std::string(folded));
  return found == traits_.end() ? 0 : found->second;
}

std::size_t CompareRules::contraction(std::string_view folded) const {
  for (const Contraction& one : contractions_) {
    if (folded.size() <= one.ending.size() || !folded.ends_with(one.ending)) continue;
    if (one.only.empty() || std::find(one.only.begin(), one.only.end(), folded) != one.only.end())
      return one.ending.size();
  }
  return 0;
}

}  // namespace sayso::compare
