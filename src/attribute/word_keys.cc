#include "attribute/word_keys.h"

#include <array>

namespace sayso {

WordKeys::WordKeys(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), function_word_(vocabulary.find_class("function-word")) {
  for (std::string_view name : {"saying", "verb:past", "verb:third", "gerund", "time", "adverb"})
    if (const auto id = vocabulary.find_class(name)) kinds_.emplace_back(*id, name);
}

std::string_view WordKeys::key(std::string_view text, const Tape& tape, std::int64_t index) const {
  if (index < 0) return "^";
  if (index >= static_cast<std::int64_t>(tape.tokens.size())) return "$";
  const Token& token = tape.tokens[static_cast<std::size_t>(index)];
  if (token.symbol == vocabulary_.end_symbol()) return "end";
  if (token.quotation != Token::kNone) return "quote";
  if (function_word_ && vocabulary_.is(token.symbol, *function_word_)) return vocabulary_.text(token.entry);
  if (token.shape == Shape::number) return "number";
  if (token.shape == Shape::mark) return slice(text, token.span);
  if (token.shape != Shape::lower) return "capital";
  for (const auto& [id, name] : kinds_)
    if (vocabulary_.is(token.symbol, id)) return name;
  return "lower";
}

std::string_view WordKeys::word(std::string_view text, const Tape& tape, std::int64_t index) const {
  if (index >= 0 && index < static_cast<std::int64_t>(tape.tokens.size())) {
    const Token& token = tape.tokens[static_cast<std::size_t>(index)];
    if (token.shape == Shape::lower && token.quotation == Token::kNone && token.symbol != vocabulary_.end_symbol()) return slice(text, token.span);
  }
  return key(text, tape, index);
}

std::string_view bucket(std::uint32_t count) {
  static constexpr std::array<std::string_view, 9> kBuckets = {"0", "1", "2", "3", "4-5", "6-8", "9-16", "17-32", "33+"};
  return kBuckets[count <= 3 ? count : count <= 5 ? 4 : count <= 8 ? 5 : count <= 16 ? 6 : count <= 32 ? 7 : 8];
}

}  // namespace sayso
