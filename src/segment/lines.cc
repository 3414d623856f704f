#include "segment/lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "text/utf8.h"

namespace sayso {
namespace {

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

Span trim(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    std::size_t after = begin;
    if (!is_space(utf8::next(text, after))) break;
    begin = after;
  }
  while (begin < end) {
    std::size_t before = end - 1;
    while (before > begin && (text[before] & 0xC0) == 0x80) --before;
    if (!is_space(utf8::at(text, before))) break;
    end = before;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

struct Line {
  Span span;           // trimmed, not empty
  bool follows;        // the line above is not blank
  std::size_t indent;  // bytes
};

// The lines that are not blank. They end at LF, at CR where the text has no LF, and at the line and
// paragraph separators of Unicode.
std::vector<Line> lines_of(std::string_view text) {
  const char line_feed = text.find('\n') == text.npos ? '\r' : '\n';
  const bool separators = text.find("\u2028") != text.npos || text.find("\u2029") != text.npos;
  std::vector<Line> lines;
  lines.reserve(text.size() / 128 + 1);
  bool follows = false;
  auto add = [&](std::size_t begin, std::size_t end) {
    const Span span = trim(text, begin, end);
    if (!span.empty()) lines.push_back({span, follows, span.begin - begin});
    follows = !span.empty();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(line_feed, at), text.size());
    if (separators) {
      constexpr std::size_t kSize = 3;  // bytes of a separator
      for (std::size_t i = at; i + kSize <= end; ++i) {
        const std::string_view three = text.substr(i, kSize);
        if (three != "\u2028" && three != "\u2029") continue;
        add(at, i);
        at = i + kSize;
        i = at - 1;
      }
    }
    add(at, end);
    at = end + 1;
  }
  return lines;
}

std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(" \t"));
}

bool ends_sentence(std::string_view line) {
  std::size_t end = line.size();
  for (char32_t c = utf8::before(line, end); c != 0; c = utf8::before(line, end)) {
    const auto code = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code, UCHAR_S_TERM)) return true;
    const bool closer = c == '"' || c == '\'' ||
                        (U_GET_GC_MASK(code) & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)) != 0;
    if (!closer) return false;
    do --end;
    while ((line[end] & 0xC0) == 0x80);
  }
  return false;
}

class Wrapping {
 public:
  Wrapping(std::string_view text, const WrapSettings& settings)
      : text_(text), settings_(settings) {}

  // The columns that the text was wrapped at; no value where it was not.
  std::optional<std::size_t> width(const std::vector<Line>& lines) const {
    // Only lines with another one right below them tell anything.
    std::vector<std::size_t> lengths;
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (lines[i].follows) lengths.push_back(length(lines[i - 1]));
    if (lengths.size() < settings_.least_lines) return std::nullopt;
    // The longest but for a few: a headline or an address may not have been wrapped.
    const auto longest = lengths.end() - 1 - static_cast<std::ptrdiff_t>(lengths.size() / 20);
    std::nth_element(lengths.begin(), longest, lengths.end());
    const std::size_t width = *longest;
    if (width < settings_.least_columns || width > settings_.most_columns) return std::nullopt;

    // A line that ends a sentence may end a paragraph; where the others end must be explained.
    std::size_t open = 0, full = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!lines[i].follows || ends_sentence(slice(text_, lines[i - 1].span))) continue;
      ++open;
      full += is_full(lines[i - 1], lines[i], width);
    }
    const bool enough =
        full >= settings_.least_lines &&
        static_cast<double>(open) >= settings_.least_open * static_cast<double>(lengths.size());
    if (!enough || static_cast<double>(full) < settings_.least_full * static_cast<double>(open))
      return std::nullopt;
    return width;
  }

  // True where `next` belongs to the block of `line`, whose first line is `first`.
  bool continues(const Line& first, const Line& line, const Line& next, std::size_t width) const {
    if (!next.follows || !is_full(line, next, width) || starts_block(next)) return false;
    return next.indent <= line.indent || starts_block(first);  // a list item's text is indented
  }

 private:
  std::size_t length(const Line& line) const {
    return line.indent + columns(slice(text_, line.span));
  }

  // True where the first word of `next` would not have fitted into `line`. No slack is given to the
  // end of a sentence, which may well be that of a paragraph.
  bool is_full(const Line& line, const Line& next, std::size_t width) const {
    const std::size_t joined = length(line) + 1 + columns(first_word(slice(text_, next.span)));
    if (joined > width) return true;
    return joined + settings_.slack_columns > width && !ends_sentence(slice(text_, line.span));
  }

  bool starts_block(const Line& line) const {
    const std::string_view text = slice(text_, line.span);
    return settings_.starts_block &&
           (*settings_.starts_block)->Match(text, 0, text.size(), RE2::ANCHOR_START, nullptr, 0);
  }

  std::string_view text_;
  const WrapSettings& settings_;
};

}  // namespace

std::vector<Span> raw_blocks(std::string_view text, const WrapSettings& settings) {
  const std::vector<Line> lines = lines_of(text);
  const Wrapping wrapping(text, settings);
  const auto width = wrapping.width(lines);
  std::vector<Span> blocks;
  blocks.reserve(lines.size());
  std::size_t first = 0;  // line of the block that grows
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (width && i > 0 && wrapping.continues(lines[first], lines[i - 1], lines[i], *width)) {
      blocks.back().end = lines[i].span.end;
    } else {
      blocks.push_back(lines[i].span);
      first = i;
    }
  }
  return blocks;
}

}  // namespace sayso
