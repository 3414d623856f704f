#include "read/fields.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace sayso {

std::optional<Field> FieldNames::find(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (names_[i] == name) return static_cast<Field>(i);
  return std::nullopt;
}

std::optional<std::string> FieldNames::rename(std::string_view mapping) {
  const std::size_t sign = mapping.find('=');
  const std::string_view field = mapping.substr(0, sign);
  const auto known = std::find(kFields.begin(), kFields.end(), field);
  if (sign == mapping.npos || known == kFields.end() || sign + 1 == mapping.size()) {
    std::string all;
    for (const std::string_view name : kFields) all.append(all.empty() ? "" : ", ").append(name);
    return "'" + std::string(mapping) + "' is not FIELD=NAME with one of the fields " + all;
  }
  names_[static_cast<std::size_t>(known - kFields.begin())] = mapping.substr(sign + 1);
  return std::nullopt;
}

void set_field(Field field, std::string value, std::string& id, Article& article) {
  switch (field) {
    case Field::id:
      if (!value.empty()) id = std::move(value);
      return;
    case Field::text:
      article.text = std::move(value);
      return;
    case Field::title:
      article.title = std::move(value);
      return;
    case Field::author:
      article.author = std::move(value);
      return;
    case Field::date:
      article.published = std::move(value);
      return;
    case Field::publisher:
      article.publisher = std::move(value);
      return;
    case Field::url:
      article.url = std::move(value);
      return;
    case Field::language:
      article.language = primary_language(value);
      return;
  }
}

std::string primary_language(std::string_view tag) {
  constexpr std::size_t kLongest = 3;  // of a code; a name such as "English" is none
  const std::string primary(tag.substr(0, tag.find_first_of("-_")));
  const auto is_letter = [](unsigned char c) { return std::isalpha(c) && c < 0x80; };
  if (primary.size() < 2 || primary.size() > kLongest ||
      !std::all_of(primary.begin(), primary.end(), is_letter))
    return "";
  std::array<char, ULOC_LANG_CAPACITY> language{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(primary.c_str(), language.data(), language.size(), &status);
  return U_SUCCESS(status) ? language.data() : "";
}

}  // namespace sayso
