// What the rules know about HTML pages: the table [pages] of rules/common/html.toml, where its keys
// are explained.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "rules/folder.h"
#include "text/diagnostic.h"

namespace sayso {

struct PageRules {
  using Names = std::set<std::string, std::less<>>;

  Names left_out_elements, left_out_roles, left_out_names;
  Names lines;  // elements that are a paragraph each

  // Opening and closing marks of quotations in markup: outer ones, and those inside another.
  std::array<std::string, 4> marks = {};
};

PageRules load_page_rules(const rules::Folder& folder, Diagnostics& problems);

}  // namespace sayso
