// Byte offsets to code point offsets, for the writers, and back.
//
//     CodePoints points(article.text);
//     points.offset(span.begin)   // code points before that byte
//     points.byte(120)            // where code point 120 begins
//
// One pass over the text when made; a look-up costs at most `kStep` bytes. Text that is all ASCII
// costs nothing: offsets are returned as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sayso {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  std::uint32_t offset(std::uint32_t byte) const;

  // No value for what lies behind the end of the text.
  std::optional<std::uint32_t> byte(std::uint32_t offset) const;

 private:
  static constexpr std::uint32_t kStep = 256;  // bytes between two stored counts
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before byte i * kStep; empty: all ASCII
};

}  // namespace sayso
