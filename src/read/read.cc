#include "read/read.h"

#include <fmt/format.h>

#include <utility>

#include "read/bytes.h"
#include "read/charset.h"
#include "read/utf8_check.h"

namespace sayso {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

void warn_invalid(const Places& invalid, const std::string& encoding, Diagnostics& diagnostics) {
  for (Span span : invalid.first) {
    diagnostics.push_back({.code = "W-invalid-bytes",
                           .severity = Severity::warning,
                           .message = fmt::format("bytes that are no {} became U+FFFD", encoding),
                           .span = span});
  }
  if (const std::size_t rest = invalid.count - invalid.first.size())
    diagnostics.back().message += fmt::format("; so did those at {} further places", rest);
}

void warn_controls(const Places& controls, Diagnostics& diagnostics) {
  if (controls.count == 0) return;
  diagnostics.push_back(
      {.code = "W-control-characters",
       .severity = Severity::warning,
       .message = fmt::format("the text holds control characters: {}", controls.count),
       .span = controls.first[0]});
}

void warn_guessed(const std::string& encoding, Diagnostics& diagnostics) {
  diagnostics.push_back({.code = "W-guessed-encoding",
                         .severity = Severity::warning,
                         .message = "the bytes are no UTF-8, but seem to be " + encoding,
                         .hint = "name the encoding if that is wrong"});
}

// True where invalid sequences are better explained as damage to UTF-8 than by another charset:
// there is UTF-8 at least as often, not counting a character cut by the end. FE and FF alone are
// damage as well: no 8-bit text has just those two letters beyond ASCII.
bool is_damaged_utf8(const Utf8Check& check) {
  return check.invalid.count - check.cut_at_end <= check.multibyte || check.only_fe_ff;
}

// The charset of `bytes`, whatever it takes to tell it.
std::string tell_encoding(std::string_view bytes, const Utf8Check& check,
                          Diagnostics& diagnostics) {
  if (check.invalid.count == 0 || is_damaged_utf8(check)) return "UTF-8";
  std::string guess = guess_encoding(bytes, check.invalid.first[0].begin);
  if (guess.empty()) return "UTF-8";
  warn_guessed(guess, diagnostics);
  return guess;
}

}  // namespace

std::optional<Article> read_article(std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics) {
  Article article;
  Utf8Check check;
  Places invalid;
  std::string encoding =
      options.encoding.empty() ? declared_encoding(bytes) : standard_name(options.encoding);
  if (encoding.empty() && !options.encoding.empty()) {
    diagnostics.push_back({.code = "E-unknown-encoding",
                           .message = "there is no encoding '" + options.encoding + "'",
                           .hint = "UTF-8, windows-1252, Shift_JIS and GB18030 are some that are"});
    return std::nullopt;
  }
  if (encoding.empty() || encoding == "UTF-8") {
    if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
    check = check_utf8(bytes);
    if (encoding.empty()) encoding = tell_encoding(bytes, check, diagnostics);
  }

  if (encoding != "UTF-8") {
    article.text = decode(bytes, encoding, invalid);
    check = check_utf8(article.text);
  } else if (check.invalid.count > 0) {
    article.text = repair_utf8(bytes, invalid);
    check = check_utf8(article.text);
  } else {
    article.text = std::move(bytes);
  }
  if (article.text.size() > options.max_bytes) {
    diagnostics.push_back(too_large(options.max_bytes));
    return std::nullopt;
  }
  warn_invalid(invalid, encoding, diagnostics);
  warn_controls(check.controls, diagnostics);
  article.encoding = std::move(encoding);
  return article;
}

void hold_to_utf8(Article& article, Diagnostics& diagnostics) {
  Utf8Check check = check_utf8(article.text);
  if (check.invalid.count > 0) {
    Places replaced;
    article.text = repair_utf8(article.text, replaced);
    warn_invalid(replaced, "UTF-8", diagnostics);
    check = check_utf8(article.text);
  }
  for (std::string* field : {&article.title, &article.author, &article.published,
                             &article.publisher, &article.url, &article.language}) {
    Places replaced;
    if (check_utf8(*field).invalid.count > 0) *field = repair_utf8(*field, replaced);
  }
  warn_controls(check.controls, diagnostics);
}

}  // namespace sayso
