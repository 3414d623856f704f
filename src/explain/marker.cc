#include "explain/marker.h"

#include <algorithm>

#include "text/utf8.h"

namespace sayso {
namespace {

std::string_view colour(Part part) {
  switch (part) {
    case Part::none:
      return "";
    case Part::content:
      return "\033[36m";
    case Part::source:
      return "\033[32m";
    case Part::cue:
      return "\033[31m";
    case Part::via:
    case Part::addressee:
    case Part::medium:
    case Part::when:
      break;
  }
  return "\033[33m";
}

// The first `count` code points.
std::string_view head(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count-- > 0 && at < text.size()) utf8::next(text, at);
  return text.substr(0, at);
}

}  // namespace

std::string opened(Marking marking, Part part) {
  if (part == Part::none) return {};
  if (marking == Marking::colours) return std::string(colour(part));
  return "[" + std::string(name(part)) + " ";
}

std::string closed(Marking marking, Part part) {
  if (part == Part::none) return {};
  return marking == Marking::colours ? "\033[0m" : "]";
}

std::string marked(Marking marking, Part part, std::string_view words) {
  return opened(marking, part) + std::string(words) + closed(marking, part);
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = (c >= 0 && c <= ' ') || c == '\x7F';
    if (!is_blank)
      out += c;
    else if (out.empty() || out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::string line = collapsed(text);
  if (line.ends_with(' ')) line.pop_back();
  if (line.starts_with(' ')) line.erase(0, 1);
  const std::size_t size = count_code_points(line);
  if (size <= limit) return line;
  const std::size_t before = limit / 2, behind = limit - before - 1;
  const std::size_t tail = head(line, size - behind).size();
  return std::string(head(line, before)) + "…" + line.substr(tail);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace sayso
