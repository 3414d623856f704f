// Where an article's output goes: its id below the output folder, with the ending of the format in
// place of its own.
//
//     OutputNames names;
//     names.claim("news/fire.txt")                          // "news/fire"
//     names.claim("news/fire.txt")                          // none: that name is given away
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace sayso {

class OutputNames {
 public:
  // The name without ending; no value where an earlier article has it.
  std::optional<std::string> claim(const std::string& id);

 private:
  std::set<std::pair<std::uint64_t, std::uint64_t>> claimed_;  // digests: a name may be long
};

}  // namespace sayso
