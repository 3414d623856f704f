#include "tape/inflection.h"

#include <re2/re2.h>

#include <sstream>

namespace sayso {
namespace {

std::vector<std::string> columns(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

Inflection::Inflection(const rules::Folder& folder, std::string_view language,
                       Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, "inflect", problems)) {
    auto read = [&](std::string_view key, Rewrites& into) {
      for (rules::Table rewrite : table.tables(key)) {
        auto pattern = std::make_unique<re2::RE2>(rewrite.text("pattern"), re2::RE2::Quiet);
        if (!pattern->ok())
          rewrite.error("E-pattern", "RE2 refuses it: " + pattern->error(), "pattern");
        std::string replacement = rewrite.text("by");
        rewrite.finish();
        into.all.push_back({std::move(pattern), std::move(replacement)});
      }
      find_ending(into);
    };
    read("third", third_);
    read("past", past_);
    read("gerund", gerund_);
    read("plural", plural_);
    table.finish();
  }
  if (const auto* list = folder.list(language, "irregular-verbs")) {
    for (const auto& entry : list->entries) {
      const auto words = columns(entry.text);
      if (words.size() == 5)
        irregular_verbs_[words[0]] = {words[0], words[1], words[2], words[3], words[4]};
    }
  }
  if (const auto* list = folder.list(language, "irregular-nouns")) {
    for (const auto& entry : list->entries) {
      const auto words = columns(entry.text);
      if (words.size() == 2) irregular_plurals_[words[0]] = words[1];
    }
  }
  if (const auto* list = folder.list(language, "doubling-verbs"))
    for (const auto& entry : list->entries) doubling_[entry.text] = true;
}

Inflection::~Inflection() = default;

void Inflection::find_ending(Rewrites& rewrites) {
  const auto& all = rewrites.all;
  if (all.size() < 2 || all.back().pattern->pattern() != "$" ||
      all.back().replacement.find('\\') != std::string::npos)
    return;
  std::string any;
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    (any += any.empty() ? "(?:" : "|(?:") += all[i].pattern->pattern() + ')';
  rewrites.special = std::make_unique<re2::RE2>(any, re2::RE2::Quiet);
  rewrites.ending = all.back().replacement;
}

// Most words are regular: one pattern says of them that no other than the last applies.
std::string Inflection::apply(const Rewrites& rewrites, std::string word) {
  if (rewrites.special && !re2::RE2::PartialMatch(word, *rewrites.special))
    return std::move(word += rewrites.ending);
  for (const auto& rewrite : rewrites.all)
    if (re2::RE2::Replace(&word, *rewrite.pattern, rewrite.replacement)) break;
  return word;
}

VerbForms Inflection::verb(std::string_view entry) const {
  const auto space = entry.find(' ');
  const std::string base(entry.substr(0, space));
  const std::string rest(space == std::string_view::npos ? "" : entry.substr(space));
  const std::string stem = doubling_.count(base) ? base + base.back() : base;
  VerbForms forms{base, "-", "-", "-", "-"};
  if (auto found = irregular_verbs_.find(base); found != irregular_verbs_.end())
    forms = found->second;
  const auto is_regular = [](const std::string& form) { return form == "-"; };
  if (is_regular(forms.third)) forms.third = apply(third_, base);
  if (is_regular(forms.past)) forms.past = apply(past_, stem);
  if (is_regular(forms.participle)) forms.participle = forms.past;
  if (is_regular(forms.gerund)) forms.gerund = apply(gerund_, stem);
  if (!rest.empty())
    for (std::string* form :
         {&forms.base, &forms.third, &forms.past, &forms.participle, &forms.gerund})
      *form += rest;
  return forms;
}

std::string Inflection::plural(std::string_view entry) const {
  const auto space = entry.rfind(' ');
  const std::string before(space == std::string_view::npos ? "" : entry.substr(0, space + 1));
  const std::string noun(entry.substr(before.size()));
  if (auto found = irregular_plurals_.find(noun); found != irregular_plurals_.end())
    return before + found->second;
  return before + apply(plural_, noun);
}

}  // namespace sayso
