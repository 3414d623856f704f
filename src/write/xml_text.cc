#include "write/xml_text.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

enum Stop : unsigned char { plain, escape, space, forbidden, perhaps };

// What a run of bytes stops at. EF may lead U+FFFE or U+FFFF.
constexpr std::array<Stop, 256> kStops = [] {
  std::array<Stop, 256> stops{};
  for (int c = 0; c < 0x20; ++c) stops[c] = forbidden;
  for (const char c : {'\t', '\n'}) stops[c] = space;
  for (const char c : {'\r', '&', '<', '>', '"'}) stops[static_cast<unsigned char>(c)] = escape;
  stops[0xEF] = perhaps;
  return stops;
}();

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      return "&#13;";
  }
}

// Bytes of the forbidden character at `at`; 0 where it may stand.
std::size_t forbidden_size(std::string_view text, std::size_t at) {
  switch (kStops[static_cast<unsigned char>(text[at])]) {
    case forbidden:
      return 1;
    case perhaps: {
      const auto c = text.substr(at, 3);
      return c == "\uFFFE" || c == "\uFFFF" ? 3 : 0;
    }
    default:
      return 0;
  }
}

void append(std::string_view text, bool attribute, std::string& out) {
  std::size_t done = 0;  // bytes already in `out`
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Stop stop = kStops[static_cast<unsigned char>(text[i])];
    if (stop == plain || (!attribute && (stop == space || text[i] == '"'))) continue;
    std::size_t size = 1;
    std::string_view by = kReplacement;
    if (stop == escape || stop == space)
      by = escaped(text[i]);
    else
      size = forbidden_size(text, i);
    if (size == 0) continue;
    out.append(text, done, i - done).append(by);
    done = i + size;
  }
  out.append(text, done);
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

void append_hex(char c, std::string& out) {
  const auto byte = static_cast<unsigned char>(c);
  out += "0123456789ABCDEF"[byte >> 4];
  out += "0123456789ABCDEF"[byte & 0xF];
}

}  // namespace

void append_xml_text(std::string_view text, std::string& out) { append(text, false, out); }

void append_xml_attribute(std::string_view text, std::string& out) { append(text, true, out); }

std::optional<Diagnostic> xml_character_warning(std::string_view text) {
  std::size_t count = 0;
  Span first;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kStops[static_cast<unsigned char>(text[i])] < forbidden) continue;
    const std::size_t size = forbidden_size(text, i);
    if (size > 0 && count++ == 0)
      first = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + size)};
  }
  if (count == 0) return {};
  return Diagnostic{.code = "W-xml-character",
                    .severity = Severity::warning,
                    .message = "characters that XML forbids are written as U+FFFD: " +
                               std::to_string(count) + ", the first here",
                    .span = first};
}

void append_id_part(std::string_view name, std::string& out) {
  for (const char c : name) {
    if (is_letter(c) || is_digit(c) || c == '-') {
      out += c;
    } else if (c == '/') {
      out += '.';
    } else {
      out += '_';
      append_hex(c, out);
    }
  }
}

void append_uri(std::string_view path, std::string& out) {
  for (const char c : path) {
    if (is_letter(c) || is_digit(c) || std::string_view("-._~/").find(c) != path.npos) {
      out += c;
    } else {
      out += '%';
      append_hex(c, out);
    }
  }
}

}  // namespace sayso
