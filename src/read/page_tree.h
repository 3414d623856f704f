// The tree of a page, as Gumbo parses it: short names for what is asked of it.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string_view>
#include <vector>

namespace sayso {

struct DestroyPage {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};
using PageTree = std::unique_ptr<GumboOutput, DestroyPage>;

inline PageTree parse_page(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return PageTree(gumbo_parse_with_options(&options, html.data(), html.size()));
}

inline bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

inline bool is(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag;
}

// "" for elements that HTML does not know.
inline std::string_view name_of(const GumboNode* node) {
  return gumbo_normalized_tagname(node->v.element.tag);
}

inline std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? found->value : "";
}

// Calls `enter` and `leave` for `root` and all below it, in document order and without recursion;
// what is below a node is passed over where `enter` returns false.
template <class Enter, class Leave>
void walk(const GumboNode* root, Enter enter, Leave leave) {
  struct Open {
    const GumboNode* node;
    unsigned next;  // of its children
  };
  std::vector<Open> open;
  const auto visit = [&](const GumboNode* node) {
    if (enter(node) && is_element(node))
      open.push_back({node, 0});
    else
      leave(node);
  };
  visit(root);
  while (!open.empty()) {
    const GumboVector& children = open.back().node->v.element.children;
    if (open.back().next < children.length) {
      visit(static_cast<const GumboNode*>(children.data[open.back().next++]));
    } else {
      leave(open.back().node);
      open.pop_back();
    }
  }
}

}  // namespace sayso
