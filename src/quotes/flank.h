// What stands beside a quotation mark, as far as its direction depends on it.
#pragma once

#include <unicode/uchar.h>

#include "text/span.h"

namespace sayso {

enum class Flank {
  space,    // white space, or the border of the block
  word,     // letters, digits, signs such as $ % @
  stop,     // , . ! ? ) ]
  open,     // ( [ ¿
  neutral,  // says nothing: dashes, slashes, = < >, the dots of …, scripts written without spaces
};

Flank flank(char32_t c);  // 0 is the border of the block

// A character that can stand on both sides of an apostrophe.
inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) - 'a' < 26u || c - '0' < 10u;
  return u_isalnum(static_cast<UChar32>(c)) && flank(c) == Flank::word;
}

inline bool is_space(char32_t c) { return flank(c) == Flank::space; }

// Marks that touch each other, and the characters around them.
struct MarkRun {
  Span span;            // bytes of the block
  char32_t before = 0;  // 0: the block begins here
  char32_t behind = 0;  // 0: the block ends here
  char32_t second = 0;  // the character behind `behind`
};

}  // namespace sayso
