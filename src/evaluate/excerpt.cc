#include "evaluate/excerpt.h"

#include <utf8proc.h>

#include <algorithm>

#include "evaluate/identity.h"
#include "text/utf8.h"

namespace sayso::eval {
namespace {

std::string parts(std::vector<Span> spans, const Letters& letters, std::size_t limit) {
  std::sort(spans.begin(), spans.end());
  std::string text;
  for (const Span span : spans)
    text.append(text.empty() ? "" : " [...] ").append(letters.text(span));
  return shortened(text, limit);
}

}  // namespace

Excerpt excerpt(const AnnotatedArticle& article, const AnnotatedAttribution& attribution,
                const Letters& letters) {
  return {.content = parts(attribution.content, letters, 160),
          .source = parts(attribution.source, letters, 80),
          .cue = parts(attribution.cue, letters, 40),
          .speaker = article.detailed ? speaker_labels(article, attribution) : ""};
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::u32string all;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u00A0') {
      space = !all.empty();
    } else {
      if (space) all += U' ';
      space = false;
      all += c;
    }
  }
  std::string line;
  const std::size_t head = limit * 2 / 3, tail = limit - head;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all.size() > limit && i == head) {
      line += "…";
      i = all.size() - tail;
    }
    utf8::append(line, all[i]);
  }
  return line;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();)
    utf8::append(lower, static_cast<char32_t>(
                            utf8proc_tolower(static_cast<utf8proc_int32_t>(utf8::next(text, at)))));
  return lower;
}

std::uint32_t first_offset(const std::vector<Span>& spans) {
  return spans.empty() ? 0 : std::min_element(spans.begin(), spans.end())->begin;
}

}  // namespace sayso::eval
