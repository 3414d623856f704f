#include "quotes/flank.h"

#include <array>

namespace sayso {
namespace {

// The line breaking classes of Unicode tell just what is needed: what clings to what.
Flank classify(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c == 0 || u_isUWhiteSpace(code)) return Flank::space;
  if (u_charType(code) == U_MATH_SYMBOL) return Flank::neutral;  // <a title="Go">
  switch (u_getIntPropertyValue(code, UCHAR_LINE_BREAK)) {
    case U_LB_ZWSPACE:
    case U_LB_COMBINING_MARK:  // includes control characters
      return u_charType(code) == U_CONTROL_CHAR || c == 0x200B ? Flank::space : Flank::word;
    case U_LB_OPEN_PUNCTUATION:
      return Flank::open;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:  // , . : ;
      return Flank::stop;
    case U_LB_BREAK_AFTER:  // most dashes
    case U_LB_BREAK_BOTH:
    case U_LB_HYPHEN:
    case U_LB_BREAK_SYMBOLS:  // slash
    case U_LB_INSEPARABLE:    // …
    case U_LB_QUOTATION:
    case U_LB_WORD_JOINER:
    case U_LB_IDEOGRAPHIC:
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_COMPLEX_CONTEXT:  // Thai, Khmer, ...
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
      return Flank::neutral;
    default:
      return Flank::word;
  }
}

std::array<Flank, 128> classify_ascii() {
  std::array<Flank, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = classify(c);
  return table;
}

}  // namespace

Flank flank(char32_t c) {
  static const std::array<Flank, 128> ascii = classify_ascii();
  return c < ascii.size() ? ascii[c] : classify(c);
}

}  // namespace sayso
