// Any bytes as a file of each kind: cut into records and read, with text that is UTF-8 or an error.
#include <simdjson.h>

#include "batch/readers.h"
#include "fuzz/target.h"
#include "read/bytes_in_memory.h"
#include "read/read.h"
#include "read/unpack.h"

namespace sayso::fuzz {
namespace {

void check(const std::optional<Article>& article, const Diagnostics& problems) {
  const bool has_errors = has_error(problems);
  expect(article ? !has_errors : has_errors, "an article, or an error: one of them");
  if (!article) return;
  for (const std::string* text :
       {&article->text, &article->title, &article->author, &article->published, &article->publisher,
        &article->url, &article->language, &article->input})
    expect(simdjson::validate_utf8(*text), "a text that is not UTF-8");
}

void read(std::string_view kind, std::string_view bytes) {
  ReadOptions options;
  options.pages = &all_rules().pages;
  options.max_bytes = 1 << 20;
  const Reader& reader = *reader_named(kind);
  const auto read_one = [&](std::string record) {
    std::string id = "id";
    Diagnostics problems;
    check(reader.read(std::move(record), options, id, problems), problems);
  };
  if (!reader.cut) return read_one(std::string(bytes));
  const auto records = reader.cut(bytes_of(std::string(bytes)), options);
  std::size_t count = 0;
  while (auto record = records->next()) {
    expect(++count <= bytes.size() + 1, "more records than bytes");
    if (!record->problem) read_one(std::move(record->bytes));
  }
}

}  // namespace

void jsonl(std::string_view bytes) { read("jsonl", bytes); }
void html(std::string_view bytes) { read("html", bytes); }
void tei(std::string_view bytes) { read("tei", bytes); }
void table(std::string_view bytes) { read("csv", bytes); }
void warc(std::string_view bytes) { read("warc", bytes); }

// A first line that names an encoding, and bytes in it.
void encoded(std::string_view bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  ReadOptions options;
  options.encoding = bytes.substr(0, end);
  Diagnostics problems;
  check(read_article(std::string(bytes.substr(end)), options, problems), problems);
}

// Packed bytes that break off or are damaged end with a problem; a bomb ends at the limit.
void packed(std::string_view bytes) {
  constexpr std::size_t kMost = 64 << 20;
  Bytes unpacked = unpack(bytes_of(std::string(bytes)), 200);
  Diagnostic problem;
  const auto all = read_all(unpacked, kMost, problem);
  expect(all || !problem.code.empty(), "no bytes, and no problem");
}

}  // namespace sayso::fuzz
