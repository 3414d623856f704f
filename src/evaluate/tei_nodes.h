// Reading TEI with pugixml: names without prefixes, pointers without #, the tree without recursion.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::eval {

inline std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

inline std::string_view value(const pugi::xml_node& node, const char* attribute) {
  return node.attribute(attribute).value();
}

// The first of that name at or below `root`.
inline pugi::xml_node find(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([name](const pugi::xml_node& n) { return local_name(n) == name; });
}

// An attribute's values, without the # of pointers.
inline std::vector<std::string_view> values(const pugi::xml_node& node, const char* attribute) {
  std::vector<std::string_view> all;
  std::string_view rest = value(node, attribute);
  while (true) {
    const std::size_t begin = rest.find_first_not_of(" \t\r\n#");
    if (begin == rest.npos) return all;
    rest.remove_prefix(begin);
    all.push_back(rest.substr(0, rest.find_first_of(" \t\r\n")));
    rest.remove_prefix(all.back().size());
  }
}

// Calls `enter` and `leave` for `root` and all below it, in document order.
template <class Enter, class Leave>
void walk(const pugi::xml_node& root, Enter enter, Leave leave) {
  pugi::xml_node node = root;
  enter(node);
  while (true) {
    if (const auto child = node.first_child()) {
      node = child;
      enter(node);
      continue;
    }
    leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      leave(node);
    }
    if (node == root) return;
    node = node.next_sibling();
    enter(node);
  }
}

inline std::string joined_text(const pugi::xml_node& root) {
  std::string text;
  walk(
      root, [&](const pugi::xml_node& n) { text += n.value(); }, [](const pugi::xml_node&) {});
  return text;
}

}  // namespace sayso::eval
