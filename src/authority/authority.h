// Whom a user knows by an id: names of persons and organizations, with their ids in Wikidata, VIAF
// or a catalogue of the user's own.
//
//     Diagnostics problems;
//     auto authority = Authority::parse(text, "people.toml", problems);  // or "people.csv"
//     if (authority) authority->apply(analysis.speakers);
//     // {"name":"Xi","authority":null} is now
//     // {"name":"Xi","authority":"http://www.wikidata.org/entity/Q15031"}
//
// A speaker is matched by the whole name, case folded: first by the names of the entries, then by
// their aliases. Where entries share a name, the roles must tell them apart; otherwise nobody is
// matched: no id is better than a wrong one. Speakers of an article with one id become one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/speaker.h"
#include "text/diagnostic.h"

namespace sayso {

struct AuthorityEntry {
  std::string id;  // a URI for Wikidata and VIAF; else as the user wrote it
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> roles;
  SpeakerKind kind = SpeakerKind::unknown;  // unknown: of any kind
  unsigned line = 0;                        // of the file, from 1
};

class Authority {
 public:
  // Reads a file's text; `file` is its name, whose ending (.toml, .csv) tells the format. No value
  // where `problems` got an error; each says its line:
  //
  //     E-authority-format (no .toml or .csv), E-authority-syntax, E-authority-key (unknown column
  //     or key), E-authority-missing (no name, no id), E-authority-id (an id that is none),
  //     E-authority-kind, E-authority-same-name (entries that nothing tells apart)
  static std::optional<Authority> parse(std::string_view text, const std::string& file,
                                        Diagnostics& problems);

  // Gives the speakers of an article their ids, and joins those with the same.
  void apply(Speakers& speakers) const;

  const std::vector<AuthorityEntry>& entries() const { return entries_; }

 private:
  explicit Authority(std::vector<AuthorityEntry> entries);

  const AuthorityEntry* find(const Speaker& speaker) const;
  const AuthorityEntry* choose(const std::string& name, const Speaker& speaker) const;
  void index(const std::string& name, std::size_t entry);

  std::vector<AuthorityEntry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // folded names and aliases
};

}  // namespace sayso
