// The folder that a run writes to: for each article a file of each format, in the tree of the
// inputs.
//
//     OutputFolder folder("out", {output_format("tei"), output_format("brat")});
//     if (auto problem = folder.prepare()) ...           // out/ and out/annotation.conf
//     const auto name = folder.claim("news/fire.txt");   // "news/fire"
//     if (auto problem = folder.write(*name, extracted)) ...   // out/news/fire.xml, .ann, .txt
//
// Nobody ever sees half of a file (replace_file.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/output_names.h"
#include "text/diagnostic.h"
#include "write/formats.h"

namespace sayso {

// The bytes of one article in the formats of a run; parallel to them.
struct Outputs {
  std::vector<std::string> files;       // "" where a format has nothing to say of an article
  std::vector<std::string> companions;  // their second files

  bool empty() const;
};

class OutputFolder {
 public:
  OutputFolder(std::string path, std::vector<const OutputFormat*> formats)
      : path_(std::move(path)), formats_(std::move(formats)) {}

  const std::string& path() const { return path_; }

  // Makes the folder and what stands in it once.
  std::optional<Diagnostic> prepare() const;

  // Takes away what a killed run left unfinished.
  void remove_leftovers() const;

  // The name of an article's files without ending; no value where an earlier article has it.
  std::optional<std::string> claim(const std::string& id) { return names_.claim(id); }

  // By several threads at once. A format that says nothing of an article that failed has no file.
  std::optional<Diagnostic> write(const std::string& name, const Outputs& outputs,
                                  bool has_failed) const;

  // In formats that have one, an index over the files of these names, in this order. Call it last.
  //
  //     W-no-index   a file of its name is an article's, or was not made by this program
  bool has_index() const;
  std::optional<Diagnostic> write_indexes(const std::vector<std::string>& names, const Run& run);

  bool holds(const std::string& name) const;  // the files of all formats

  // Whether one of the files of that name is the file at `input`.
  bool would_replace(const std::string& name, const std::string& input) const;

 private:
  std::string file(const std::string& name, std::string_view extension) const;
  std::vector<std::string> files(const std::string& name) const;

  std::string path_;
  std::vector<const OutputFormat*> formats_;
  OutputNames names_;
};

}  // namespace sayso
