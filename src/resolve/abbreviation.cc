#include "resolve/abbreviation.h"

#include <utf8proc.h>

#include <string>

#include "text/utf8.h"

namespace sayso {
namespace {

// Letters and digits in lower case, as code points.
std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<utf8proc_int32_t>(utf8::next(text, at));
    const auto category = utf8proc_category(c);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    if (letter || category == UTF8PROC_CATEGORY_ND)
      out += static_cast<char32_t>(utf8proc_tolower(c));
  }
  return out;
}

}  // namespace

bool abbreviates(std::string_view letters, const std::vector<std::string_view>& words) {
  const std::u32string wanted = letters_of(letters);
  if (wanted.size() < 2 || words.size() < 2) return false;
  std::u32string all;
  for (const std::string_view word : words) {
    const std::u32string part = letters_of(word);
    all += part;
  }
  // From the end: each letter at its last place; the first must begin the first word, which is
  // what keeps the words from reaching too far left.
  if (all.empty() || all.front() != wanted.front()) return false;
  std::size_t at = all.size();
  for (std::size_t i = wanted.size(); i-- > 1;) {
    do {
      if (at <= 1) return false;
      --at;
    } while (all[at] != wanted[i]);
  }
  return true;
}

}  // namespace sayso
