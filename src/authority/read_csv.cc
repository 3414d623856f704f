#include <algorithm>

#include "authority/read_authority.h"
#include "rules/table.h"
#include "text/csv.h"

namespace sayso {
namespace {

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
  Csv csv(text);
  std::vector<std::string> record, columns;
  if (!csv.at_end()) csv.next(record);
  for (const std::string& field : record) {
    columns.push_back(trimmed(field));
    if (std::find(kColumns.begin(), kColumns.end(), columns.back()) != kColumns.end()) continue;
    const std::string near = rules::nearest(columns.back(), kColumns);
    problems.push_back(authority_problem(
        "E-authority-key", "there is no column '" + columns.back() + "'", file, 1,
        near.empty() ? "columns are name, aliases, roles, kind, wikidata, viaf and id"
                     : "did you mean '" + near + "'?"));
  }
  std::vector<AuthorityFields> all;
  while (!csv.at_end()) {
    const unsigned line = csv.line();
    if (!csv.next(record)) {
      problems.push_back(
          authority_problem("E-authority-syntax", "a quotation mark is not closed", file, line));
      break;
    }
    if (record.size() == 1 && record[0].empty()) continue;
    if (record.size() > columns.size()) {
      problems.push_back(authority_problem(
          "E-authority-syntax", "the line has more fields than the first line has columns", file,
          line, "put fields with a comma in quotation marks"));
      continue;
    }
    AuthorityFields& fields = all.emplace_back();
    fields.line = line;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const std::string value = trimmed(record[i]);
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
  return all;
}

}  // namespace sayso
