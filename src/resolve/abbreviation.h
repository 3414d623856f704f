// Whether letters are short for words, as in "Cyberspace Administration of China (CAC)".
#pragma once

#include <string_view>
#include <vector>

namespace sayso {

// Each letter stands in the words in the same order, the first at the start of the first word.
// (Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions, 2003.)
//
//     abbreviates("CAC", {"Cyberspace", "Administration", "of", "China"})   // true
bool abbreviates(std::string_view letters, const std::vector<std::string_view>& words);

}  // namespace sayso
