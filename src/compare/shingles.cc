#include "compare/shingles.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace sayso::compare {
namespace {

constexpr std::ptrdiff_t kCommon = 64;  // quotations with a shingle; more make it tell nothing
constexpr std::uint32_t kShort = 7;     // words; in a quotation so short one shingle makes a place
constexpr std::uint32_t kSlack = 8;  // words put in or left out between two shingles of one place
constexpr unsigned kMostBits = 26;   // of the prefixes

}  // namespace

std::uint64_t shingle(const Word* words) {
  std::array<std::uint32_t, kShingleWords> keys;
  for (std::uint32_t i = 0; i < kShingleWords; ++i) keys[i] = words[i].key;
  return XXH3_64bits(keys.data(), sizeof keys);
}

std::uint64_t hash_words(std::span<const Word> words) {
  std::vector<std::uint32_t> keys;
  for (const Word& word : words) keys.push_back(word.key);
  return XXH3_64bits(keys.data(), keys.size() * sizeof(std::uint32_t));
}

void ShingleIndex::add(std::uint32_t quotation, std::span<const Word> words) {
  if (sizes_.size() <= quotation) sizes_.resize(quotation + 1);
  sizes_[quotation] = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t i = 0; i + kShingleWords <= words.size(); ++i)
    entries_.push_back({shingle(&words[i]), quotation, i});
}

void ShingleIndex::build() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.hash, a.quotation, a.at) < std::tie(b.hash, b.quotation, b.at);
  });
  auto kept = entries_.begin();
  for (auto run = entries_.begin(); run != entries_.end();) {
    const auto end = std::find_if(run, entries_.end(),
                                  [&](const Entry& entry) { return entry.hash != run->hash; });
    if (end - run <= kCommon) kept = std::move(run, end, kept);
    run = end;
  }
  entries_.erase(kept, entries_.end());
  entries_.shrink_to_fit();
  const unsigned bits =
      std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(entries_.size())), 1, kMostBits);
  shift_ = 64 - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Entry& entry : entries_) ++buckets_[(entry.hash >> shift_) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

std::span<const ShingleIndex::Entry> ShingleIndex::entries(std::uint64_t hash) const {
  const std::size_t bucket = hash >> shift_;
  const auto begin = entries_.begin() + buckets_[bucket],
             end = entries_.begin() + buckets_[bucket + 1];
  const auto first = std::lower_bound(begin, end, hash,
                                      [](const Entry& e, std::uint64_t h) { return e.hash < h; });
  auto last = first;
  while (last != end && last->hash == hash) ++last;
  return {first, last};
}

std::vector<Place> ShingleIndex::find(std::span<const Word> text) const {
  std::vector<Place> places;
  if (buckets_.empty()) return places;
  struct Hit {
    std::uint32_t quotation, at, in_quotation;
  };
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i + kShingleWords <= text.size(); ++i) {
    for (const Entry& entry : entries(shingle(&text[i])))
      hits.push_back({entry.quotation, i, entry.at});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.quotation, a.at, a.in_quotation) <
           std::tie(b.quotation, b.at, b.in_quotation);
  });
  for (std::size_t i = 0; i < hits.size();) {
    // A place goes on as long as the next hit is no further than the quotation is long.
    const std::uint32_t quotation = hits[i].quotation, size = sizes_[quotation];
    std::size_t end = i + 1;
    while (end < hits.size() && hits[end].quotation == quotation &&
           hits[end].at - hits[end - 1].at <= size + kSlack)
      ++end;
    if (end - i >= 2 || size <= kShort)
      places.push_back({quotation, {hits[i].at, hits[end - 1].at + kShingleWords}});
    i = end;
  }
  return places;
}

}  // namespace sayso::compare
