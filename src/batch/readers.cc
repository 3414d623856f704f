#include "batch/readers.h"

#include "read/json_lines.h"
#include "read/page.h"
#include "read/table.h"
#include "read/tei_text.h"
#include "read/unpack.h"
#include "read/warc.h"

namespace sayso {
namespace {

bool is_anything(std::string_view) { return true; }

std::optional<Article> read_text(std::string bytes, const ReadOptions& options, std::string&,
                                 Diagnostics& problems) {
  return read_article(std::move(bytes), options, problems);
}

}  // namespace

// The first that is like a source reads it.
const std::vector<Reader>& readers() {
  static const std::vector<Reader> all = {
      {"jsonl", {".jsonl", ".ndjson"}, is_like_json, cut_lines, read_json_line},
      {"warc", {".warc", ".wet"}, is_like_warc, cut_warc, read_warc_record},
      {"tei", {".xml", ".tei"}, is_like_tei, cut_tei, read_tei},
      {"html", {".html", ".htm", ".xhtml"}, is_like_html, nullptr, read_page},
      {"csv", {".csv"}, is_like_table, cut_table, read_table_row},
      {"tsv", {".tsv"}, is_like_table, cut_table, read_table_row},
      {"text", {".txt"}, is_anything, nullptr, read_text},
  };
  return all;
}

const Reader* reader_named(std::string_view name) {
  for (const Reader& reader : readers())
    if (reader.name == name) return &reader;
  return nullptr;
}

const Reader* reader_of(std::string_view file_name) {
  for (const Reader& reader : readers())
    for (const std::string_view extension : reader.extensions)
      if (file_name.ends_with(extension)) return &reader;
  return nullptr;
}

const Reader& reader_like(std::string_view head) {
  for (const Reader& reader : readers())
    if (reader.is_like(head)) return reader;
  return readers().back();
}

bool is_known_name(std::string_view file_name) {
  return reader_of(unpacked_name(file_name)) || file_name.ends_with(".zip");
}

}  // namespace sayso
