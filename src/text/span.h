// A piece of an article's text, named by its bytes.
//
//     Span s{4, 9};
//     slice("the quick fox", s)   // "quick"
//
// Half-open, counted in bytes of the article's UTF-8 text, always on code point borders.
// Writers turn bytes into code points at the very end (text/code_points.h).
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace sayso
