// Words by number, and numbers by word.
//
//     WordTable words;
//     auto number = words.add("said");     // from 1; the same again for the same word
//     words.find("sayd")                   // 0: there is no such word
//     words.text(number)
//
// One place of the table and the letters of the word are all that a search reads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

class WordTable {
 public:
  std::uint32_t find(std::string_view word) const;
  std::uint32_t add(std::string_view word);
  std::string_view text(std::uint32_t number) const {
    return std::string_view(letters_).substr(begins_[number],
                                             begins_[number + 1] - begins_[number]);
  }

 private:
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // 0: free
  };
  // Where the word is, or the free place where it belongs.
  std::size_t place(std::string_view word, std::uint64_t hash) const;
  void grow();

  std::vector<Place> places_ = std::vector<Place>(1 << 14);  // at most half of them are taken
  std::string letters_;                                      // of all words, one behind the other
  std::vector<std::uint32_t> begins_ = {0, 0};               // in `letters_`; number 0 is empty
};

}  // namespace sayso
