// Turns of an interview: paragraphs that open with who speaks and a colon. Nothing but its
// repetition tells such a label from any other word before a colon.
//
//     Ledger: How many firings have there been?
//     Quartey: Two hundred and six.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "attribute/candidate.h"

namespace sayso {

class Turns {
 public:
  Turns(std::string_view text, const std::vector<Tape>& tapes, const Vocabulary& vocabulary);

  // Takes the candidates from `first` on, all of one block, out of the race whose rule is for turns
  // and whose source opens no other block.
  void drop_others(const Tape& tape, const AttributeRules& rules,
                   std::vector<Candidate>& candidates, std::size_t first) const;

 private:
  std::string_view text_;
  std::set<std::string_view> labels_;  // that open two blocks or more
};

}  // namespace sayso
