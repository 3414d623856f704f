// A text by its letters and digits alone. Scores count only these, so that marks, spaces and stops
// at the edge of a span cost nothing.
//
//     Letters letters("“Yes,” he said");
//     letters.of({0, 6})     // {0, 3}: code points to the letters that stand in them
//
// Two spans cover the same letters exactly if they are equal in letters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso::eval {

// A set of letters: disjoint spans in order, so that sets are compared in linear time.
class LetterSet {
 public:
  LetterSet() = default;
  explicit LetterSet(std::vector<Span> spans);  // in letters, in any order, overlapping or not

  const std::vector<Span>& spans() const { return spans_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  std::vector<Span> spans_;
  std::size_t size_ = 0;
};

std::size_t common(const LetterSet& a, const LetterSet& b);

class Letters {
 public:
  explicit Letters(std::string_view text);  // valid UTF-8, which must outlive this

  Span of(Span code_points) const;  // what reaches beyond the text is cut off
  LetterSet set(const std::vector<Span>& code_points) const;
  std::vector<Span> each(const std::vector<Span>& code_points) const;  // without the empty ones

  std::string_view text(Span code_points) const;  // the bytes of that span

 private:
  Span within(Span code_points) const;

  std::string_view text_;
  std::vector<std::uint32_t> letters_;  // before each code point, and at the end
  std::vector<std::uint32_t> bytes_;    // the same
};

// The letters inside double quotation marks, as the metric defines them: a line's end closes a
// quotation, '' and `` count as double marks.
LetterSet quoted(std::string_view text);

}  // namespace sayso::eval
