#include "read/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <vector>

#include "text/utf8.h"

namespace sayso {
namespace {

using Script = LanguageRules::Script;

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Marks belong to the word: Indic vowels are marks.
bool is_word_part(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isUAlphabetic(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

// What has been counted in a text so far.
class Tally {
 public:
  explicit Tally(const LanguageRules& rules)
      : rules_(rules), scores_(rules.languages.size()), hits_(rules.languages.size()) {}

  // A word that several languages share says less about each.
  void add_word(std::string_view word) {
    ++words_;
    if (const auto found = rules_.words.find(word); found != rules_.words.end())
      for (const auto language : found->second) {
        scores_[language] += 1.0 / static_cast<double>(found->second.size());
        ++hits_[language];
      }
  }

  void add_letters(int script, std::size_t count) { letters_[script] += count; }

  std::size_t words() const { return words_; }

  // The script with the most letters by weight, as the rules have it; null where they do not.
  const Script* script() const {
    const Script* main = nullptr;
    std::size_t most = 0;
    for (const auto& [code, count] : letters_) {
      const auto known = rules_.scripts.find(code);
      if (known == rules_.scripts.end() || count * known->second.weight <= most) continue;
      most = count * known->second.weight;
      main = &known->second;
    }
    return main;
  }

  // The language whose words are frequent enough, and clearly more so than any other's; "" where
  // there is none.
  std::string winner() const {
    if (scores_.empty()) return "";
    const auto best = std::max_element(scores_.begin(), scores_.end());
    double second = 0;
    for (auto score = scores_.begin(); score != scores_.end(); ++score)
      if (score != best) second = std::max(second, *score);
    if (*best == 0 || *best < rules_.least_score * static_cast<double>(words_)) return "";
    if (*best < rules_.lead * second) return "";
    const auto index = static_cast<std::size_t>(best - scores_.begin());
    return hits_[index] < rules_.least_words ? "" : rules_.languages[index];
  }

  // True where the text is short and says nothing against `language`: no other has as many words as
  // a winner needs, and more than that one.
  bool may_assume(const std::string& language) const {
    if (language.empty() || words_ >= rules_.short_words) return false;
    const auto place = std::find(rules_.languages.begin(), rules_.languages.end(), language);
    const auto index = static_cast<std::size_t>(place - rules_.languages.begin());
    if (index >= scores_.size()) return false;
    for (std::size_t other = 0; other < scores_.size(); ++other)
      if (scores_[other] > scores_[index] && hits_[other] >= rules_.least_words) return false;
    return true;
  }

 private:
  const LanguageRules& rules_;
  std::vector<double> scores_;          // by language
  std::vector<std::uint32_t> hits_;     // its words seen, by language
  std::map<int, std::size_t> letters_;  // by script
  std::size_t words_ = 0;
};

// Counts words and letters of `text` from `at` on, up to `limit` words or the end of the text.
void count(std::string_view text, std::size_t& at, std::size_t limit, Tally& tally) {
  std::string word;  // in lower case
  std::size_t ascii_letters = 0;
  const std::size_t enough = tally.words() + limit;
  while (at < text.size() && tally.words() < enough) {
    const char32_t c = utf8::next(text, at);
    if (is_ascii_letter(c)) {
      word += static_cast<char>(c | 0x20);
      ++ascii_letters;
    } else if (c >= 0x80 && is_word_part(c)) {
      UErrorCode status = U_ZERO_ERROR;
      tally.add_letters(uscript_getScript(static_cast<UChar32>(c), &status), 1);
      utf8::append(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    } else if (!word.empty()) {
      tally.add_word(word);
      word.clear();
    }
  }
  if (!word.empty()) tally.add_word(word);
  tally.add_letters(USCRIPT_LATIN, ascii_letters);
}

}  // namespace

std::string detect_language(std::string_view text, const LanguageRules& rules) {
  Tally tally(rules);
  std::size_t end = std::min<std::size_t>(text.size(), rules.sample_bytes);
  while (end < text.size() && (text[end] & 0xC0) == 0x80) --end;  // not inside a character
  for (std::size_t at = 0; at < end;) {
    count(text.substr(0, end), at, rules.enough_words, tally);
    const Script* script = tally.script();
    if (!script) continue;
    if (!script->language.empty()) return script->language;
    if (std::string winner = tally.winner(); !winner.empty()) return winner;
  }
  const Script* script = tally.script();
  return script && tally.may_assume(script->assume) ? script->assume : "und";
}

}  // namespace sayso
