// The rules of a folder as people wrote them.
#include <algorithm>
#include <tuple>

#include "rules/pack.h"

namespace sayso::rules {
namespace {

std::string text_of(const toml::table& table, std::string_view key) {
  const auto* node = table.get(key);
  if (!node) return {};
  if (const auto* text = node->as_string()) return text->get();
  std::string joined;
  if (const auto* fragments = node->as_array())
    for (const auto& part : *fragments)
      if (const auto* text = part.as_string()) joined += (joined.empty() ? "" : " ") + text->get();
  return joined;
}

// True where a text of several lines begins or ends in the line, but not both.
bool turns_text(std::string_view line) {
  std::size_t marks = 0;
  for (const char* mark : {"'''", "\"\"\""})
    for (std::size_t at = line.find(mark); at != line.npos; at = line.find(mark, at + 3)) ++marks;
  return marks % 2 == 1;
}

// The lines of [[name]] at `line` (from 1), up to the next table that is no part of it.
std::string text_at(const std::vector<std::string_view>& lines, unsigned line,
                    const std::string& name) {
  std::size_t end = line;
  bool in_text = false;
  for (; end < lines.size(); ++end) {
    const std::string_view header = lines[end];
    const auto word = header.find_first_not_of('[');
    if (!in_text && header.starts_with('[') && word != header.npos &&
        header.compare(word, name.size() + 1, name + ".") != 0)
      break;
    if (turns_text(header)) in_text = !in_text;
  }
  const auto is_empty = [](std::string_view text) { return text.empty() || text.front() == '#'; };
  while (end > line && is_empty(lines[end - 1])) --end;
  std::string out;
  for (std::size_t i = line - 1; i < end && i < lines.size(); ++i) (out += lines[i]) += '\n';
  return out;
}

}  // namespace

std::vector<RuleText> Folder::rules() const {
  std::vector<RuleText> out;
  const auto add = [&](const Pack& pack, const std::string& name, const toml::node& node) {
    const auto* table = node.as_table();
    const std::string id = table ? text_of(*table, "id") : "";
    if (id.empty()) return;
    const bool has_pack = id.starts_with(pack.name + "/");
    RuleText rule{.id = has_pack ? id : pack.name + "/" + id, .table = name};
    rule.why = text_of(*table, "why");
    rule.pattern = text_of(*table, "pattern");
    rule.line = table->source().begin.line;
    if (table->source().path) rule.file = *table->source().path;
    if (const auto source = sources_.find(rule.file); source != sources_.end())
      rule.text = text_at(source->second.lines(), rule.line, name);
    out.push_back(std::move(rule));
  };
  for (const auto& pack : packs_) {
    for (const auto& document : pack->documents) {
      const auto first = static_cast<std::ptrdiff_t>(out.size());
      for (const auto& [key, node] : *document) {
        const std::string name(key.str());
        if (const auto* rules = node.as_array())
          for (const auto& rule : *rules) add(*pack, name, rule);
        else
          add(*pack, name, node);
      }
      std::stable_sort(out.begin() + first, out.end(), [](const RuleText& a, const RuleText& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
      });
    }
  }
  return out;
}

}  // namespace sayso::rules
