// The marks of an analysis, and the elements that stand directly in TEI's div to hold them.
// Internal to the TEI writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/mark_plan.h"

namespace sayso::tei {

// head, byline, dateline or p: what stands directly in the div.
struct Container {
  Span span;
  std::string_view tag;
  std::string_view rend;  // "" without
  std::string id;
  bool holds_said = true;  // TEI wants no `said` in byline and dateline
};

struct Plan : MarkPlan {
  std::vector<Container> containers;  // in the order of the text
};

Plan make_plan(const Analysis& analysis, const Ids& ids, const CodePoints& points);

}  // namespace sayso::tei
