// Places in a short text, 0 to 64 * Words - 1, by bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sayso {

template <std::size_t Words>
struct PositionSet {
  std::array<std::uint64_t, Words> words{};

  static PositionSet of(std::uint32_t position) {
    PositionSet set;
    set.add(position);
    return set;
  }
  static PositionSet all() {
    PositionSet set;
    set.words.fill(~std::uint64_t{0});
    return set;
  }

  void add(std::uint32_t position) { words[position / 64] |= std::uint64_t{1} << (position % 64); }
  void remove(std::uint32_t position) {
    words[position / 64] &= ~(std::uint64_t{1} << (position % 64));
  }
  bool has(std::uint32_t position) const { return words[position / 64] >> (position % 64) & 1; }
  bool empty() const {
    std::uint64_t any = 0;
    for (const std::uint64_t word : words) any |= word;
    return any == 0;
  }

  void remove(const PositionSet& other) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] &= ~other.words[i];
  }
  // Of a set that is not empty.
  std::uint32_t first() const {
    std::size_t i = 0;
    while (words[i] == 0) ++i;
    return static_cast<std::uint32_t>(64 * i) +
           static_cast<std::uint32_t>(std::countr_zero(words[i]));
  }
  std::uint32_t last() const {
    std::size_t i = words.size() - 1;
    while (words[i] == 0) --i;
    return static_cast<std::uint32_t>(64 * i + 63) -
           static_cast<std::uint32_t>(std::countl_zero(words[i]));
  }

  PositionSet& operator&=(const PositionSet& other) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] &= other.words[i];
    return *this;
  }
  PositionSet& operator|=(const PositionSet& other) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
    return *this;
  }
  bool meets(const PositionSet& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < words.size(); ++i) both |= words[i] & other.words[i];
    return both != 0;
  }

  // Calls visit(position), in order, until it returns true; whether it did.
  template <typename Visit>
  bool find(Visit visit) const {
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::uint64_t word = words[i]; word != 0; word &= word - 1)
        if (visit(static_cast<std::uint32_t>(64 * i) +
                  static_cast<std::uint32_t>(std::countr_zero(word))))
          return true;
    return false;
  }
  template <typename Visit>
  void for_each(Visit visit) const {
    find([&](std::uint32_t position) {
      visit(position);
      return false;
    });
  }
};

}  // namespace sayso
