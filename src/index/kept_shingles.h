// Which shingles of a quotation an index keeps: every fourth, chosen by the hash itself, so that a
// question keeps the same ones. What falls through is found by its words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compare/shingles.h"

namespace sayso::index {

inline constexpr std::uint64_t kKeptOneOf = 4;

inline void append_kept_shingles(std::span<const compare::Word> words,
                                 std::vector<std::int64_t>& hashes) {
  for (std::size_t i = 0; i + compare::kShingleWords <= words.size(); ++i)
    if (const std::uint64_t hash = compare::shingle(&words[i]); hash % kKeptOneOf == 0)
      hashes.push_back(static_cast<std::int64_t>(hash));
}

}  // namespace sayso::index
