// What charts ask of a graph once all patterns are in it: what may begin with a letter, and the
// names of groups.
#include <bit>

#include "tape/pattern_graph.h"

namespace sayso {
namespace {

using Kind = PatternGraph::Node::Kind;

}  // namespace

void PatternGraph::finish() {
  number_columns();
  fill_rows();
  added_ = {};
  built_ = {};
  repeats_ = {};
  known_ = {};
  known_sets_ = {};
  sets_ = {};
  depth_ = {};
  steps_ = {};
}

void PatternGraph::number_columns() {
  std::size_t end = sets_.size();
  for (Node& node : nodes_) {
    if (node.kind != Kind::alternatives) continue;
    if (end % 64 + node.b > 64) end = (end + 63) / 64 * 64;
    node.column = static_cast<std::uint32_t>(end);
    end += node.b;
  }
  row_ = (end + 63) / 64;
}

void PatternGraph::fill_rows() {
  rows_.assign(row_ * (letters_ + 1), 0);
  const auto put = [&](std::size_t column, std::size_t letter) {
    rows_[letter * row_ + column / 64] |= std::uint64_t{1} << (column % 64);
  };
  const auto put_set = [&](std::size_t column, const Letters& set) {
    for (std::size_t i = 0; i < set.size(); ++i)
      for (std::uint64_t word = set[i]; word != 0; word &= word - 1)
        put(column, 64 * i + static_cast<std::size_t>(std::countr_zero(word)));
  };
  for (std::size_t set = 0; set < sets_.size(); ++set) put_set(set, sets_[set]);
  for (const Node& node : nodes_) {
    if (node.kind != Kind::alternatives) continue;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Node& child = nodes_[children(node)[i]];
      if (child.nullable || child.asserts)
        for (std::uint32_t letter = 0; letter <= letters_; ++letter) put(node.column + i, letter);
      else
        put_set(node.column + i, sets_[child.first]);
    }
  }
}

std::vector<std::string> PatternGraph::group_names(NodeId root) const {
  std::vector<std::string> names;
  append_names(root, names);
  return names;
}

void PatternGraph::append_names(NodeId id, std::vector<std::string>& names) const {
  const Node& node = nodes_[id];
  if (node.groups == 0) return;
  switch (node.kind) {
    case Kind::group:
      names.push_back(names_[node.b]);
      return append_names(node.a, names);
    case Kind::again:
      return append_names(node.a, names);
    case Kind::sequence:
      append_names(node.a, names);
      return append_names(node.b, names);
    case Kind::alternatives:
      for (std::size_t i = 0; i < node.b; ++i) append_names(children(node)[i], names);
      return;
    case Kind::star:
    case Kind::lazy_star:
      return append_names(node.a, names);
    default:
      return;
  }
}

}  // namespace sayso
