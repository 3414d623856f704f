#include "rules/table.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace sayso::rules {

namespace {

Place begin(const toml::source_region& region) { return {region.begin.line, region.begin.column}; }

// A file of rules of 64 MiB could hold millions of errors; nobody reads more than the first.
constexpr std::size_t kMostProblems = 10'000;

const std::string& file_of(const toml::node& node) {
  static const std::string none;
  return node.source().path ? *node.source().path : none;
}

}  // namespace

Table::Table(const toml::table& table, const Sources& sources, Diagnostics& problems,
             AskedKeys* asked, std::string path)
    : table_(&table),
      sources_(&sources),
      problems_(&problems),
      asked_(asked),
      path_(std::move(path)) {}

bool Table::has(std::string_view key) const { return table_->contains(key); }

std::vector<std::string> Table::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, node] : *table_) placed.emplace_back(key.source().begin, key.str());
  std::sort(placed.begin(), placed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> keys;
  for (auto& [place, key] : placed) keys.push_back(std::move(key));
  return keys;
}

const toml::node* Table::find(std::string_view key, const char* kind) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
    known_.emplace_back(key);
    if (asked_ && !asked_here_) asked_here_ = &(*asked_)[path_];
    if (asked_here_ && !asked_here_->contains(key)) asked_here_->emplace(key, kind);
  }
  return table_->get(key);
}

std::string Table::text(std::string_view key) {
  if (const auto* node = find(key, "text")) {
    if (auto value = node->value_exact<std::string>()) return *value;
    // A long pattern may be an array of fragments.
    if (const auto* array = node->as_array()) {
      std::string joined;
      for (const auto& part : *array)
        if (auto value = part.value_exact<std::string>()) joined += *value + " ";
      return joined;
    }
    error("E-wrong-type", "'" + std::string(key) + "' must be a text", key);
    return {};
  }
  error("E-missing-key", "'" + std::string(key) + "' is missing", key);
  return {};
}

std::string Table::text(std::string_view key, std::string_view or_else) {
  return find(key, "text") ? text(key) : std::string(or_else);
}

bool Table::flag(std::string_view key, bool or_else) {
  const auto* node = find(key, "flag");
  if (!node) return or_else;
  if (auto value = node->value_exact<bool>()) return *value;
  error("E-wrong-type", "'" + std::string(key) + "' must be true or false", key);
  return or_else;
}

long Table::number(std::string_view key, long or_else) {
  const auto* node = find(key, "number");
  if (!node) return or_else;
  if (auto value = node->value_exact<std::int64_t>()) return static_cast<long>(*value);
  error("E-wrong-type", "'" + std::string(key) + "' must be a whole number", key);
  return or_else;
}

std::vector<std::string> Table::texts(std::string_view key) {
  std::vector<std::string> out;
  const auto* node = find(key, "texts");
  if (!node) return out;
  if (auto value = node->value_exact<std::string>()) return {*value};
  if (const auto* array = node->as_array()) {
    for (const auto& item : *array) {
      if (auto value = item.value_exact<std::string>()) {
        out.push_back(*value);
      } else {
        error("E-wrong-type", "'" + std::string(key) + "' must hold texts alone", key);
        break;
      }
    }
    return out;
  }
  error("E-wrong-type", "'" + std::string(key) + "' must be a text or an array of texts", key);
  return out;
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> out;
  const auto* node = find(key, "tables");
  if (!node) return out;
  auto add = [&](const toml::table& table) {
    out.emplace_back(table, *sources_, *problems_, asked_,
                     path_.empty() ? std::string(key) : path_ + "." + std::string(key));
    out.back().rule_ = rule_;
  };
  if (const auto* table = node->as_table()) {
    add(*table);
  } else if (const auto* array = node->as_array();
             array && (array->empty() || array->is_array_of_tables())) {
    for (const auto& item : *array) add(*item.as_table());
  } else {
    error("E-wrong-type", "'" + std::string(key) + "' must be a table", key);
  }
  return out;
}

const toml::node& Table::node_at(std::string_view key) const {
  const auto* node = table_->get(key);
  return node ? *node : static_cast<const toml::node&>(*table_);
}

void Table::error(std::string_view code, std::string message, std::string_view key,
                  std::string hint) {
  const toml::node& node = node_at(key);
  report(Severity::error, code, std::move(message), node, begin(node.source()), std::move(hint));
}

void Table::error_at(std::string_view key, std::size_t index, std::string_view code,
                     std::string message, std::string hint) {
  const toml::node* node = &node_at(key);
  if (const auto* array = node->as_array(); array && index < array->size())
    node = array->get(index);
  report(Severity::error, code, std::move(message), *node, begin(node->source()), std::move(hint));
}

void Table::warn(std::string_view code, std::string message, std::string_view key,
                 std::string hint) {
  const toml::node& node = node_at(key);
  report(Severity::warning, code, std::move(message), node, begin(node.source()), std::move(hint));
}

void Table::error_in(std::string_view key, std::size_t offset, std::string_view code,
                     std::string message, std::string hint) {
  const toml::node* node = &node_at(key);
  if (const auto* fragments = node->as_array()) {
    for (const auto& part : *fragments) {
      const auto value = part.value_exact<std::string>();
      node = &part;
      if (!value || offset <= value->size()) break;
      offset -= value->size() + 1;  // fragments are joined by a space
    }
  }
  Place place = begin(node->source());
  if (const auto source = sources_->find(file_of(*node)); source != sources_->end())
    place = place_in_text(source->second.lines(), place, offset);
  report(Severity::error, code, std::move(message), *node, place, std::move(hint));
}

void Table::report(Severity severity, std::string_view code, std::string message,
                   const toml::node& node, Place place, std::string hint) {
  if (problems_->size() > kMostProblems) return;
  if (problems_->size() == kMostProblems) {
    problems_->push_back({.code = "E-too-many-problems",
                          .message = "there are more problems, which are not told",
                          .file = file_of(node)});
    return;
  }
  Diagnostic d{.code = std::string(code), .severity = severity, .message = std::move(message)};
  d.hint = std::move(hint);
  d.file = file_of(node);
  d.line = place.line;
  d.column = place.column;
  const auto source = sources_->find(d.file);
  if (source != sources_->end() && d.line >= 1 && d.line <= source->second.lines().size() &&
      source->second.lines()[d.line - 1].size() <= kLongestLine)
    d.source_line = source->second.lines()[d.line - 1];
  d.rule = rule_;
  problems_->push_back(std::move(d));
}

void Table::finish() {
  std::sort(known_.begin(), known_.end());
  for (const auto& [key, node] : *table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    const bool has_place = key.source().begin.line > 0;  // a key that an overlay put here has none
    report(Severity::error, "E-unknown-key", "unknown key '" + std::string(key.str()) + "'", node,
           begin(has_place ? key.source() : node.source()), suggestion(key.str(), known_));
  }
}

const std::string& Table::file() const { return file_of(*table_); }
unsigned Table::line() const { return table_->source().begin.line; }
unsigned Table::line(std::string_view key) const {
  const auto* node = table_->get(key);
  return node ? node->source().begin.line : line();
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 100;  // bytes; the work grows with the length
  std::string best;
  if (word.size() > kLongest) return best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    // Edits of single letters, and of two that changed places.
    std::vector<std::size_t> row(candidate.size() + 1), above, before_above;
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      before_above = std::exchange(above, row);
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const bool differs = word[i - 1] != candidate[j - 1];
        row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differs});
        if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1])
          row[j] = std::min(row[j], before_above[j - 2] + 1);
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? "" : "did you mean '" + near + "'?";
}

std::string choice_of(std::string_view word, const std::vector<std::string>& candidates) {
  if (const std::string near = suggestion(word, candidates); !near.empty()) return near;
  std::string out = "write ";
  for (std::size_t i = 0; i < candidates.size(); ++i)
    out += (i == 0 ? "" : i + 1 == candidates.size() ? " or " : ", ") + candidates[i];
  return out;
}

}  // namespace sayso::rules
