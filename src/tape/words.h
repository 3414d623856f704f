// Words as the text writes them: where they begin and end, and the form under which the lists
// know them.
//
// Apostrophes and hyphens between letters belong to the word; a clitic such as 's or 'll is a word
// of its own; stops belong to a word that is written with several ("U.S.") and to an initial
// ("J.").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tape/shape.h"
#include "text/span.h"

namespace sayso {

struct WordPiece {
  Span span;    // bytes of the text that was split
  Shape shape;  // of its letters
};

// What a language pack says about words.
struct WordRules {
  std::vector<std::string> clitics;  // with a straight apostrophe: "'s", "'ll"
};

// The next word or mark at or after `offset`, before `limit`; an empty span at the limit's end.
// `offset` is moved behind it. White space and soft hyphens between words are passed over.
WordPiece next_word(std::string_view text, std::uint32_t& offset, std::uint32_t limit,
                    const WordRules& rules);

std::vector<WordPiece> split_words(std::string_view text, const WordRules& rules);

// Lower case, straight apostrophes, no soft hyphens: "Didn’t" -> "didn't".
std::string fold(std::string_view word);
void fold_into(std::string_view word, std::string& out);

bool has_capital(std::string_view words);  // some letter is upper case

// One word of small ASCII letters, at least one: it is its own folded form.
bool is_plain_word(std::string_view words);

}  // namespace sayso
