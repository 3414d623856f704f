// The form of a token's letters. Each is a token class of the same name; `capital` holds for
// `caps` and `initial`, too.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sayso {

enum class Shape : std::uint8_t {
  lower,    // said
  capital,  // Said, McKay
  caps,     // SAID, U.S.
  initial,  // J.
  number,   // 1,200  2015  3.5
  mark,     // , ; : -
};
inline constexpr std::size_t kShapes = 6;

}  // namespace sayso
