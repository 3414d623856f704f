// The fields of a record (a line of JSON, a row of a table) that say something of its article.
//
//     FieldNames names;
//     names.rename("text=body", problem);           // --field text=body
//     if (const auto field = names.find("body")) set_field(*field, value, id, article);
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "read/article.h"

namespace sayso {

enum class Field { id, text, title, author, date, publisher, url, language };

inline constexpr std::array<std::string_view, 8> kFields = {
    "id", "text", "title", "author", "date", "publisher", "url", "language"};

// What these fields are called in the records of an input.
class FieldNames {
 public:
  std::optional<Field> find(std::string_view name) const;
  const std::string& operator[](Field field) const { return names_[static_cast<unsigned>(field)]; }

  // `mapping` is FIELD=NAME, one of kFields and its name in the records. What is wrong with it, or
  // no value.
  std::optional<std::string> rename(std::string_view mapping);

 private:
  std::array<std::string, kFields.size()> names_ = {"id",   "text",      "title", "author",
                                                    "date", "publisher", "url",   "language"};
};

// `value` is valid UTF-8. A language becomes a primary tag ("en" of "en-GB" and "eng"); one that is
// none is left out.
void set_field(Field field, std::string value, std::string& id, Article& article);

// "en" of "en-GB", "en_US" and "eng"; "" where it is no tag of a language.
std::string primary_language(std::string_view tag);

}  // namespace sayso
