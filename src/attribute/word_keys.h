// What a token is for the measured model: its word where it is a function word, else its form. So
// the model knows grammar, and no name.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "attribute/weights.h"
#include "tape/tape.h"

namespace sayso {

class WordKeys {
 public:
  explicit WordKeys(const Vocabulary& vocabulary);

  // "that", "capital", "lower", "saying", "quote", "end", ","; "^" before and "$" behind the tape.
  FeaturePart key(std::string_view text, const Tape& tape, std::int64_t token) const;
  // The same, but any lower-case word is told by its letters.
  FeaturePart word(std::string_view text, const Tape& tape, std::int64_t token) const;

 private:
  const Vocabulary& vocabulary_;
  std::optional<ClassId> function_word_;
  std::vector<std::pair<ClassId, FeaturePart>> kinds_;  // told apart among the other words
};

// Counts as texts, in steps that grow: "0", "1", "2", "3", "4-5", ...
FeaturePart bucket(std::uint32_t count);

}  // namespace sayso
