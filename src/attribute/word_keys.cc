#include "attribute/word_keys.h"

#include <array>

namespace sayso {

WordKeys::WordKeys(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), function_word_(vocabulary.find_class("function-word")) {
  static constexpr std::array kKinds = {FeaturePart("saying"),     FeaturePart("verb:past"),
                                        FeaturePart("verb:third"), FeaturePart("gerund"),
                                        FeaturePart("time"),       FeaturePart("adverb")};
  for (const FeaturePart& kind : kKinds)
    if (const auto id = vocabulary.find_class(kind.text)) kinds_.emplace_back(*id, kind);
}

FeaturePart WordKeys::key(std::string_view text, const Tape& tape, std::int64_t index) const {
  static constexpr FeaturePart kBefore("^"), kBehind("$"), kEnd("end"), kQuote("quote"),
      kNumber("number"), kCapital("capital"), kLower("lower");
  if (index < 0) return kBefore;
  if (index >= static_cast<std::int64_t>(tape.tokens.size())) return kBehind;
  const Token& token = tape.tokens[static_cast<std::size_t>(index)];
  if (token.symbol == vocabulary_.end_symbol()) return kEnd;
  if (token.quotation != Token::kNone) return kQuote;
  if (function_word_ && vocabulary_.is(token.symbol, *function_word_))
    return FeaturePart(vocabulary_.text(token.entry));
  if (token.shape == Shape::number) return kNumber;
  if (token.shape == Shape::mark) return FeaturePart(slice(text, token.span));
  if (token.shape != Shape::lower) return kCapital;
  for (const auto& [id, name] : kinds_)
    if (vocabulary_.is(token.symbol, id)) return name;
  return kLower;
}

FeaturePart WordKeys::word(std::string_view text, const Tape& tape, std::int64_t index) const {
  if (index >= 0 && index < static_cast<std::int64_t>(tape.tokens.size())) {
    const Token& token = tape.tokens[static_cast<std::size_t>(index)];
    if (token.shape == Shape::lower && token.quotation == Token::kNone &&
        token.symbol != vocabulary_.end_symbol())
      return FeaturePart(slice(text, token.span));
  }
  return key(text, tape, index);
}

FeaturePart bucket(std::uint32_t count) {
  static constexpr std::array kBuckets = {
      FeaturePart("0"),    FeaturePart("1"),     FeaturePart("2"),
      FeaturePart("3"),    FeaturePart("4-5"),   FeaturePart("6-8"),
      FeaturePart("9-16"), FeaturePart("17-32"), FeaturePart("33+")};
  return kBuckets[count <= 3    ? count
                  : count <= 5  ? 4
                  : count <= 8  ? 5
                  : count <= 16 ? 6
                  : count <= 32 ? 7
                                : 8];
}

}  // namespace sayso
