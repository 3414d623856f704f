#include "write/page/text_fragment.h"

#include <algorithm>

#include "write/xml_text.h"

namespace sayso::page {
namespace {

constexpr std::uint32_t kEdgeWords = 5;     // at either end of a long part
constexpr std::uint32_t kContextWords = 3;  // before a short one
constexpr std::uint32_t kEdgeBytes = 160;   // that such words may take, in scripts without spaces
constexpr std::size_t kMostParts = 8;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The first words of a span; all of it where it has no more.
Span first_words(std::string_view text, Span span, std::uint32_t words) {
  while (!span.empty() && is_xml_space(text[span.begin])) ++span.begin;
  std::uint32_t at = span.begin;
  for (const std::uint32_t limit = std::min(span.end, span.begin + kEdgeBytes); at < limit; ++at)
    if (is_xml_space(text[at]) && --words == 0) break;
  while (at < span.end && is_continuation(text[at])) ++at;
  return {span.begin, at};
}

Span last_words(std::string_view text, Span span, std::uint32_t words) {
  while (!span.empty() && is_xml_space(text[span.end - 1])) --span.end;
  std::uint32_t at = span.end;
  const std::uint32_t limit = span.size() > kEdgeBytes ? span.end - kEdgeBytes : span.begin;
  for (; at > limit; --at)
    if (is_xml_space(text[at - 1]) && --words == 0) break;
  while (at > span.begin && is_continuation(text[at])) --at;
  return {at, span.end};
}

// The words before a place, on the same line.
Span words_before(std::string_view text, std::uint32_t place) {
  std::uint32_t line = place;
  while (line > 0 && place - line < kEdgeBytes && text[line - 1] != '\n') --line;
  while (is_continuation(text[line])) ++line;
  return last_words(text, {line, place}, kContextWords);
}

// Hyphens, commas and ampersands mean something in a directive: they are escaped as well.
void append_escaped(std::string_view text, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9')) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    }
  }
}

void append_directive(std::string_view text, Span part, std::string& out) {
  const Span first = first_words(text, part, kEdgeWords), last = last_words(text, part, kEdgeWords);
  out += "text=";
  if (first.end < last.begin) {
    append_escaped(slice(text, first), out);
    out += ',';
    return append_escaped(slice(text, last), out);
  }
  const Span before = words_before(text, part.begin);
  if (!before.empty()) {
    append_escaped(slice(text, before), out);
    out += "-,";
  }
  append_escaped(slice(text, {first.begin, last.end}), out);
}

}  // namespace

bool is_web_address(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    const auto start = url.substr(0, scheme.size());
    if (std::equal(start.begin(), start.end(), scheme.begin(), scheme.end(),
                   [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }))
      return true;
  }
  return false;
}

void append_text_link(std::string_view url, std::string_view text, const std::vector<Span>& parts,
                      std::string& out) {
  out += url;
  if (parts.empty()) return;
  if (url.find('#') == url.npos) out += '#';
  out += ":~:";
  for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
    if (i > 0) out += '&';
    append_directive(text, parts[i], out);
  }
}

}  // namespace sayso::page
