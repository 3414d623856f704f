#include "text/code_points.h"

#include <catch2/catch.hpp>
#include <string>

namespace sayso {

TEST_CASE("a code point's offset gives back the byte where it begins, wherever it stands") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "😀" : "a";
  for (const std::string& all : {text, std::string(700, 'a'), std::string()}) {
    const CodePoints points(all);
    std::uint32_t count = 0;
    for (std::uint32_t byte = 0; byte <= all.size(); ++byte) {
      if (byte < all.size() && (all[byte] & 0xC0) == 0x80) continue;
      CHECK(points.offset(byte) == count);
      CHECK(points.byte(count) == byte);
      ++count;
    }
    CHECK_FALSE(points.byte(count));
    CHECK_FALSE(points.byte(UINT32_MAX));
  }
}

}  // namespace sayso
