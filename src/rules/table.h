// One table of a rules file, read key by key.
//
//     std::string pattern = table.text("pattern");          // required
//     bool anchored = table.flag("anchored", false);
//     table.finish();                                       // keys that nobody read are errors
//
// Every getter reports a wrong type or a missing key at its place in the file and returns an empty
// value, so that reading goes on and all problems are told at once.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/text_place.h"
#include "text/diagnostic.h"

namespace toml {
inline namespace v3 {
class table;
class node;
}  // namespace v3
}  // namespace toml

namespace sayso::rules {

// The text of a file, for the carets of diagnostics.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  void read(std::string_view text) {
    text_ = text;
    lines_ = lines_of(text_);
  }
  const std::vector<std::string_view>& lines() const { return lines_; }

 private:
  std::string text_;
  std::vector<std::string_view> lines_;
};
using Sources = std::map<std::string, Source, std::less<>>;  // by path relative to the folder

// The keys that loading asked for: by table ("rule", "rule.example"; "" for the top of a file) and
// key the kind of value, "text", "texts", "flag", "number" or "tables". What it has not is unknown.
using AskedKeys =
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

class Table {
 public:
  // `asked` may be null; else it grows by what is asked of this table and of those in it.
  Table(const toml::table& table, const Sources& sources, Diagnostics& problems,
        AskedKeys* asked = nullptr, std::string path = "");

  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;  // in the order of the file

  std::string text(std::string_view key);  // required
  std::string text(std::string_view key, std::string_view or_else);
  bool flag(std::string_view key, bool or_else);
  long number(std::string_view key, long or_else);
  std::vector<std::string> texts(
      std::string_view key);                        // a text or an array of texts; [] if absent
  std::vector<Table> tables(std::string_view key);  // [[key]] or [key]; [] if absent

  // Reports at the place of `key` (or of the table where there is no such key).
  void error(std::string_view code, std::string message, std::string_view key,
             std::string hint = "");
  // Reports at item `index` of the array under `key`.
  void error_at(std::string_view key, std::size_t index, std::string_view code, std::string message,
                std::string hint = "");
  void warn(std::string_view code, std::string message, std::string_view key,
            std::string hint = "");

  // Reports byte `offset` of the text under `key`, as `text(key)` returned it.
  void error_in(std::string_view key, std::size_t offset, std::string_view code,
                std::string message, std::string hint = "");

  void finish();  // unknown keys, with the nearest known one as a hint
  void set_rule(std::string id) { rule_ = std::move(id); }  // named in its diagnostics from now on

  const std::string& file() const;  // path relative to the rules folder
  unsigned line() const;
  unsigned line(std::string_view key) const;  // of the key's value

 private:
  const toml::node* find(std::string_view key, const char* kind);
  const toml::node& node_at(std::string_view key) const;
  void report(Severity severity, std::string_view code, std::string message, const toml::node& node,
              Place place, std::string hint);

  const toml::table* table_;
  const Sources* sources_;
  Diagnostics* problems_;
  AskedKeys* asked_;
  AskedKeys::mapped_type* asked_here_ = nullptr;  // those of this table, once there are any
  std::string path_;                              // as AskedKeys has it
  std::string rule_;
  std::vector<std::string> known_;
};

// The candidate nearest to `word` by edit distance, or "" where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// "did you mean 'statement'?", or "" where none is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

// The same, or "write statement, question or demand" where none is near.
std::string choice_of(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sayso::rules
