// Authority::parse: the fields of each entry are checked, and made an entry.
#include <algorithm>
#include <map>

#include "authority/read_authority.h"
#include "read/utf8_check.h"
#include "tape/words.h"

namespace sayso {
namespace {

constexpr std::string_view kWikidata = "http://www.wikidata.org/entity/";
constexpr std::string_view kViaf = "http://viaf.org/viaf/";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_plain_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0x7F && c != '"' && c != '<' && c != '>';
  });
}

// Of several ids the first in this order: Wikidata, VIAF, the user's own.
std::string id_of(const AuthorityFields& fields, const std::string& file, Diagnostics& problems) {
  const auto wrong = [&](const std::string& id, std::string hint) {
    problems.push_back(authority_problem("E-authority-id", "'" + id + "' is no such id", file,
                                         fields.line, std::move(hint)));
    return std::string();
  };
  if (!fields.wikidata.empty()) {
    const std::string_view id = fields.wikidata;
    if (id[0] != 'Q' || !all_digits(id.substr(1)))
      return wrong(fields.wikidata, "an id of Wikidata is a Q and digits: Q42");
    return std::string(kWikidata) + fields.wikidata;
  }
  if (!fields.viaf.empty()) {
    if (!all_digits(fields.viaf)) return wrong(fields.viaf, "an id of VIAF has digits alone");
    return std::string(kViaf) + fields.viaf;
  }
  if (!fields.id.empty() && !is_plain_id(fields.id))
    return wrong(fields.id, "an id has no spaces, quotation marks or angle brackets");
  if (fields.id.empty())
    problems.push_back(authority_problem("E-authority-missing", "the entry has no id", file,
                                         fields.line, "give one of wikidata, viaf and id"));
  return fields.id;
}

SpeakerKind kind_of(const AuthorityFields& fields, const std::string& file, Diagnostics& problems) {
  if (fields.kind.empty()) return SpeakerKind::unknown;
  for (const SpeakerKind kind :
       {SpeakerKind::person, SpeakerKind::organization, SpeakerKind::group, SpeakerKind::document})
    if (fields.kind == name(kind)) return kind;
  problems.push_back(
      authority_problem("E-authority-kind", "'" + fields.kind + "' is no kind of speaker", file,
                        fields.line, "write person, organization, group or document"));
  return SpeakerKind::unknown;
}

// Entries that share a name need roles or kinds that tell them apart.
void check_names(const std::vector<AuthorityEntry>& entries, const std::string& file,
                 Diagnostics& problems) {
  std::map<std::string, const AuthorityEntry*> known;
  for (const AuthorityEntry& entry : entries) {
    const auto [place, is_new] = known.emplace(fold(entry.name), &entry);
    const AuthorityEntry& first = *place->second;
    if (is_new || (!entry.roles.empty() && !first.roles.empty()) || entry.kind != first.kind)
      continue;
    problems.push_back(authority_problem(
        "E-authority-same-name",
        "'" + entry.name + "' is also the name in line " + std::to_string(first.line), file,
        entry.line, "give both entries roles that tell them apart"));
  }
}

}  // namespace

Diagnostic authority_problem(std::string code, std::string message, const std::string& file,
                             unsigned line, std::string hint) {
  Diagnostic problem{.code = std::move(code), .message = std::move(message)};
  problem.hint = std::move(hint);
  problem.file = file;
  problem.line = line;
  return problem;
}

std::optional<Authority> Authority::parse(std::string_view text, const std::string& file,
                                          Diagnostics& problems) {
  Diagnostics found;
  std::vector<AuthorityFields> all;
  if (check_utf8(text).invalid.count > 0)
    found.push_back(authority_problem("E-authority-syntax", "the file is not UTF-8", file, 0,
                                      "save it as UTF-8"));
  else if (file.ends_with(".toml"))
    all = read_authority_toml(text, file, found);
  else if (file.ends_with(".csv"))
    all = read_authority_csv(text, file, found);
  else
    found.push_back(authority_problem("E-authority-format", "the name does not tell the format",
                                      file, 0, "an authority file is called .toml or .csv"));
  std::vector<AuthorityEntry> entries;
  for (AuthorityFields& fields : all) {
    if (fields.name.empty())
      found.push_back(
          authority_problem("E-authority-missing", "the entry has no name", file, fields.line));
    AuthorityEntry entry;
    entry.id = id_of(fields, file, found);
    entry.kind = kind_of(fields, file, found);
    entry.name = std::move(fields.name);
    entry.aliases = std::move(fields.aliases);
    entry.roles = std::move(fields.roles);
    entry.line = fields.line;
    entries.push_back(std::move(entry));
  }
  check_names(entries, file, found);
  const bool is_wrong = has_error(found);
  problems.insert(problems.end(), found.begin(), found.end());
  if (is_wrong) return std::nullopt;
  return Authority(std::move(entries));
}

}  // namespace sayso
