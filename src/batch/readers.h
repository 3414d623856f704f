// Kinds of input, by name. A new kind is one file in read/ and one line in readers().
//
// A file of most kinds holds many articles: it is first cut into records, in order and with bounded
// memory, and each record is then read by itself, many at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"
#include "read/records.h"

namespace sayso {

struct Reader {
  std::string_view name;                     // "jsonl"
  std::vector<std::string_view> extensions;  // of the files in a folder that are of this kind

  // Could a source that begins so be of this kind?
  bool (*is_like)(std::string_view head);

  // Null where a file is one article.
  std::unique_ptr<Records> (*cut)(Bytes bytes, const ReadOptions& options);

  // The article in the bytes of a file or record; no value where `problems` got an error. `id` is
  // that of the place, and becomes that of the article where it has one of its own.
  std::optional<Article> (*read)(std::string bytes, const ReadOptions& options, std::string& id,
                                 Diagnostics& problems);
};

const std::vector<Reader>& readers();

// By its name; null where there is none.
const Reader* reader_named(std::string_view name);

// The reader of files that are called so; null where there is none.
const Reader* reader_of(std::string_view file_name);

// The reader of a source that begins so: text, where nothing else is to be seen.
const Reader& reader_like(std::string_view head);

// Is a file in a folder, called so, an input?
bool is_known_name(std::string_view file_name);

}  // namespace sayso
