#include "rules/overlay.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sayso::rules {
namespace {

std::string_view id_of(const toml::node& rule) {
  const auto* table = rule.as_table();
  const auto* id = table ? table->get_as<std::string>("id") : nullptr;
  return id ? std::string_view(id->get()) : std::string_view();
}

// The array of rules that holds one of that id in some document of the pack, and the rule's index.
std::pair<toml::array*, std::size_t> find_rule(Pack& pack, std::string_view key,
                                               std::string_view id) {
  if (id.empty()) return {nullptr, 0};
  for (const auto& document : pack.documents) {
    auto* rules = document->get_as<toml::array>(key);
    for (std::size_t i = 0; rules && i < rules->size(); ++i)
      if (id_of((*rules)[i]) == id) return {rules, i};
  }
  return {nullptr, 0};
}

// Rules of `from` that are in the pack already take their places there.
void replace_rules(toml::array& from, std::string_view key, Pack& pack) {
  for (std::size_t i = 0; i < from.size();) {
    const auto [rules, index] = find_rule(pack, key, id_of(from[i]));
    if (!rules) {
      ++i;
      continue;
    }
    *(*rules)[index].as_table() = std::move(*from[i].as_table());
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// The [table] of the pack that has the entry, or else one of that name; null where there is none.
toml::table* find_table(Pack& pack, std::string_view name, std::string_view entry) {
  toml::table* any = nullptr;
  for (const auto& document : pack.documents) {
    auto* table = document->get_as<toml::table>(name);
    if (!table) continue;
    if (table->contains(entry)) return table;
    if (!any) any = table;
  }
  return any;
}

void replace_entries(toml::table& from, std::string_view name, Pack& pack) {
  for (auto at = from.begin(); at != from.end();) {
    toml::table* table = find_table(pack, name, at->first.str());
    if (!table) {
      ++at;
      continue;
    }
    at->second.visit(
        [&](auto& node) { table->insert_or_assign(at->first.str(), std::move(node)); });
    at = from.erase(at);
  }
}

// The key `off` is for us alone: no stage asks for it.
bool take_off(toml::node& rule) {
  auto* table = rule.as_table();
  const auto* off = table ? table->get_as<bool>("off") : nullptr;
  if (!off) return false;
  const bool is_off = off->get();
  table->erase("off");
  return is_off;
}

}  // namespace

void merge(Pack overlay, Pack& pack) {
  for (auto& document : overlay.documents) {
    for (auto&& [key, node] : *document) {
      if (auto* rules = node.as_array()) replace_rules(*rules, key.str(), pack);
      if (auto* table = node.as_table()) replace_entries(*table, key.str(), pack);
    }
  }
  pack.documents.insert(pack.documents.begin(), std::make_move_iterator(overlay.documents.begin()),
                        std::make_move_iterator(overlay.documents.end()));
  for (List& list : overlay.lists) {
    const auto known = std::find_if(pack.lists.begin(), pack.lists.end(),
                                    [&](const List& l) { return l.name == list.name; });
    if (known == pack.lists.end())
      pack.lists.push_back(std::move(list));
    else
      known->entries.insert(known->entries.end(), list.entries.begin(), list.entries.end());
  }
}

void remove_switched_off(Pack& pack) {
  for (const auto& document : pack.documents) {
    for (auto&& [key, node] : *document) {
      auto* rules = node.as_array();
      for (std::size_t i = 0; rules && i < rules->size();) {
        if (take_off((*rules)[i]))
          rules->erase(rules->begin() + static_cast<std::ptrdiff_t>(i));
        else
          ++i;
      }
    }
  }
}

}  // namespace sayso::rules
