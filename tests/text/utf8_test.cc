#include "text/utf8.h"

#include <catch2/catch.hpp>

using namespace sayso;

TEST_CASE("code points of one to four bytes are read as they are written") {
  const std::u32string points = U"a\u00E9\u20AC\U0001F600\U0010FFFFz";
  std::string text;
  for (const char32_t c : points) utf8::append(text, c);
  CHECK(text == "a\u00E9\u20AC\U0001F600\U0010FFFFz");

  std::u32string read;
  for (std::size_t at = 0; at < text.size();) read += utf8::next(text, at);
  CHECK(read == points);
}
