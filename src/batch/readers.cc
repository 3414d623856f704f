#include "batch/readers.h"

namespace sayso {

const std::vector<Reader>& readers() {
  static const std::vector<Reader> all = {
      {"text", {".txt"}, read_article},
  };
  return all;
}

const Reader* reader_of(std::string_view file_name) {
  for (const Reader& reader : readers())
    for (const std::string_view extension : reader.extensions)
      if (file_name.ends_with(extension)) return &reader;
  return nullptr;
}

}  // namespace sayso
