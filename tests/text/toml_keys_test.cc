// Keys of TOML that have too many parts are found wherever they stand, and nothing else is.
#include "text/toml_keys.h"

#include <catch2/catch.hpp>
#include <string>

namespace sayso {
namespace {

const std::string kLong = "a.b.c.d.e.f.g.h.i.j.k";  // one part more than is taken
const std::string kMost = R"(a . b.c.d.e.f.g.h.i."j.x")";

}  // namespace

TEST_CASE("a key of too many parts is found with its line") {
  CHECK(line_of_long_key(kLong + " = 1") == 1);
  CHECK(line_of_long_key("# why\n[" + kLong + "]\n") == 2);
  CHECK(line_of_long_key("x = 1\ny = {" + kLong + " = 1}") == 2);
  CHECK(line_of_long_key(R"("a".'b'."c.c".d.e.f.g.h.i.j.k = 1)") == 1);
}

TEST_CASE("strings of TOML end where TOML ends them") {
  for (const char* value : {R"("\"")", R"("\\")", R"('\')", R"("""a " ""b\""" c""")",
                            R"("""a""""")", "'''a''b'''''", "\"\"\"\n\"\"\""}) {
    INFO(value);
    CHECK(line_of_long_key(std::string("x = {a = ") + value + ", " + kLong + " = 1}") >= 1);
  }
}

TEST_CASE("keys of a few parts, numbers, comments and what stands in strings are let through") {
  CHECK(line_of_long_key("") == 0);
  CHECK(line_of_long_key(kMost + " = 1") == 0);
  CHECK(line_of_long_key("x = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5,\n7.5, 8.5, 9.5, 10.5, 11.5]") == 0);
  CHECK(line_of_long_key("# " + kLong + "\nx = '" + kLong + "'") == 0);
  CHECK(line_of_long_key("x = \"\"\"\n" + kLong + "\n\"\"\"") == 0);
}

}  // namespace sayso
