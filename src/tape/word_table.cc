#include "tape/word_table.h"

#include <xxhash.h>

namespace sayso {
namespace {

std::uint64_t hash_of(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

}  // namespace

std::size_t WordTable::place(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash >> 32 & mask;
  while (places_[at].number != 0 &&
         (places_[at].hash != static_cast<std::uint32_t>(hash) || text(places_[at].number) != word))
    at = (at + 1) & mask;
  return at;
}

std::uint32_t WordTable::find(std::string_view word) const {
  return places_[place(word, hash_of(word))].number;
}

std::uint32_t WordTable::add(std::string_view word) {
  const std::uint64_t hash = hash_of(word);
  std::size_t at = place(word, hash);
  if (places_[at].number != 0) return places_[at].number;
  if (2 * begins_.size() > places_.size()) {
    grow();
    at = place(word, hash);
  }
  const auto number = static_cast<std::uint32_t>(begins_.size() - 1);
  letters_ += word;
  begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
  places_[at] = {static_cast<std::uint32_t>(hash), number};
  return number;
}

void WordTable::grow() {
  places_.assign(2 * places_.size(), {});
  for (std::uint32_t number = 1; number + 1 < begins_.size(); ++number) {
    const std::uint64_t hash = hash_of(text(number));
    places_[place(text(number), hash)] = {static_cast<std::uint32_t>(hash), number};
  }
}

}  // namespace sayso
