// Everything that stands under the names a user gave, one article's source after the other.
//
//     Inputs inputs({"corpus/news", "-"});
//     while (std::optional<Source> source = inputs.next()) ...
//
// A file (batch/files.h) is of a kind (batch/readers.h), told by its name, else by how it begins.
// It may be packed (read/unpack.h); a zip archive is a folder of files that readers know by name.
// One that holds many articles is cut here, so that it is never in memory as a whole; one that is
// an article by itself is opened by read_source(), which several threads can do at once. What
// cannot be read is a source as well, with its `problem`.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/files.h"
#include "batch/readers.h"
#include "read/zip_archive.h"

namespace sayso {

struct InputOptions {
  ReadOptions read = {};
  const Reader* reader = nullptr;  // of all inputs; null: each is told
  FileOptions files = {};
  std::uint64_t first_line = 1;  // the number of a file's first line: it may be part of another
};

struct Source {
  std::string path;  // for messages: of its file, and where it holds many the line, "a.jsonl:12"
  std::string id;    // of its article: that of its file, and the line, "a.jsonl/12"
  const Reader* reader = nullptr;
  std::uint64_t size = 0;  // in bytes, where it can be told
  std::uint64_t line = 0;  // of a file that holds many, from 1; else 0
  std::optional<std::string> bytes =
      {};  // where they are at hand; else those of the file at `path`
  std::optional<Diagnostic> problem = {};
};

class Inputs {
 public:
  explicit Inputs(std::vector<std::string> names, InputOptions options = {})
      : files_(std::move(names), options.files), options_(std::move(options)) {}

  std::optional<Source> next();

  bool has_several();  // sources that are still to come: looks ahead
  std::size_t passed_over() const { return files_.passed_over() + passed_over_; }

 private:
  std::optional<Source> draw();
  std::optional<Source> open(File file);
  std::optional<Source> open(Source source, Bytes bytes);
  std::optional<Source> next_entry();
  std::optional<Source> next_record();

  Files files_;
  InputOptions options_;
  std::unique_ptr<ZipArchive> archive_;  // that is being read; null: none is
  Source archived_;                      // what its files have in common
  std::unique_ptr<Records> records_;     // of the file that is being cut; null: none is
  Source cut_;                           // what they have in common
  std::size_t passed_over_ = 0;          // in archives
  std::deque<Source> ahead_;
};

// The bytes of a source, unpacked; no value where it cannot be read, for the reason in `problem`.
std::optional<std::string> source_bytes(const Source& source, const ReadOptions& options,
                                        Diagnostic& problem);

// The article in them; no value where it cannot be read: the last of `problems` then says why. `id`
// becomes its id, also where only that can be read.
std::optional<Article> read_source(const Source& source, std::string bytes,
                                   const ReadOptions& options, std::string& id,
                                   Diagnostics& problems);

// Both at once.
std::optional<Article> read_source(const Source& source, const ReadOptions& options,
                                   Diagnostics& problems);

// An id as valid UTF-8: names of files may be anything.
std::string printable_id(const std::string& id);

}  // namespace sayso
