// Numbers as the writers print them, the same everywhere: no locale, no allocation.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace sayso {

inline void append_number(std::uint64_t value, std::string& out) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// A confidence from 0 to 1 in at most three decimals: 0.97, 1, 0.125.
inline void append_confidence(float confidence, std::string& out) {
  if (!(confidence > 0)) confidence = 0;
  if (confidence > 1) confidence = 1;
  const auto thousandths = static_cast<unsigned>(std::lround(confidence * 1000));
  if (thousandths % 1000 == 0) {
    out += thousandths == 0 ? '0' : '1';
    return;
  }
  const char digits[] = {static_cast<char>('0' + thousandths / 100),
                         static_cast<char>('0' + thousandths / 10 % 10),
                         static_cast<char>('0' + thousandths % 10)};
  out += "0.";
  out.append(digits, digits[2] != '0' ? 3 : digits[1] != '0' ? 2 : 1);
}

}  // namespace sayso
