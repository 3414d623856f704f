#include "read/utf8_check.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace sayso {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHigh = 0x80 * kOnes;

// True where all eight bytes are what is_plain says of one.
bool plain(const char* p) {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
  if ((word & kHigh) != 0) return false;
  // The bytes are below 0x80: sums and differences stay in them, and the high bit of each tells.
  const auto is = [&](std::uint64_t c) { return kHigh - (word ^ c * kOnes); };
  const std::uint64_t printable = word + 0x60 * kOnes;
  const std::uint64_t fine = (printable | is('\t') | is('\n') | is('\r')) & ~is(0x7F);
  return (fine & kHigh) == kHigh;
}

bool is_plain(char c) { return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t' || c == '\r'; }

bool is_control(UChar32 c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return c >= 0x7F && c < 0xA0 && c != 0x85;
}

// The code point at `at`, which is moved behind it; negative for a maximal invalid sequence.
UChar32 next(std::string_view bytes, std::size_t& at) {
  // ICU counts in 32 bits: give it a window.
  const auto* window = reinterpret_cast<const std::uint8_t*>(bytes.data()) + at;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size() - at, 4));
  std::int32_t used = 0;
  UChar32 c;
  U8_NEXT(window, used, size, c);
  at += static_cast<std::size_t>(used);
  return c;
}

}  // namespace

Utf8Check check_utf8(std::string_view bytes) {
  Utf8Check check;
  std::size_t at = 0;
  while (at < bytes.size()) {
    while (at + 8 <= bytes.size() && plain(bytes.data() + at)) at += 8;
    if (at == bytes.size()) break;
    if (is_plain(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const UChar32 c = next(bytes, at);
    if (c < 0) {
      check.invalid.add(begin, at);
      const auto lead = static_cast<unsigned char>(bytes[begin]);
      check.only_fe_ff &= lead >= 0xFE;
      check.cut_at_end = at == bytes.size() && lead >= 0xC2 && lead <= 0xF4;
    } else {
      check.multibyte += c >= 0x80;
      if (is_control(c)) check.controls.add(begin, at);
    }
  }
  return check;
}

std::string repair_utf8(std::string_view bytes, Places& places) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t begin = at;
    if (next(bytes, at) >= 0) {
      text.append(bytes, begin, at - begin);
    } else {
      text += "\uFFFD";
      places.add(text.size() - 3, text.size());
    }
  }
  return text;
}

}  // namespace sayso
