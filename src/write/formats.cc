#include "write/formats.h"

#include "write/jsonl.h"
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

void append_no_begin(const Run&, std::string&) {}
void append_no_end(std::string&) {}

}  // namespace

const std::vector<OutputFormat>& output_formats() {
  static const std::vector<OutputFormat> all = {
      {"tei", ".xml", append_one_tei, append_tei_corpus_begin, append_tei_corpus_end, nullptr},
      {"jsonl", ".jsonl", append_one_line, append_no_begin, append_no_end, append_error_record},
      {"html", ".html", append_one_page, append_pages_begin, append_pages_end, nullptr},
  };
  return all;
}

const OutputFormat* output_format(std::string_view name) {
  for (const OutputFormat& format : output_formats())
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace sayso
