// CSV as RFC 4180 has it: fields in quotation marks may hold commas, new lines and doubled marks.
#include <algorithm>
#include <optional>

#include "authority/read_authority.h"
#include "rules/table.h"

namespace sayso {
namespace {

struct Record {
  std::vector<std::string> fields;
  unsigned line = 0;
};

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);  // a byte order mark
  }

  // The next record that is not empty; no value at the end. `is_open` tells of a mark that nothing
  // closes.
  std::optional<Record> next(bool& is_open) {
    while (at_ < text_.size()) {
      Record record{{}, line_};
      bool more = true;
      while (more) {
        record.fields.push_back(field(is_open));
        more = at_ < text_.size() && text_[at_] == ',';
        if (more) ++at_;
      }
      end_line();
      if (record.fields.size() > 1 || !record.fields[0].empty()) return record;
    }
    return std::nullopt;
  }

 private:
  std::string field(bool& is_open) {
    std::string out;
    if (at_ >= text_.size() || text_[at_] != '"') {
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r')
        out += text_[at_++];
      return out;
    }
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        out += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += text_[at_++];
      } else {
        ++at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
        return out;
      }
    }
    is_open = true;
    return out;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned line_ = 1;
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (std::string value = trimmed(text.substr(0, end)); !value.empty())
      all.push_back(std::move(value));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

const std::vector<std::string> kColumns = {"name",     "aliases", "roles", "kind",
                                           "wikidata", "viaf",    "id"};

}  // namespace

std::vector<AuthorityFields> read_authority_csv(std::string_view text, const std::string& file,
                                                Diagnostics& problems) {
  CsvReader reader(text);
  bool is_open = false;
  const auto head = reader.next(is_open);
  std::vector<std::string> columns;
  for (const std::string& field : head ? head->fields : std::vector<std::string>{}) {
    columns.push_back(trimmed(field));
    if (std::find(kColumns.begin(), kColumns.end(), columns.back()) != kColumns.end()) continue;
    const std::string near = rules::nearest(columns.back(), kColumns);
    problems.push_back(authority_problem(
        "E-authority-key", "there is no column '" + columns.back() + "'", file, head->line,
        near.empty() ? "columns are name, aliases, roles, kind, wikidata, viaf and id"
                     : "did you mean '" + near + "'?"));
  }
  std::vector<AuthorityFields> all;
  while (const auto record = reader.next(is_open)) {
    if (record->fields.size() > columns.size()) {
      problems.push_back(authority_problem(
          "E-authority-syntax", "the line has more fields than the first line has columns", file,
          record->line, "put fields with a comma in quotation marks"));
      continue;
    }
    AuthorityFields& fields = all.emplace_back();
    fields.line = record->line;
    for (std::size_t i = 0; i < record->fields.size(); ++i) {
      const std::string value = trimmed(record->fields[i]);
      if (columns[i] == "name")
        fields.name = value;
      else if (columns[i] == "aliases")
        fields.aliases = values(value);
      else if (columns[i] == "roles")
        fields.roles = values(value);
      else if (columns[i] == "kind")
        fields.kind = value;
      else if (columns[i] == "wikidata")
        fields.wikidata = value;
      else if (columns[i] == "viaf")
        fields.viaf = value;
      else if (columns[i] == "id")
        fields.id = value;
    }
  }
  if (is_open)
    problems.push_back(authority_problem("E-authority-syntax", "a quotation mark is not closed",
                                         file, all.empty() ? 1 : all.back().line));
  return all;
}

}  // namespace sayso
