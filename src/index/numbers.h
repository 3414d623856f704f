// Rows of numbers as bytes, the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::index {

inline void append_u32(std::uint32_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

// The next number, or 0 at the end.
inline std::uint32_t take_u32(std::string_view& bytes) {
  if (bytes.size() < 4) {
    bytes = {};
    return 0;
  }
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  bytes.remove_prefix(4);
  return value;
}

inline void append_i64(std::int64_t value, std::string& out) {
  append_u32(static_cast<std::uint32_t>(value), out);
  append_u32(static_cast<std::uint32_t>(static_cast<std::uint64_t>(value) >> 32), out);
}

inline std::int64_t take_i64(std::string_view& bytes) {
  const std::uint64_t low = take_u32(bytes);
  return static_cast<std::int64_t>(std::uint64_t{take_u32(bytes)} << 32 | low);
}

}  // namespace sayso::index
