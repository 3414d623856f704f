// Keys of TOML that would lead too deep: each part of a dotted key is a table in a table, which the
// library that reads TOML builds and takes down by recursion.
//
//     if (unsigned line = line_of_long_key(toml)) ...   // more than kMostKeyParts; 0: there is
//     none
//
// (Arrays and inline tables in one another are bounded by the library itself, at 256.)
#pragma once

#include <string_view>

namespace sayso {

inline constexpr unsigned kMostKeyParts = 10;  // "a.b.c" has three

unsigned line_of_long_key(std::string_view toml);

}  // namespace sayso
