#include "tape/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace sayso {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kCurlyApostrophe = 0x2019;
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kNonBreakingHyphen = 0x2011;

enum class Kind : std::uint8_t { space, lower, upper, digit, mark };

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return Kind::lower;
    if (c >= 'A' && c <= 'Z') return Kind::upper;
    if (c >= '0' && c <= '9') return Kind::digit;
    return c <= ' ' || c == 0x7F ? Kind::space : Kind::mark;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Kind::upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Kind::lower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Kind::digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return Kind::space;
    default:
      return Kind::mark;
  }
}

bool is_letter(Kind kind) { return kind == Kind::lower || kind == Kind::upper; }
bool is_word(Kind kind) { return is_letter(kind) || kind == Kind::digit; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == kCurlyApostrophe; }
bool is_joiner(char32_t c) {
  return c == '-' || c == kHyphen || c == kNonBreakingHyphen || c == '&' || c == '_' ||
         is_apostrophe(c);
}

// Reads the letters from `offset` on; true joins ("O'Neill", "twice-a-decade", "AT&T",
// "@ada_brook") go on.
struct Letters {
  std::uint32_t end = 0;
  unsigned letters = 0, uppers = 0, digits = 0;
  bool first_upper = false;
};

Letters read_letters(std::string_view text, std::uint32_t offset, std::uint32_t limit) {
  Letters word;
  word.end = offset;
  std::size_t at = offset;
  while (at < limit) {
    const std::size_t start = at;
    const char32_t c = utf8::next(text, at);
    const Kind kind = kind_of(c);
    if (is_word(kind)) {
      if (kind == Kind::digit) ++word.digits;
      if (is_letter(kind)) {
        if (word.letters == 0) word.first_upper = kind == Kind::upper;
        ++word.letters;
        if (kind == Kind::upper) ++word.uppers;
      }
      word.end = static_cast<std::uint32_t>(at);
      continue;
    }
    if (c == kSoftHyphen) continue;
    const bool number_stop =
        (c == '.' || c == ',' || c == ':') && word.digits > 0 && word.letters == 0;
    if (start == offset || !(is_joiner(c) || number_stop) || at >= limit) break;
    const Kind next = kind_of(utf8::at(text, at));
    if (number_stop ? next != Kind::digit : !is_word(next)) break;
  }
  return word;
}

Shape shape_of(const Letters& word) {
  if (word.letters == 0 || (word.digits > 0 && !word.first_upper && word.digits >= word.letters))
    return Shape::number;
  if (word.uppers == 0) return Shape::lower;
  if (word.uppers == word.letters && word.letters > 1) return Shape::caps;
  return Shape::capital;
}

// End of the dotted letters ("U.S.", "a.m.", "J.") that start at `offset`, or `offset`.
std::uint32_t dotted_end(std::string_view text, std::uint32_t offset, std::uint32_t limit,
                         unsigned& parts) {
  std::size_t at = offset;
  std::uint32_t end = offset;
  parts = 0;
  while (at < limit) {
    const Kind kind = kind_of(utf8::next(text, at));
    if (!is_letter(kind) || at >= limit || text[at] != '.') break;
    ++at;
    ++parts;
    end = static_cast<std::uint32_t>(at);
  }
  // "so U.S. officials": the letters must not go on behind the last stop ("U.Sen").
  if (parts > 0 && end < limit && is_word(kind_of(utf8::at(text, end))))
    return parts > 1 ? end : offset;
  return end;
}

// Whether `letters` are those of a clitic behind its apostrophe. They are ASCII; bytes are
// compared, for `letters` may end inside another character.
bool are_letters_of(std::string_view clitic, std::string_view letters) {
  clitic.remove_prefix(1);
  return std::equal(
      letters.begin(), letters.end(), clitic.begin(), clitic.end(),
      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

// What an ASCII byte is to a plain word: a letter of it, or what stands behind it.
enum class Plain : std::uint8_t {
  no,    // joins words, or is no ASCII: the word must be looked at closely
  stop,  // of an initial or abbreviation, perhaps
  ends,  // the word ends before it
  lower,
  upper,
};

constexpr std::array<Plain, 256> kPlain = [] {
  std::array<Plain, 256> kinds{};
  for (unsigned c = 0; c < 0x80; ++c)
    kinds[c] = c >= 'a' && c <= 'z'   ? Plain::lower
               : c >= 'A' && c <= 'Z' ? Plain::upper
               : c >= '0' && c <= '9' ? Plain::no
               : c == '.'             ? Plain::stop
                                      : Plain::ends;
  for (const char c : {'-', '&', '_', '\''}) kinds[static_cast<unsigned char>(c)] = Plain::no;
  return kinds;
}();

std::size_t byte_at(std::string_view text, std::uint32_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

// The end of a word that is ASCII letters alone, and behind which nothing stands that could belong
// to it; `offset` where the word at `offset` is not so plain. `uppers` is their number.
std::uint32_t plain_end(std::string_view text, std::uint32_t offset, std::uint32_t limit,
                        unsigned& uppers) {
  uppers = 0;
  std::uint32_t end = offset;
  for (; end < limit && kPlain[byte_at(text, end)] >= Plain::lower; ++end)
    uppers += kPlain[byte_at(text, end)] == Plain::upper;
  if (end == offset || end == limit) return end;
  const Plain behind = kPlain[byte_at(text, end)];
  if (behind == Plain::ends) return end;
  return behind == Plain::stop && end - offset > 1 ? end : offset;
}

WordPiece next_of_any(std::string_view text, std::uint32_t& offset, std::uint32_t limit,
                      const WordRules& rules) {
  std::size_t at = offset;
  char32_t c = 0;
  std::size_t start = at;
  Kind kind = Kind::space;
  while (at < limit) {
    start = at;
    c = utf8::next(text, at);
    kind = kind_of(c);
    if (kind != Kind::space) break;
  }
  const auto begin = static_cast<std::uint32_t>(start);
  if (kind == Kind::space) {
    offset = limit;
    return {{limit, limit}, Shape::mark};
  }
  auto piece = [&](std::uint32_t end, Shape shape) {
    offset = end;
    return WordPiece{{begin, end}, shape};
  };

  // A clitic that stands where the word before it ended.
  if (is_apostrophe(c)) {
    for (const auto& clitic : rules.clitics) {
      const std::uint32_t end =
          static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(clitic.size()) - 1;
      if (end <= limit && (begin > 0 || end == text.size()) &&
          are_letters_of(clitic, text.substr(at, end - at)) &&
          (end == text.size() || !is_word(kind_of(utf8::at(text, end)))))
        return piece(end, Shape::lower);
    }
  }
  const bool handle = (c == '@' || c == '#') && at < limit && is_word(kind_of(utf8::at(text, at)));
  if (!is_word(kind) && !handle) {
    // Runs of one mark ("--", "...", "''") are one token.
    std::size_t end = at;
    while (end < limit && c < 0x80 && text[end] == static_cast<char>(c) &&
           (c == '-' || c == '.' || c == '\'' || c == '`'))
      ++end;
    return piece(static_cast<std::uint32_t>(end), Shape::mark);
  }
  if (is_letter(kind)) {
    unsigned parts = 0;
    const std::uint32_t end = dotted_end(text, begin, limit, parts);
    if (parts > 1) return piece(end, kind == Kind::upper ? Shape::caps : Shape::lower);
    if (parts == 1 && end > begin && kind == Kind::upper) return piece(end, Shape::initial);
  }
  const std::uint32_t letters = handle ? static_cast<std::uint32_t>(at) : begin;
  Letters word = read_letters(text, letters, limit);
  // "D-N.Y.": dotted letters behind a hyphen.
  if (word.end < limit && text[word.end] == '.' && word.end - begin >= 3 &&
      is_joiner(utf8::before(text, word.end - 1))) {
    unsigned parts = 0;
    const std::uint32_t end = dotted_end(text, word.end - 1, limit, parts);
    if (parts > 1) return piece(end, Shape::caps);
  }
  // A clitic at the end of the word is a word of its own.
  for (const auto& clitic : rules.clitics) {
    if (word.end - begin <= clitic.size()) continue;
    std::uint32_t from = word.end;
    std::size_t mark = word.end;
    for (std::size_t i = 1; i < clitic.size() && mark > begin; ++i)
      --mark;  // its letters are ASCII
    const std::string_view before = text.substr(0, mark);
    if (before.ends_with('\''))
      from = static_cast<std::uint32_t>(mark) - 1;
    else if (before.ends_with("\xE2\x80\x99"))
      from = static_cast<std::uint32_t>(mark) - 3;
    if (from <= letters || from == word.end) continue;
    if (are_letters_of(clitic, text.substr(mark, word.end - mark))) {
      word = read_letters(text, letters, from);
      break;
    }
  }
  return piece(word.end, handle ? Shape::capital : shape_of(word));
}

}  // namespace

WordPiece next_word(std::string_view text, std::uint32_t& offset, std::uint32_t limit,
                    const WordRules& rules) {
  while (offset < limit && text[offset] == ' ') ++offset;
  unsigned uppers = 0;
  const std::uint32_t begin_of_plain = offset;
  if (const std::uint32_t end = plain_end(text, offset, limit, uppers); end > offset) {
    offset = end;
    const std::uint32_t letters = end - begin_of_plain;
    const Shape shape = uppers == 0                        ? Shape::lower
                        : uppers == letters && letters > 1 ? Shape::caps
                                                           : Shape::capital;
    return {{begin_of_plain, end}, shape};
  }
  return next_of_any(text, offset, limit, rules);
}

std::vector<WordPiece> split_words(std::string_view text, const WordRules& rules) {
  std::vector<WordPiece> pieces;
  const auto limit = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t offset = 0; offset < limit;) {
    const WordPiece piece = next_word(text, offset, limit, rules);
    if (!piece.span.empty()) pieces.push_back(piece);
  }
  return pieces;
}

void fold_into(std::string_view word, std::string& out) {
  out.assign(word);
  unsigned char any = 0;
  for (char& c : out) {
    any |= static_cast<unsigned char>(c);
    c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
  }
  if (any < 0x80) return;
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++at;
      continue;
    }
    const char32_t c = utf8::next(word, at);
    if (c == kSoftHyphen) continue;
    if (c == kCurlyApostrophe)
      out += '\'';
    else if (c == kHyphen || c == kNonBreakingHyphen)
      out += '-';
    else
      utf8::append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
}

std::string fold(std::string_view word) {
  std::string out;
  fold_into(word, out);
  return out;
}

bool has_capital(std::string_view words) {
  for (std::size_t at = 0; at < words.size();)
    if (kind_of(utf8::next(words, at)) == Kind::upper) return true;
  return false;
}

bool is_plain_word(std::string_view words) {
  return !words.empty() &&
         std::all_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace sayso
