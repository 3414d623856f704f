// Output formats, by name. A new format is one writer and one line in output_formats().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis.h"
#include "write/run.h"

namespace sayso {

struct WriteOptions {
  bool with_text = false;      // the article's text as well, in formats that can be without it
  unsigned corpus_number = 0;  // 1, 2, ...: one of several in a file; 0: alone
};

// A second file that a format writes for each article.
struct CompanionFile {
  std::string_view extension;  // ".txt"
  void (*append)(const Analysis& analysis, std::string& out);
};

// A file that a format needs once in the folder of its output.
struct FolderFile {
  std::string_view name;  // "annotation.conf"
  void (*append)(std::string& out);
};

// A file over all that a format wrote below a folder, made from the first bytes of each.
struct FolderIndex {
  bool (*is_own)(std::string_view head);  // a file of that name may be replaced
  void (*append_begin)(const Run& run, std::string& out);
  void (*append_entry)(std::string_view file, std::string_view head, std::string& out);
  void (*append_end)(std::string& out);
};

struct OutputFormat {
  std::string_view name;       // "tei"
  std::string_view extension;  // ".xml"

  void (*append)(const Analysis& analysis, const Run& run, const WriteOptions& options,
                 std::string& out);
  // What stands around several articles in one file.
  void (*append_begin)(const Run& run, std::string& out);
  void (*append_end)(std::string& out);
  // What stands in place of an article that failed; null where the format has nothing for it.
  void (*append_error)(std::string_view id, const Diagnostic& problem, std::string& out);

  // A format with one of these cannot go to standard output.
  std::optional<CompanionFile> companion = {};
  std::optional<FolderFile> folder_file = {};

  std::optional<FolderIndex> index = {};  // "index" with the extension

  bool needs_folder() const { return companion || folder_file; }
};

const std::vector<OutputFormat>& output_formats();

// Null where there is no such format.
const OutputFormat* output_format(std::string_view name);

}  // namespace sayso
