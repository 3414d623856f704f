// The sentences in which something stands.
#pragma once

#include "attribute/attribution.h"
#include "attribute/pattern_set.h"
#include "tape/tape.h"

namespace sayso {

// The tokens of the sentences that `words` (bytes of the article) lie in.
TokenRange sentences_around(const Tape& tape, Span words, const Vocabulary& vocabulary);

// From the first to the last word of an attribution inside its block.
Span words_of(const Attribution& attribution, Span block);

}  // namespace sayso
