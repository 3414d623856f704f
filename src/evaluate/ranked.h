// The entries of a map, those of most weight first; equals stay in the order of their keys.
//
//     for (const auto* entry : ranked(counts, [](std::size_t n) { return n; })) ...
#pragma once

#include <algorithm>
#include <vector>

namespace sayso::eval {

template <class Map, class Weight>
std::vector<const typename Map::value_type*> ranked(const Map& map, Weight weight) {
  std::vector<const typename Map::value_type*> entries;
  for (const auto& entry : map) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(), [&](const auto* a, const auto* b) {
    return weight(a->second) > weight(b->second);
  });
  return entries;
}

}  // namespace sayso::eval
