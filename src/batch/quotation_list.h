// A list of quotations to be checked, as CSV or JSON Lines.
//
//     quote,speaker
//     "We were told, but not in time.",Ada Brook
//
//     {"quote":"We were told, but not in time.","speaker":"Ada Brook"}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"

namespace sayso {

struct ListedQuotation {
  std::string quotation;
  std::string speaker;  // "" where none is given
  unsigned line = 0;    // of the list, from 1
};

// No value where the list cannot be read: `problem` then says why and on which line.
//
//     E-quotation-list    no column or key "quote"; broken CSV or JSON
std::optional<std::vector<ListedQuotation>> read_quotation_list(std::string_view bytes,
                                                                Diagnostic& problem);

}  // namespace sayso
