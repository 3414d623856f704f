#include "tape/vocabulary.h"

#include <algorithm>

#include "tape/builtin_classes.h"
#include "tape/inflection.h"

namespace sayso {
Vocabulary::Vocabulary(const rules::Folder& folder, std::string_view language,
                       Diagnostics& problems) {
  entries_.emplace_back();
  kinds_.emplace_back();
  runs_.emplace_back();
  readings_.emplace_back();
  for (auto name : kShapeClasses) define(name);
  for (auto name : kOtherClasses) define(name);
  for (auto name : kQuoteSizes) define(name);
  for (auto name : kQuoteFinals) define(name);
  if (const auto* clitics = folder.list(language, "clitics"))
    for (const auto& clitic : clitics->entries) words_.clitics.push_back(fold(clitic.text));
  read_lists(folder, language);
  const Inflection inflection(folder, language, problems);
  read_cues(folder, language, inflection, problems);
  read_inflected(folder, language, inflection, problems);
  read_classes(folder, language, problems);
}

ClassId Vocabulary::define(std::string_view name) {
  if (const auto known = find_class(name)) return *known;
  class_names_.emplace_back(name);
  return class_ids_.emplace(name, static_cast<ClassId>(class_names_.size() - 1)).first->second;
}

std::optional<ClassId> Vocabulary::find_class(std::string_view name) const {
  const auto found = class_ids_.find(name);
  return found == class_ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Vocabulary::class_names() const {
  std::vector<std::string> names;
  for (const auto& name : class_names_)
    if (!name.starts_with('=')) names.push_back(name);
  return names;
}

std::uint32_t Vocabulary::find(std::string_view folded) const { return texts_.find(folded); }

ClassId Vocabulary::use_class(ClassId id) {
  used_.set(id);
  return id;
}

ClassId Vocabulary::use_literal(std::string_view word) {
  const std::string name = '=' + fold(word);
  const bool fresh = !class_ids_.contains(name);
  const ClassId id = define(name);
  if (fresh) add(word, id);
  return use_class(id);
}

Alphabet& Vocabulary::add_alphabet(Alphabet::Reads reads) {
  return *alphabets_.emplace_back(std::make_unique<Alphabet>(reads));
}

std::vector<std::string> Vocabulary::classes_of(Symbol symbol) const {
  std::vector<std::string> names;
  for (std::size_t id = 0; id < class_names_.size(); ++id)
    if (members_[id][symbol]) names.push_back(class_names_[id]);
  return names;
}

Symbol Vocabulary::symbol(std::uint32_t id, Shape shape, std::string_view folded) const {
  if (id) return brief_[id].symbols[static_cast<std::size_t>(shape)];
  const bool has_suffix = shape == Shape::lower || shape == Shape::capital;
  const std::size_t mask = has_suffix ? suffix_mask(folded) : 0;
  return unlisted_[mask][static_cast<std::size_t>(shape)];
}

std::size_t Vocabulary::suffix_mask(std::string_view folded) const {
  std::size_t mask = 0;
  for (std::size_t i = 0; i < suffixes_.size(); ++i)
    if (folded.size() > suffixes_[i].first.size() + 1 && folded.ends_with(suffixes_[i].first))
      mask |= std::size_t{1} << i;
  return mask;
}

}  // namespace sayso
