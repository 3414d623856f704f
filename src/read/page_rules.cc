#include "read/page_rules.h"

#include <algorithm>

namespace sayso {
namespace {

PageRules::Names names(rules::Table& table, std::string_view key) {
  const auto all = table.texts(key);
  return {all.begin(), all.end()};
}

}  // namespace

PageRules load_page_rules(const rules::Folder& folder, Diagnostics& problems) {
  PageRules out;
  for (rules::Table table : folder.tables("", "pages", problems)) {
    out.left_out_elements = names(table, "leave-out-elements");
    out.left_out_roles = names(table, "leave-out-roles");
    out.left_out_names = names(table, "leave-out-names");
    out.lines = names(table, "lines");
    const auto marks = table.texts("quotation-marks");
    if (marks.size() == out.marks.size())
      std::copy(marks.begin(), marks.end(), out.marks.begin());
    else
      table.error("E-quotation-marks", "these are four: outer and inner, opening and closing",
                  "quotation-marks");
    table.finish();
  }
  return out;
}

}  // namespace sayso
