#include "tape/tape.h"

#include <algorithm>

#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kTagReach = 8;  // tokens behind “Resign?” in which its tag would stand
constexpr std::uint32_t kBriefWords = 2, kMiddleWords = 5;

bool is_capital(Shape shape) {
  return shape == Shape::capital || shape == Shape::caps || shape == Shape::initial;
}

}  // namespace

TapeMaker::TapeMaker(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      maybe_(vocabulary.find_class("abbreviations-maybe")),
      never_(vocabulary.find_class("abbreviations")),
      starter_(vocabulary.find_class("sentence-starter")),
      saying_(vocabulary.find_class("saying")),
      comma_(vocabulary.find_class("comma")),
      preposition_(vocabulary.find_class("prepositions")),
      time_(vocabulary.find_class("time")) {}

void TapeMaker::make(std::string_view text, Span range, const Quotations& quotations,
                     std::size_t first_quotation, std::int32_t parent, Tape& tape) const {
  tape.tokens.clear();
  std::uint32_t at = range.begin;
  for (std::size_t i = first_quotation;
       i < quotations.size() && quotations[i].span.begin < range.end; ++i) {
    const Quotation& quotation = quotations[i];
    if (quotation.parent != parent || quotation.span.begin < at) continue;
    add_words(text, {at, quotation.span.begin}, tape);
    Token token;
    token.span = quotation.span;
    token.quotation = static_cast<std::int32_t>(i);
    token.symbol = vocabulary_.quote_symbol(shape(text, quotation));
    tape.tokens.push_back(token);
    at = quotation.span.end;
  }
  if (at < range.end) add_words(text, {at, range.end}, tape);
  join_runs(tape);
  end_sentences(text, quotations, tape);
  tape.symbols.clear();
  tape.symbols.reserve(tape.tokens.size());
  for (const Token& token : tape.tokens) tape.symbols.push_back(token.symbol);
}

void TapeMaker::add_words(std::string_view text, Span range, Tape& tape) const {
  std::string folded;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const WordPiece piece = next_word(text, at, range.end, vocabulary_.words());
    if (piece.span.empty()) break;
    fold_into(slice(text, piece.span), folded);
    Token token;
    token.span = piece.span;
    token.shape = piece.shape;
    token.entry = vocabulary_.find(folded);
    token.symbol = vocabulary_.symbol(token.entry, piece.shape, folded);
    tape.tokens.push_back(token);
  }
}

// Entries of several words ("prime minister", "Mr.") become one token; but the preposition at the
// end of one ("rule on") goes with a day behind it: "ruled | on Monday".
void TapeMaker::join_runs(Tape& tape) const {
  auto& tokens = tape.tokens;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    Token token = tokens[i];
    std::size_t length = 1;
    if (token.entry) {
      const auto [entry, words] = vocabulary_.find_run(token.entry, token.shape, [&](unsigned k) {
        const std::size_t next = i + 1 + k;
        return next < tokens.size() ? tokens[next].entry : 0;
      });
      const std::size_t behind = i + words;
      const bool is_parted = entry && behind < tokens.size() &&
                             is(tokens[behind - 1], preposition_) && is(tokens[behind], time_);
      if (entry && !is_parted) {
        length = words;
        token.entry = entry;
        token.span.end = tokens[i + length - 1].span.end;
        token.symbol = vocabulary_.symbol(entry, token.shape, {});
      }
    }
    tokens[kept++] = token;
    i += length;
  }
  tokens.resize(kept);
}

// Whether the words behind a quotation that ends with ? or ! look like its tag: "Lee asked", and
// "Lee, a surgeon, asked".
bool TapeMaker::tag_follows(const Tape& tape, std::size_t index) const {
  bool aside = false, after_mark = false;
  for (std::size_t i = index + 1; i < tape.tokens.size() && i <= index + kTagReach; ++i) {
    const Token& token = tape.tokens[i];
    if (is(token, saying_)) return !aside || after_mark;
    if (token.quotation != Token::kNone) return false;
    after_mark = token.shape == Shape::mark;
    if (after_mark && !is(token, comma_)) return false;
    aside = aside || after_mark;
  }
  return false;
}

void TapeMaker::end_sentences(std::string_view text, const Quotations& quotations,
                              Tape& tape) const {
  thread_local std::vector<Token> out;
  out.clear();
  const auto& tokens = tape.tokens;
  auto push_end = [&](Span span) {
    Token end;
    end.span = span;
    end.symbol = vocabulary_.end_symbol();
    out.push_back(end);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const Token* next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
    const bool opens = !next || is_capital(next->shape) || next->shape == Shape::number ||
                       next->quotation != Token::kNone || next->shape == Shape::mark;
    if (token.quotation != Token::kNone) {
      out.push_back(token);
      const Span inner = quotations[static_cast<std::size_t>(token.quotation)].inner;
      const auto final = shape(text, quotations[static_cast<std::size_t>(token.quotation)]).final;
      const bool introduced = i > 0 && slice(text, tokens[i - 1].span) == ":";
      const bool capital = !next || is_capital(next->shape) || next->quotation != Token::kNone;
      const bool ends = final == QuoteShape::Final::stop ? capital
                        : final == QuoteShape::Final::question
                            ? capital && (introduced || !tag_follows(tape, i))
                            : !next;
      if (ends && !inner.empty()) push_end({token.span.end, token.span.end});
      continue;
    }
    const std::string_view word = slice(text, token.span);
    const char last = word.empty() ? ' ' : word.back();
    if (token.shape == Shape::mark && (word == "." || word == "?" || word == "!" || word == "…" ||
                                       (word.size() > 2 && last == '.'))) {
      const bool ellipsis = word.size() > 1;
      // "(D-Mass.)", "Acme Inc.,": a mark right behind the stop of an unlisted abbreviation.
      const bool goes_on = word == "." && next && next->shape == Shape::mark &&
                           next->quotation == Token::kNone && next->span.begin == token.span.end &&
                           slice(text, next->span) != ".";
      if (goes_on) {
        out.push_back(token);
      } else if (ellipsis ? (!next || is_capital(next->shape)) : (word == "." || opens)) {
        // "?!" and the like: one end.
        if (!out.empty() && out.back().symbol == vocabulary_.end_symbol())
          out.back().span.end = token.span.end;
        else
          push_end(token.span);
      } else {
        out.push_back(token);
      }
      continue;
    }
    out.push_back(token);
    // The stop of an abbreviation can end the sentence, too.
    if (last == '.' && token.shape != Shape::mark && token.shape != Shape::initial &&
        !is(token, never_) &&
        (!next || (is_capital(next->shape) && is(*next, starter_)) ||
         next->quotation != Token::kNone)) {
      push_end({token.span.end, token.span.end});
    }
  }
  if (!out.empty() && out.back().symbol != vocabulary_.end_symbol())
    push_end({out.back().span.end, out.back().span.end});
  tape.tokens.swap(out);
}

QuoteShape TapeMaker::shape(std::string_view text, const Quotation& quotation) const {
  QuoteShape shape;
  shape.closed = quotation.closed;
  shape.continues = quotation.continues;
  const std::string_view inner = slice(text, quotation.inner);
  std::uint32_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < inner.size() && words <= kMiddleWords; ++i) {
    const bool space = inner[i] == ' ' || inner[i] == '\n' || inner[i] == '\t';
    if (!space && !in_word) ++words;
    in_word = !space;
  }
  shape.size = words <= kBriefWords    ? QuoteShape::Size::brief
               : words <= kMiddleWords ? QuoteShape::Size::middle
                                       : QuoteShape::Size::large;
  std::size_t end = inner.size();
  while (end > 0 && (static_cast<unsigned char>(inner[end - 1]) <= ' ' || inner[end - 1] == '\'' ||
                     inner[end - 1] == '"'))
    --end;
  // A nested quotation may close just before: “… ‘human.’” and ‘… “here.”’ end with a stop.
  while (end >= 3 && (inner.substr(end - 3, 3) == "”" || inner.substr(end - 3, 3) == "’")) end -= 3;
  const char last = end ? inner[end - 1] : ' ';
  const bool ellipsis = inner.substr(0, end).ends_with("…");
  shape.final = last == ','                  ? QuoteShape::Final::comma
                : last == '.' || ellipsis    ? QuoteShape::Final::stop
                : last == '?' || last == '!' ? QuoteShape::Final::question
                                             : QuoteShape::Final::none;
  std::uint32_t at = 0;
  const WordPiece first =
      next_word(inner, at, static_cast<std::uint32_t>(std::min<std::size_t>(inner.size(), 64)),
                vocabulary_.words());
  shape.capital = is_capital(first.shape);
  return shape;
}

}  // namespace sayso
