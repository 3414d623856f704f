#include "rules/text_place.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "text/utf8.h"

namespace sayso::rules {
namespace {

constexpr std::string_view kBlank = " \t";

// Walks over a text as it is written, and counts the bytes of its value.
class Walk {
 public:
  Walk(const std::vector<std::string_view>& lines, Place start)
      : lines_(lines), line_(start.line - 1) {
    for (unsigned column = 1; column < start.column && at_ < text().size(); ++column)
      utf8::next(text(), at_);
  }

  // Behind the opening mark; false where there is none.
  bool open() {
    if (at_ >= text().size()) return false;
    const char mark = text()[at_];
    if (mark != '\'' && mark != '"') return false;
    has_escapes_ = mark == '"';
    const bool is_long = text().substr(at_).starts_with(std::string(3, mark));
    at_ += is_long ? 3 : 1;
    if (is_long && at_ == text().size()) next_line();  // a line break here is no part of the value
    return true;
  }

  // Over one character. Returns the bytes that it stands for.
  std::size_t step() {
    if (at_ >= text().size()) {
      next_line();
      return 1;
    }
    if (!has_escapes_ || text()[at_] != '\\') {
      ++at_;
      return 1;
    }
    return escape();
  }

  bool is_over() const { return line_ >= lines_.size(); }

  Place place() const {
    Place place{static_cast<unsigned>(line_ + 1), 1};
    for (std::size_t i = 0; i < at_ && i < text().size(); ++place.column) utf8::next(text(), i);
    return place;
  }

 private:
  std::string_view text() const { return lines_[line_]; }

  void next_line() {
    ++line_;
    at_ = 0;
  }

  std::size_t escape() {
    const std::string_view rest = text().substr(at_ + 1);
    if (rest.find_first_not_of(kBlank) == rest.npos) {  // joins the lines
      do next_line();
      while (!is_over() && text().find_first_not_of(kBlank) == text().npos);
      if (!is_over()) at_ = text().find_first_not_of(kBlank);
      return 0;
    }
    const std::size_t digits = rest[0] == 'u' ? 4 : rest[0] == 'U' ? 8 : 0;
    std::uint32_t code_point = 0;
    if (digits > 0 && rest.size() > digits)
      std::from_chars(rest.data() + 1, rest.data() + 1 + digits, code_point, 16);
    std::string bytes;
    utf8::append(bytes, code_point);
    at_ += 2 + digits;
    return bytes.size();
  }

  const std::vector<std::string_view>& lines_;
  std::size_t line_;
  std::size_t at_ = 0;  // byte in the line
  bool has_escapes_ = false;
};

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

Place place_in_text(const std::vector<std::string_view>& lines, Place start, std::size_t offset) {
  if (start.line == 0 || start.line > lines.size()) return start;
  if (lines[start.line - 1].size() > kLongestLine) return start;
  Walk walk(lines, start);
  if (!walk.open()) return start;
  for (std::size_t value = 0; value < offset;) {
    if (walk.is_over()) return start;
    value += walk.step();
  }
  return walk.is_over() ? start : walk.place();
}

}  // namespace sayso::rules
