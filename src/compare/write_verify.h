// A verification for people and for programs.
#pragma once

#include <string>

#include "compare/verify.h"

namespace sayso::compare {

void append_text(const Verification& verification, bool colours, std::string& out);

// One line (schema sayso-verify/1). Offsets are code points of the source.
void append_json(const Verification& verification, const Searched& searched, std::string& out);

}  // namespace sayso::compare
