#include "compare/voice.h"

#include <algorithm>
#include <set>
#include <string>

namespace sayso::compare {
namespace {

using Words = std::set<std::string>;

// The words that tell, without the little ones.
Words telling_words(std::string_view text, const CompareRules& rules) {
  Words words;
  const auto limit = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t offset = 0; offset < limit;) {
    const WordPiece piece = next_word(text, offset, limit, rules.words);
    if (piece.span.empty() || piece.shape == Shape::mark) continue;
    std::string word = fold(slice(text, piece.span));
    if (!(rules.traits(word) & kLittle)) words.insert(rules.written(word));
  }
  return words;
}

std::size_t shared(const Words& a, const Words& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

bool holds(const Words& all, const Words& some) {
  return !some.empty() && shared(some, all) == some.size();
}

// "Xi" and "Xi Jinping"; any name of the one with any of the other.
bool share_name(const Said& a, const Said& b, const CompareRules& rules) {
  for (const auto& one : a.names)
    for (const auto& other : b.names) {
      const Words first = telling_words(one, rules), second = telling_words(other, rules);
      if (holds(first, second) || holds(second, first)) return true;
    }
  return false;
}

// "CAC's international cooperation chief" and "international cooperation head of the CAC".
bool share_description(const Said& a, const Said& b, const CompareRules& rules) {
  const Words first = telling_words(a.speaker, rules), second = telling_words(b.speaker, rules);
  const std::size_t fewer = std::min(first.size(), second.size());
  return fewer > 0 && shared(first, second) * 3 >= fewer * 2;
}

bool has_role(const Said& named, const Said& described, const CompareRules& rules) {
  const Words description = telling_words(described.speaker, rules);
  return std::any_of(named.roles.begin(), named.roles.end(), [&](const std::string& role) {
    return holds(telling_words(role, rules), description);
  });
}

}  // namespace

Voice compare_voices(const Said* a, const Said* b, const CompareRules& rules) {
  if (!b || b->speaker.empty()) return a && !a->speaker.empty() ? Voice::dropped : Voice::unknown;
  if (!a || a->speaker.empty()) return Voice::unknown;
  if (fold(a->speaker) == fold(b->speaker)) return Voice::same;
  if (!a->names.empty() && !b->names.empty())
    return share_name(*a, *b, rules) ? Voice::alias : Voice::different;
  if (share_description(*a, *b, rules)) return Voice::alias;
  const bool is_role = a->names.empty() ? has_role(*b, *a, rules) : has_role(*a, *b, rules);
  return is_role ? Voice::alias : Voice::different;
}

}  // namespace sayso::compare
