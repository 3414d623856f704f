#include "explain/sentences.h"

#include <algorithm>

namespace sayso {

TokenRange sentences_around(const Tape& tape, Span words, const Vocabulary& vocabulary) {
  const auto& tokens = tape.tokens;
  const auto is_end = [&](const Token& token) { return token.symbol == vocabulary.end_symbol(); };
  auto first = std::partition_point(tokens.begin(), tokens.end(),
                                    [&](const Token& t) { return t.span.end <= words.begin; });
  auto last = std::partition_point(first, tokens.end(),
                                   [&](const Token& t) { return t.span.begin < words.end; });
  while (first != tokens.begin() && !is_end(*(first - 1))) --first;
  while (last != tokens.end() && (last == first || !is_end(*(last - 1)))) ++last;
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

Span words_of(const Attribution& a, Span block) {
  Span all{block.end, block.begin};
  for (const auto* spans : {&a.content, &a.cue, &a.mention}) {
    for (const Span span : *spans) {
      if (!block.contains(span)) continue;
      all.begin = std::min(all.begin, span.begin);
      all.end = std::max(all.end, span.end);
    }
  }
  return all;
}

}  // namespace sayso
