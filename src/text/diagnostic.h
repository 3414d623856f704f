// Errors and warnings as data. Stages collect them; only the command line prints them.
//
//     diagnostics.push_back({.code = "W-unclosed-quote", .severity = Severity::warning,
//                            .message = "a quotation is not closed", .span = Span{300, 301}});
//
// A diagnostic about an article has a `span` (bytes of its text); one about a rules folder has
// `file`, `line` and `column` (from 1; columns in code points) and the `rule` it stands in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/span.h"

namespace sayso {

enum class Severity { warning, error };

struct Diagnostic {
  std::string code;  // a stable name such as "W-invalid-bytes" or "E-unknown-class"
  Severity severity = Severity::error;
  std::string message;    // what is wrong, one sentence without a stop
  std::string hint = {};  // what to do about it; may be empty

  std::optional<Span> span = {};  // place in an article

  std::string file = {};  // place in a rules folder, relative to it
  unsigned line = 0;
  unsigned column = 0;
  std::string source_line = {};  // the line itself, for the caret
  std::string rule = {};         // id of the rule it is about
};

using Diagnostics = std::vector<Diagnostic>;

inline bool has_error(const Diagnostics& diagnostics) {
  for (const auto& d : diagnostics)
    if (d.severity == Severity::error) return true;
  return false;
}

}  // namespace sayso
