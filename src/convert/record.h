// A line of `sayso/1` that was written with its text, as the analysis that it was made of: for
// making the other formats of it without extracting again.
//
//     Diagnostics problems;
//     auto record = read_record(line, problems);
//     if (!record) ...                                  // the last of `problems` says why
//     append_tei(record->analysis, run, {}, out);       // as if it had just been extracted
//
//     E-bad-record   no JSON, a member is missing or of another kind, or a place is not in the text
//     E-no-text      the record is without its text
//
// The record of an article that failed is that failure again, with its own code.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "analysis.h"

namespace sayso {

struct RecordedAnalysis {
  Analysis analysis;
  std::string rules_digest;  // of the rules that found it

  // Owns the names of rules and the like that `analysis` views.
  std::set<std::string, std::less<>> words = {};
};

std::optional<RecordedAnalysis> read_record(std::string_view line, Diagnostics& problems);

}  // namespace sayso
