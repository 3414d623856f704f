#include "evaluate/letters.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.h"

namespace sayso::eval {
namespace {

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

enum class Mark { none, opens, closes, either };

Mark mark(char32_t c, char32_t next) {
  switch (c) {
    case U'“':
    case U'„':
    case U'«':
      return Mark::opens;
    case U'”':
    case U'»':
      return Mark::closes;
    case U'"':
      return Mark::either;
    case U'`':
      return next == U'`' ? Mark::opens : Mark::none;
    case U'\'':
      return next == U'\'' ? Mark::either : Mark::none;
    default:
      return Mark::none;
  }
}

}  // namespace

LetterSet::LetterSet(std::vector<Span> spans) : spans_(std::move(spans)) {
  std::sort(spans_.begin(), spans_.end());
  std::size_t kept = 0;
  for (const Span span : spans_) {
    if (span.begin >= span.end) continue;
    if (kept > 0 && span.begin <= spans_[kept - 1].end)
      spans_[kept - 1].end = std::max(spans_[kept - 1].end, span.end);
    else
      spans_[kept++] = span;
  }
  spans_.resize(kept);
  for (const Span span : spans_) size_ += span.size();
}

std::size_t common(const LetterSet& a, const LetterSet& b) {
  std::size_t count = 0;
  auto x = a.spans().begin();
  auto y = b.spans().begin();
  while (x != a.spans().end() && y != b.spans().end()) {
    const auto begin = std::max(x->begin, y->begin);
    const auto end = std::min(x->end, y->end);
    if (begin < end) count += end - begin;
    if (x->end < y->end)
      ++x;
    else
      ++y;
  }
  return count;
}

Letters::Letters(std::string_view text) : text_(text) {
  letters_.reserve(text.size() + 1);
  bytes_.reserve(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    letters_.push_back(count);
    bytes_.push_back(static_cast<std::uint32_t>(at));
    if (is_letter(utf8::next(text, at))) ++count;
  }
  letters_.push_back(count);
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

Span Letters::within(Span code_points) const {
  const auto size = static_cast<std::uint32_t>(letters_.size() - 1);
  const auto end = std::min(code_points.end, size);
  return {std::min(code_points.begin, end), end};
}

Span Letters::of(Span code_points) const {
  const Span span = within(code_points);
  return {letters_[span.begin], letters_[span.end]};
}

std::vector<Span> Letters::each(const std::vector<Span>& code_points) const {
  std::vector<Span> spans;
  for (const Span span : code_points)
    if (const Span letters = of(span); !letters.empty()) spans.push_back(letters);
  return spans;
}

LetterSet Letters::set(const std::vector<Span>& code_points) const {
  return LetterSet(each(code_points));
}

std::string_view Letters::text(Span code_points) const {
  const Span span = within(code_points);
  return slice(text_, {bytes_[span.begin], bytes_[span.end]});
}

LetterSet quoted(std::string_view text) {
  std::vector<Span> spans;
  std::uint32_t letters = 0;  // before `at`
  std::uint32_t start = 0;    // letters before the open quotation
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const char32_t next = utf8::at(text, at);
    const Mark m = mark(c, next);
    if (m != Mark::none) {
      if (c == U'`' || c == U'\'') ++at;  // the second of the pair
      if (!inside && m != Mark::closes) {
        inside = true;
        start = letters;
      } else if (inside && m != Mark::opens) {
        inside = false;
        spans.push_back({start, letters});
      }
    } else if (c == U'\n' && inside) {
      inside = false;
      spans.push_back({start, letters});
    }
    if (is_letter(c)) ++letters;
  }
  return LetterSet(std::move(spans));
}

}  // namespace sayso::eval
