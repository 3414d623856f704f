#include "quotes/excuse.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestWord = 24;  // bytes looked at on each side of an apostrophe

bool is_apostrophe(char32_t c, const QuoteRules& rules) {
  return c != 0 && rules.apostrophes.find(c) != std::u32string::npos;
}

bool is_word(const std::string& word, const QuoteRules& rules) {
  return std::binary_search(rules.apostrophe_words.begin(), rules.apostrophe_words.end(), word);
}

// 'twas, '90s, 'n'
bool listed_before(std::string_view block, std::size_t behind_mark, const QuoteRules& rules) {
  std::size_t end = behind_mark;
  while (end - behind_mark < kLongestWord && is_letter(utf8::at(block, end)))
    utf8::next(block, end);
  std::string word = "'";
  word += fold_word(block.substr(behind_mark, end - behind_mark));
  if (is_word(word, rules)) return true;
  word += '\'';
  return is_apostrophe(utf8::at(block, end), rules) && is_word(word, rules);
}

// workers', o', 'n'
bool listed_behind(std::string_view block, std::size_t mark, const QuoteRules& rules) {
  std::size_t begin = mark;
  char32_t before = utf8::before(block, begin);
  for (; mark - begin < kLongestWord && is_letter(before); before = utf8::before(block, begin))
    begin -= before < 0x80 ? 1 : before < 0x800 ? 2 : before < 0x10000 ? 3 : 4;
  std::string word = fold_word(block.substr(begin, mark - begin));
  word += '\'';
  if (is_word(word, rules) ||
      std::any_of(rules.apostrophe_endings.begin(), rules.apostrophe_endings.end(),
                  [&](const auto& ending) { return word.ends_with(ending); }))
    return true;
  word.insert(word.begin(), '\'');
  return is_apostrophe(before, rules) && is_word(word, rules);
}

// Speech may begin here: at the start of the block, or behind a stop.
bool may_begin(std::string_view block, const MarkRun& run) {
  std::size_t at = run.span.begin;
  while (at > 0 && block[at - 1] == ' ') --at;
  const Flank before = flank(utf8::before(block, at));
  return before == Flank::space || before == Flank::stop;
}

}  // namespace

std::string fold_word(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(utf8::next(word, at));
    if (u_isdigit(c)) {
      folded += '#';
    } else {
      utf8::append(folded, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    }
  }
  return folded;
}

Excuse excuse(std::string_view block, const MarkRun& run, const Glyph& glyph,
              const QuoteRules& rules) {
  if (glyph.bullet && run.span.begin == 0 && is_space(run.behind)) return {.none = cost::kExcused};
  if (glyph.measure && u_isdigit(static_cast<UChar32>(run.before)))
    return {.none = cost::kExcused, .close = cost::kDoubtful};
  if (!glyph.apostrophe && !glyph.mistaken) return {};

  const bool letter_before = is_letter(run.before), letter_behind = is_letter(run.behind);
  if (letter_before && letter_behind) return {.none = cost::kExcused};
  if (letter_behind) {
    // 'Merica opens or elides; that it closes is hard to believe.
    Excuse other{.close = cost::kDoubtful};
    if (listed_before(block, run.span.end, rules)) {
      other.none = cost::kExcused;
      other.open = cost::kDoubtful;
    } else if (glyph.apostrophe && !may_begin(block, run)) {
      other.none = cost::kUnlisted;
    }
    return other;
  }
  if (letter_before && glyph.apostrophe) {
    if (listed_behind(block, run.span.begin, rules))
      return {.none = cost::kExcused, .close = cost::kDoubtful};
    return {.none = cost::kUnlisted};
  }
  return {};
}

}  // namespace sayso
