// Words that open a sentence with a capital: how they stand elsewhere in the article tells whether
// they are names.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>

#include "resolve/resolve_rules.h"
#include "resolve/tapes.h"
#include "segment/block.h"

namespace sayso {

class OpeningWords {
 public:
  OpeningWords(std::string_view text, const Blocks& blocks, const Tapes& tapes,
               const ResolveRules& rules, const Vocabulary& vocabulary);

  bool opens_sentence(const Tape& tape, std::uint32_t token) const;

  // For a word that opens a sentence. A common word is no name there: it is listed as one and has
  // no capital elsewhere, or stands in lower case elsewhere.
  bool is_common(const Token& token) const;
  bool has_capital_elsewhere(const Token& token) const;
  bool is_lower_elsewhere(const Token& token) const;

  // A headline in which most words have a capital.
  bool is_shouted(const Tape& tape) const;

 private:
  struct Elsewhere {
    bool lower = false, capital = false;
  };
  void see(const Tape& tape);
  const Elsewhere* find(const std::string& folded) const;
  std::string folded(const Token& token) const;
  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }

  std::string_view text_;
  const Blocks& blocks_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
  std::bitset<256 * 32> forms_;  // first byte and length, to pass over most words at once
  std::unordered_map<std::string, Elsewhere> words_;
};

bool is_word(const Token& token);     // no mark, number or quotation
bool is_capital(const Token& token);  // a word with a capital

}  // namespace sayso
