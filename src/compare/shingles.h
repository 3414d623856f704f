// Where runs of words stand in many quotations: which of them may a text repeat?
//
//     ShingleIndex index;
//     index.add(0, words_of_a_quotation);
//     index.build();
//     for (const Place& place : index.find(words_of_an_article)) ...
//
// Shingles (Broder, SEQUENCES 1997) of three words, hashed: a changed word in every fourth leaves
// none of five. Two of them in a row or near each other make a place, one does in a short
// quotation. A shingle that many quotations share tells nothing and is passed over, so that the
// cost grows with the words that are looked up, not with the pairs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compare/reading.h"

namespace sayso::compare {

inline constexpr std::uint32_t kShingleWords = 3;

std::uint64_t shingle(const Word* words);               // of kShingleWords words
std::uint64_t hash_words(std::span<const Word> words);  // of all of them

// A quotation, and words of the text that seem to repeat a part of it.
struct Place {
  std::uint32_t quotation = 0;
  Range range;
};

class ShingleIndex {
 public:
  void add(std::uint32_t quotation, std::span<const Word> words);
  void build();  // before the first find, after the last add

  // In the order of the quotations, then of the text.
  std::vector<Place> find(std::span<const Word> text) const;

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint32_t quotation, at;
  };
  std::span<const Entry> entries(std::uint64_t hash) const;

  std::vector<Entry> entries_;          // by hash
  std::vector<std::uint32_t> buckets_;  // where the entries of each prefix of the hash begin
  unsigned shift_ = 64;
  std::vector<std::uint32_t> sizes_;  // of the quotations, in words
};

}  // namespace sayso::compare
