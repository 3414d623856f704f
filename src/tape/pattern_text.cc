// Patterns as people write them, from their trees.
#include "tape/pattern.h"

namespace sayso {
namespace {

using Kind = PatternNode::Kind;

constexpr std::string_view kOperators = "()[]{}|*+?^$.\\";

std::string literal(std::string_view word) {
  if (word.size() == 1 && kOperators.find(word[0]) != kOperators.npos)
    return "\\" + std::string(word);
  return std::string(word);
}

// "." for every token, a word for itself, else "{a&!b|c}".
std::string tokens(const PatternNode& node, const Vocabulary& vocabulary) {
  std::string out;
  for (const auto& all : node.classes) {
    if (all.empty()) return ".";
    if (&all != &node.classes.front()) out += '|';
    for (const auto& test : all) {
      const std::string_view name = vocabulary.class_name(test.id);
      if (name.starts_with('=')) return literal(name.substr(1));
      if (&test != &all.front()) out += '&';
      if (test.negated) out += '!';
      out += name;
    }
  }
  return "{" + out + "}";
}

}  // namespace

std::string_view PatternLibrary::name_of(const Pattern& pattern) const {
  for (const auto& [name, tree] : parsed_)
    if (tree == pattern) return name;
  return {};
}

std::string PatternLibrary::text_of(const Pattern& pattern) const {
  if (const auto name = name_of(pattern); !name.empty()) return "{" + std::string(name) + "}";
  const auto joined = [&](std::string_view between) {
    std::string out;
    for (const Pattern& child : pattern->children)
      out += (out.empty() ? "" : std::string(between)) + text_of(child);
    return out;
  };
  switch (pattern->kind) {
    case Kind::sequence:
      return joined(" ");
    case Kind::alternatives:
      return "(?: " + joined(" | ") + " )";
    case Kind::repeat: {
      Pattern part = pattern->children[0];
      while (part->kind == Kind::sequence && part->children.size() == 1 && name_of(part).empty())
        part = part->children[0];
      const bool is_group = part->kind == Kind::sequence && name_of(part).empty();
      return (is_group ? "(?: " + text_of(part) + " )" : text_of(part)) + pattern->text;
    }
    case Kind::capture:
      return "(?P<" + pattern->text + ">" + joined(" ") + ")";
    case Kind::tokens:
      return tokens(*pattern, vocabulary_);
    case Kind::start:
      return "^";
    case Kind::stop:
      return "$";
    case Kind::anchor:
      return "";
  }
  return "";
}

}  // namespace sayso
