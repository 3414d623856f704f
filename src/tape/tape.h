// The tape: a block as tokens, each with one symbol. Rules match on the symbols.
//
//     Li Shulei said “Go home.” on Monday.
//     [capital] [capital] [said] [quote] [on] [time-word] [end]
//
// A whole quotation is one token. A sentence's end is a token, too: its stop, or an empty one where
// the sentence ends inside a quotation or with an abbreviation. Sentence ends are decided here,
// after the quotations are collapsed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "quotes/quotation.h"
#include "segment/block.h"
#include "tape/vocabulary.h"

namespace sayso {

struct Token {
  static constexpr std::int32_t kNone = -1;

  Span span;                       // bytes of the article; empty for an end without a mark
  std::uint32_t entry = 0;         // in the vocabulary; 0: on no list
  std::int32_t quotation = kNone;  // index of the quotation that it stands for, or kNone
  Symbol symbol = 0;
  Shape shape = Shape::mark;
};

struct Tape {
  std::uint32_t block = 0;
  std::vector<Token> tokens;
  std::vector<Symbol> symbols;  // of the tokens, which is what patterns are matched on

  std::span<const Symbol> symbols_of(std::uint32_t first, std::uint32_t last) const {
    return std::span(symbols).subspan(first, last - first);
  }
  Span span(std::size_t first, std::size_t last) const {  // of the tokens [first, last)
    return {tokens[first].span.begin, tokens[last - 1].span.end};
  }
};

class TapeMaker {
 public:
  explicit TapeMaker(const Vocabulary& vocabulary);

  // The tape of `range`, whose quotations are those of `quotations` from `first_quotation` on that
  // have `parent` as their parent. `tape` is overwritten; its memory is used again.
  void make(std::string_view text, Span range, const Quotations& quotations,
            std::size_t first_quotation, std::int32_t parent, Tape& tape) const;

 private:
  void add_words(std::string_view text, Span range, Tape& tape) const;
  void join_runs(Tape& tape) const;
  void end_sentences(std::string_view text, const Quotations& quotations, Tape& tape) const;
  bool tag_follows(const Tape& tape, std::size_t index) const;
  QuoteShape shape(std::string_view text, const Quotation& quotation) const;
  bool is(const Token& token, std::optional<ClassId> id) const {
    return id && vocabulary_.is(token.symbol, *id);
  }

  const Vocabulary& vocabulary_;
  std::optional<ClassId> maybe_, never_, starter_, saying_, comma_, preposition_, time_;
};

}  // namespace sayso
