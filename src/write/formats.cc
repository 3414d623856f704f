#include "write/formats.h"

#include "write/brat.h"
#include "write/csv.h"
#include "write/jsonl.h"
#include "write/page/index_page.h"
#include "write/page/page.h"
#include "write/tei.h"

namespace sayso {
namespace {

void append_one_tei(const Analysis& analysis, const Run& run, const WriteOptions& options,
                    std::string& out) {
  append_tei(analysis, run, {.corpus_number = options.corpus_number}, out);
}

void append_one_line(const Analysis& analysis, const Run& run, const WriteOptions& options,
                     std::string& out) {
  append_jsonl(analysis, run, {.with_text = options.with_text}, out);
}

void append_one_page(const Analysis& analysis, const Run& run, const WriteOptions& options,
                     std::string& out) {
  if (options.corpus_number == 0)
    append_page(analysis, run, out);
  else
    append_page_story(analysis, run, options.corpus_number, out);
}

// Alone in its file it brings the header; among several append_begin did.
void append_rows(const Analysis& analysis, const Run&, const WriteOptions& options,
                 std::string& out) {
  if (options.corpus_number == 0) append_csv_header(out);
  append_csv(analysis, out);
}

void append_events(const Analysis& analysis, const Run&, const WriteOptions&, std::string& out) {
  append_brat(analysis, out);
}

void append_text(const Analysis& analysis, std::string& out) { out += analysis.article.text; }
void append_header(const Run&, std::string& out) { append_csv_header(out); }
void append_no_begin(const Run&, std::string&) {}
void append_no_end(std::string&) {}

}  // namespace

const std::vector<OutputFormat>& output_formats() {
  static const std::vector<OutputFormat> all = {
      {"tei", ".xml", append_one_tei, append_tei_corpus_begin, append_tei_corpus_end, nullptr},
      {"jsonl", ".jsonl", append_one_line, append_no_begin, append_no_end, append_error_record},
      {"html",
       ".html",
       append_one_page,
       append_pages_begin,
       append_pages_end,
       nullptr,
       {},
       {},
       FolderIndex{is_page, append_page_index_begin, append_page_index_entry,
                   append_page_index_end}},
      {"brat", ".ann", append_events, append_no_begin, append_no_end, nullptr,
       CompanionFile{".txt", append_text},
       FolderFile{"annotation.conf", append_brat_configuration}},
      {"csv", ".csv", append_rows, append_header, append_no_end, nullptr},
  };
  return all;
}

const OutputFormat* output_format(std::string_view name) {
  for (const OutputFormat& format : output_formats())
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace sayso
