// What a language pack says about comparing words: which are the same word in two spellings, and
// which make a change risky.
//
//     const CompareRules rules(folder, "en", problems);
//     rules.written("realised") == rules.written("realized")
//     rules.traits("not") & kNegation
//
// From compare.toml. Without that file every word is itself, and none is risky.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compare/comparison.h"
#include "rules/folder.h"
#include "tape/words.h"

namespace sayso::compare {

// Bits of Word::traits. What a word is:
inline constexpr std::uint16_t kLittle = 1;  // on every page: the, of, is
inline constexpr std::uint16_t kNegation = 2, kModal = 4, kNumber = 8, kQuantifier = 16;
inline constexpr std::uint16_t kCapital = 32;
inline constexpr std::uint16_t kAbbreviation = 1024;  // a stop behind it ends no sentence
// Where it stands:
inline constexpr std::uint16_t kQuoted = 64;      // inside quotation marks
inline constexpr std::uint16_t kBracketed = 128;  // inside square brackets
inline constexpr std::uint16_t kEllipsis = 256;   // behind an ellipsis
inline constexpr std::uint16_t kOpens = 512;      // the first word of a sentence or a quotation

class CompareRules {
 public:
  CompareRules() = default;
  CompareRules(const rules::Folder& folder, std::string_view language, Diagnostics& problems);

  // All that follow take a folded word (tape/words.h).
  std::string written(const std::string& folded) const;  // in the one spelling that stands for all
  std::uint16_t traits(std::string_view folded) const;   // all but kCapital
  std::size_t contraction(std::string_view folded) const;  // bytes of its ending; 0: none
  bool is_spelled(std::string_view folded) const { return spelled_.contains(std::string(folded)); }

  WordRules words;

 private:
  struct Contraction {
    std::string ending, means;
    std::vector<std::string> only;  // words that have it; empty: all
  };
  struct Spelling {
    std::unique_ptr<RE2> pattern;
    std::string written;
  };
  void load_lists(const rules::Folder& folder, std::string_view language, rules::Table& table);
  void load_spellings(const rules::Folder& folder, std::string_view language,
                      Diagnostics& problems);

  std::unordered_map<std::string, std::uint16_t> traits_;
  std::unordered_map<std::string, std::string> spelled_;
  std::vector<Contraction> contractions_;
  std::vector<Spelling> spellings_;
  std::unique_ptr<RE2> any_spelling_;  // most words fit none: asked before each of them
};

}  // namespace sayso::compare
