#include "resolve/opening_words.h"

#include <algorithm>

namespace sayso {
namespace {

std::size_t form(std::string_view word) {
  return static_cast<unsigned char>(word[0]) * 32u + std::min<std::size_t>(word.size(), 31);
}

// "www.veridian.example", "press@veridian.example": names have no capital there.
bool is_in_address(std::string_view text, Span word) {
  const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
  const char behind = word.end < text.size() ? text[word.end] : ' ';
  const char next = word.end + 1 < text.size() ? text[word.end + 1] : ' ';
  return before == '.' || before == '/' || before == '@' || behind == '@' ||
         (behind == '.' && next >= 'a' && next <= 'z');
}

}  // namespace

bool is_word(const Token& token) {
  return token.shape != Shape::mark && token.shape != Shape::number &&
         token.quotation == Token::kNone;
}

bool is_capital(const Token& token) { return is_word(token) && token.shape != Shape::lower; }

OpeningWords::OpeningWords(std::string_view text, const Blocks& blocks, const Tapes& tapes,
                           const ResolveRules& rules, const Vocabulary& vocabulary)
    : text_(text), blocks_(blocks), rules_(rules), vocabulary_(vocabulary) {
  for (std::uint32_t t = 0; t < tapes.size(); ++t) {
    const Tape& tape = tapes[t];
    for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
      const Token& token = tape.tokens[i];
      if (!is_capital(token) || !is(token, rules.classes.name_begin) || !opens_sentence(tape, i))
        continue;
      std::string word = folded(token);
      forms_.set(form(word));
      words_.try_emplace(std::move(word));
    }
  }
  for (std::uint32_t t = 0; t < tapes.size(); ++t) see(tapes[t]);
}

void OpeningWords::see(const Tape& tape) {
  const bool shouted = is_shouted(tape);
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    const bool lower = token.shape == Shape::lower;
    if (!lower && (!is_capital(token) || shouted || opens_sentence(tape, i))) continue;
    const std::string_view as_written = slice(text_, token.span);
    if (lower && (!forms_[form(as_written)] || is_in_address(text_, token.span))) continue;
    const auto word = words_.find(lower ? std::string(as_written) : folded(token));
    if (word != words_.end()) (lower ? word->second.lower : word->second.capital) = true;
  }
}

std::string OpeningWords::folded(const Token& token) const {
  return fold(slice(text_, token.span));
}

const OpeningWords::Elsewhere* OpeningWords::find(const std::string& folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? nullptr : &found->second;
}

bool OpeningWords::opens_sentence(const Tape& tape, std::uint32_t token) const {
  if (token == 0) return true;
  const Token& before = tape.tokens[token - 1];
  return before.symbol == vocabulary_.end_symbol() || before.quotation != Token::kNone ||
         (before.shape == Shape::mark && !is(before, rules_.classes.conjunction));
}

bool OpeningWords::is_common(const Token& token) const {
  if (is(token, rules_.classes.given)) return false;
  const bool listed = is(token, rules_.classes.common);
  const Elsewhere* elsewhere = find(folded(token));
  return elsewhere ? elsewhere->lower || (listed && !elsewhere->capital) : listed;
}

bool OpeningWords::has_capital_elsewhere(const Token& token) const {
  const Elsewhere* elsewhere = find(folded(token));
  return is(token, rules_.classes.given) || (elsewhere && elsewhere->capital);
}

bool OpeningWords::is_lower_elsewhere(const Token& token) const {
  const Elsewhere* elsewhere = find(folded(token));
  return elsewhere && elsewhere->lower;
}

bool OpeningWords::is_shouted(const Tape& tape) const {
  if (blocks_[tape.block].kind != BlockKind::headline) return false;
  const auto words = std::count_if(tape.tokens.begin(), tape.tokens.end(), is_word);
  const auto capitals = std::count_if(tape.tokens.begin(), tape.tokens.end(), is_capital);
  return words >= 4 && capitals * 3 > words * 2;
}

}  // namespace sayso
