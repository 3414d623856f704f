// One pass over bytes that should be UTF-8: is it, and what else is to be told about it?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso {

// Places for warnings: the first few, and how many there were in all. A broken file can hold
// millions of them.
struct Places {
  static constexpr std::size_t kKept = 16;
  std::vector<Span> first;
  std::size_t count = 0;

  void add(std::size_t begin, std::size_t end) {
    if (first.size() < kKept)
      first.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    ++count;
  }
};

struct Utf8Check {
  Places invalid;             // maximal invalid sequences, each to become one U+FFFD
  Places controls;            // C0, DEL and C1 but tab, line feed, carriage return and NEL
  std::size_t multibyte = 0;  // valid sequences of two bytes and more
  bool cut_at_end = false;    // the last invalid sequence is the start of a character
  bool only_fe_ff = true;     // every invalid sequence is a byte FE or FF
};

Utf8Check check_utf8(std::string_view bytes);

// `bytes` with each invalid sequence replaced by U+FFFD; `places` gets where those stand.
std::string repair_utf8(std::string_view bytes, Places& places);

}  // namespace sayso
