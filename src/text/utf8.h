// Reading UTF-8 code point by code point. The text is known to be valid (read/ made it so).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::utf8 {

// Code point at `offset`, which is moved behind it. `offset` must stand on a border inside `text`.
inline char32_t next(std::string_view text, std::size_t& offset) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(offset);
  if (lead < 0x80) return text[offset++];
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1Fu) << 6 | (byte(offset + 1) & 0x3Fu);
    offset += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c =
        (lead & 0x0Fu) << 12 | (byte(offset + 1) & 0x3Fu) << 6 | (byte(offset + 2) & 0x3Fu);
    offset += 3;
    return c;
  }
  const char32_t c = (lead & 0x07u) << 18 | (byte(offset + 1) & 0x3Fu) << 12 |
                     (byte(offset + 2) & 0x3Fu) << 6 | (byte(offset + 3) & 0x3Fu);
  offset += 4;
  return c;
}

// Code point that starts at `offset`, or 0 at the end of the text.
inline char32_t at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? next(text, offset) : 0;
}

// Code point that ends just before `offset`, or 0 at the start of the text.
inline char32_t before(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  --offset;
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) --offset;
  return next(text, offset);
}

inline void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace sayso::utf8
