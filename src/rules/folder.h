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
  unsigned line;
};

struct List {
  std::string name;  // file name without ".txt"
  std::string file;  // path relative to the folder
  std::vector<ListEntry> entries;
};

class Folder {
 public:
  // The folder at `path`; null where there are errors, which `problems` then holds.
  static std::unique_ptr<Folder> read(const std::string& path, Diagnostics& problems);

  Folder();
  ~Folder();

  const std::string& path() const { return path_; }
  const std::string& digest() const { return digest_; }  // XXH128 of all its files, hex
  std::vector<std::string> languages() const;            // "en", ...: the packs but "common"

  // All tables of that name (`[[name]]` or `[name]`) in the common pack and the pack of `language`,
  // in the order of the manifest and the files. They report to the `problems` of their making.
  std::vector<Table> tables(std::string_view language, std::string_view name, Diagnostics& problems) const;

  // The word list of that name in the pack of `language` or the common pack; null if there is none.
  const List* list(std::string_view language, std::string_view name) const;
  std::vector<const List*> lists(std::string_view language) const;

  // Text of a further file of a pack ("calibration.tsv"); null if there is none.
  const std::string* file(std::string_view language, std::string_view name) const;

  // Reports the top-level keys that no stage has asked for by now.
  void report_unknown(Diagnostics& problems) const;

 private:
  struct Pack;
  std::string path_, digest_;
  std::vector<std::unique_ptr<Pack>> packs_;  // "common" first
  mutable std::vector<std::string> asked_;
};

}  // namespace sayso::rules
