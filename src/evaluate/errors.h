// What went wrong, one by one: for reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/comparison.h"

namespace sayso::eval {

enum class ErrorKind { missed, invented, cut, speaker, type, cue_class, qualifiers };

std::string_view name(ErrorKind kind);  // "missed", ..., "wrong speaker", ...

// One side of an error, texts shortened to a line; empty where there is nothing.
struct Excerpt {
  std::string content, source, cue, speaker;
};

struct Error {
  ErrorKind kind;
  std::string cause;    // what is known of the why: "below .5: begins late"
  std::string article;  // its id
  std::uint32_t
      offset;         // where gold's content begins (without gold: the prediction's), code points
  Excerpt gold;       // empty: invented
  Excerpt predicted;  // empty: missed
  std::string cue;    // the prediction's cue lemma, else gold's cue in lower case
  std::string rule;   // of the prediction
  double confidence = 0;
  double jaccard = 0;  // of the contents
};

// Errors of one kind and cause.
struct ErrorGroup {
  ErrorKind kind;
  std::string cause;
  std::vector<Error> errors;
};

// Of contents: missed, invented, or cut so that Jaccard is below .8. Of pairs at .5 and above: the
// wrong speaker (the mention, or its name where gold has one), type, cue class, qualifiers.
void add(const Comparison& compared, const Pairing& pairing, std::vector<Error>& errors);

// Most frequent first.
std::vector<ErrorGroup> grouped(std::vector<Error> errors);

}  // namespace sayso::eval
