// A rules folder as it stands on disk: its manifest, its TOML files and its word lists.
//
//     Diagnostics problems;
//     auto folder = rules::Folder::read("rules", problems);
//     for (rules::Table segment : folder->tables("en", "segment")) ...
//
// The folder knows no stage. Each stage reads its own tables (`segment/segment_rules.h`, ...), and
// says with `Table` what is wrong in them. Reading collects every problem and never throws.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/table.h"
#include "text/diagnostic.h"

namespace sayso::rules {

struct ListEntry {
  std::string text;  // one entry, white space trimmed, comment gone
  std::string file;  // as path_of takes it
  unsigned line;
  unsigned column;
};

struct List {
  std::string name;  // file name without ".txt"
  std::string file;  // the same
  std::vector<ListEntry> entries;
};

// A rule of any stage, as it is written.
struct RuleText {
  std::string id;     // with its pack: "en/quote-speaker-cue"
  std::string table;  // "rule", "run", "block", ...
  std::string why = {}, pattern = {};
  std::string file = {};
  unsigned line = 0;
  std::string text = {};  // its lines, with its examples
};

// Where a file is, from the working folder. `file` is what rules and diagnostics call it: relative
// to the rules folder at `folder`; a file of an overlay begins with /, ./ or ../ and stands for
// itself.
std::string path_of(const std::string& folder, const std::string& file);

struct Pack;

class Folder {
 public:
  // The folder at `path`; null where there are errors, which `problems` then holds. `overlays` are
  // folders with the same layout but no manifest, each put over what was read before it: entries
  // are added to lists, rules with the id of one that is there replace it.
  static std::unique_ptr<Folder> read(const std::string& path, Diagnostics& problems,
                                      const std::vector<std::string>& overlays = {});

  Folder();
  ~Folder();

  const std::string& path() const { return path_; }
  const std::string& digest() const { return digest_; }  // XXH128 of all its files, hex
  std::vector<std::string> languages() const;            // "en", ...: the packs but "common"

  // All tables of that name (`[[name]]` or `[name]`) in the common pack and the pack of `language`,
  // in the order of the manifest and the files. They report to the `problems` of their making.
  std::vector<Table> tables(std::string_view language, std::string_view name,
                            Diagnostics& problems) const;

  // The word list of that name in the pack of `language` or the common pack; null if there is none.
  const List* list(std::string_view language, std::string_view name) const;
  std::vector<const List*> lists(std::string_view language) const;

  // Text of a further file of a pack ("calibration.tsv"); null if there is none.
  const std::string* file(std::string_view language, std::string_view name) const;

  // Every table with an id, in the order of packs and files.
  std::vector<RuleText> rules() const;

  // Puts one more file before those of a pack, as an overlay would.
  void add(std::string_view language, const std::string& toml, Diagnostics& problems);

  // What the stages have asked for by now. A schema for editors is held against it.
  const AskedKeys& asked() const { return asked_; }

  // Reports the top-level keys that no stage has asked for by now.
  void report_unknown(Diagnostics& problems) const;

 private:
  std::string path_, digest_;
  Sources sources_;
  std::vector<std::unique_ptr<Pack>> packs_;  // "common" first
  mutable AskedKeys asked_;
};

}  // namespace sayso::rules
