#include "write/nesting.h"

#include <catch2/catch.hpp>
#include <string>

using namespace sayso;

namespace {

// The pieces as "index:begin-end", in their order.
std::string nested(const std::vector<Inline>& inlines, const std::vector<Span>& containers) {
  std::string out;
  for (const Piece& piece : nest(inlines, containers)) {
    if (!out.empty()) out += ' ';
    out += std::to_string(piece.index) + ":" + std::to_string(piece.span.begin) + "-" +
           std::to_string(piece.span.end);
  }
  return out;
}

const std::vector<Span> kAll = {{0, 100}};

}  // namespace

TEST_CASE("spans that nest stay whole, the outer before the inner") {
  CHECK(nested({{{5, 10}, 1}, {{0, 20}, 1}, {{5, 8}, 1}}, kAll) == "1:0-20 0:5-10 2:5-8");
}

TEST_CASE("of two spans that are the same the stronger stands outside") {
  CHECK(nested({{{5, 10}, 1}, {{5, 10}, 2}}, kAll) == "1:5-10 0:5-10");
}

TEST_CASE("of two that cross the weaker is cut, whichever comes first") {
  CHECK(nested({{{0, 20}, 2}, {{15, 30}, 1}}, kAll) == "0:0-20 1:15-20 1:20-30");
  CHECK(nested({{{0, 20}, 1}, {{15, 30}, 2}}, kAll) == "0:0-15 1:15-30 0:15-20");
}

TEST_CASE("of two equally strong ones that cross the later is cut") {
  CHECK(nested({{{0, 20}, 1}, {{15, 30}, 1}}, kAll) == "0:0-20 1:15-20 1:20-30");
}

TEST_CASE("what stands in a span that is cut is cut and opened again with it") {
  CHECK(nested({{{0, 20}, 1}, {{5, 20}, 1}, {{15, 30}, 2}}, kAll) ==
        "0:0-15 1:5-15 2:15-30 0:15-20 1:15-20");
}

TEST_CASE("nothing reaches over the border of a container or stands between two") {
  CHECK(nested({{{5, 25}, 1}, {{11, 12}, 1}, {{12, 18}, 1}, {{40, 50}, 1}}, {{0, 10}, {15, 30}}) ==
        "0:5-10 0:15-25 2:15-18");
}

TEST_CASE("empty spans get no piece") { CHECK(nested({{{5, 5}, 1}}, kAll).empty()); }

TEST_CASE("nesting is as deep as the limit and no deeper") {
  std::vector<Inline> inlines;
  for (std::uint32_t i = 0; i < 2 * kMaxNesting; ++i) inlines.push_back({{i, 1000}, 1});
  CHECK(nest(inlines, {{0, 1000}}).size() == kMaxNesting);
}

TEST_CASE("many spans that all cross each other do not multiply") {
  constexpr std::uint32_t kCount = 20000;
  std::vector<Inline> inlines;
  for (std::uint32_t i = 0; i < kCount; ++i)
    inlines.push_back({{i, kCount + i}, static_cast<std::uint8_t>(i % 5)});
  CHECK(nest(inlines, {{0, 3 * kCount}}).size() < 2 * kMaxNesting * kCount);
}
