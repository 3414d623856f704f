#include "text/json_text.h"

#include <array>
#include <cstdio>

namespace sayso {
namespace {

// Bytes at which a plain run must stop; C2 and E2 may lead U+0085, U+2028 and U+2029.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (int c = 0; c < 0x20; ++c) stops[c] = true;
  for (const int c : {0x22, 0x5C, 0x7F, 0xC2, 0xE2}) stops[c] = true;
  return stops;
}();

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t done = 0;  // bytes already in `out`
  auto replace = [&](std::size_t at, std::size_t size, std::string_view by) {
    out.append(text, done, at - done).append(by);
    done = at + size;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!kStops[c]) continue;
    switch (c) {
      case 0xC2:
        if (text.substr(i, 2) == "\u0085") replace(i, 2, "\\u0085");
        break;
      case 0xE2:
        if (text.substr(i, 3) == "\u2028") replace(i, 3, "\\u2028");
        if (text.substr(i, 3) == "\u2029") replace(i, 3, "\\u2029");
        break;
      case '"':
        replace(i, 1, "\\\"");
        break;
      case '\\':
        replace(i, 1, "\\\\");
        break;
      case '\n':
        replace(i, 1, "\\n");
        break;
      case '\r':
        replace(i, 1, "\\r");
        break;
      case '\t':
        replace(i, 1, "\\t");
        break;
      default: {
        char escape[7];
        std::snprintf(escape, sizeof escape, "\\u%04x", c);
        replace(i, 1, escape);
      }
    }
  }
  out.append(text, done);
  out += '"';
}

}  // namespace sayso
