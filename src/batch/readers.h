// Kinds of input, by name. A new kind is one reader and one line in readers().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"

namespace sayso {

struct Reader {
  std::string_view name;                     // "text"
  std::vector<std::string_view> extensions;  // of the files in a folder that are of this kind

  // The article in the bytes of one source; no value where `problems` got an error.
  std::optional<Article> (*read)(std::string bytes, const ReadOptions& options,
                                 Diagnostics& problems);
};

const std::vector<Reader>& readers();

// The reader of files that are called so; null where there is none.
const Reader* reader_of(std::string_view file_name);

}  // namespace sayso
