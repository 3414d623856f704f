// JSON Lines: one analysis, one object, one line (schema `sayso/1`).
//
//     std::string out;
//     append_jsonl(analysis, run, {.with_text = true}, out);
//     append_error_record("news/fire.txt", problem, out);
//
// Offsets are code points of the article text, half-open, and each `text` is exactly that slice.
// What is absent is null or [], never left out. The same analysis gives the same bytes.
//
// With text, the record holds all that is known, so that the other formats can be made of it
// (convert/record.h). Its article has "author", "published", "publisher", "url" and "text" too; the
// record has the "blocks" of the text ("from" and "to", for their text is not repeated) and, beside
// "quotations", the spans that attributions hold, as "spoken"; a speaker has a "gender", and a
// warning a "to".
#pragma once

#include <string>
#include <string_view>

#include "analysis.h"
#include "write/run.h"

namespace sayso {

struct JsonlOptions {
  bool with_text = false;  // adds the article's text, and all else that is known; the text is
                           // always there where no file has it
};

// As records name them.
std::string_view name(Gender gender);

void append_jsonl(const Analysis& analysis, const Run& run, const JsonlOptions& options,
                  std::string& out);

// The line of an article that could not be read; with that of its record, if it has one.
void append_error_record(std::string_view id, const Diagnostic& problem, std::string& out);

}  // namespace sayso
