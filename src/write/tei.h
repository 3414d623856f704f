// TEI XML: one article with its attributions marked in place (profile: sayso-tei.rnc beside this
// file).
//
//     std::string out;
//     append_tei(analysis, run, {}, out);
//
//     append_tei_corpus_begin(run, out);                           // several in one file
//     for (unsigned n = 0; n < all.size(); ++n)
//       append_tei(all[n], run, {.corpus_number = n + 1}, out);    // at least one
//     append_tei_corpus_end(out);
//
// The text is kept to the letter: stripping the tags of `body` gives back the article's text, but
// that characters which XML forbids are U+FFFD there (xml_text.h; a note in the header says so).
// Every id that is pointed to exists. The same analysis gives the same bytes.
#pragma once

#include <string>

#include "analysis.h"
#include "write/run.h"

namespace sayso {

struct TeiOptions {
  std::string text_uri = {};    // of the plain text that offsets point into; by default from the id
  std::string schema_uri = {};  // written as <?xml-model?>; empty: none
  unsigned corpus_number = 0;   // 1, 2, ...: inside a teiCorpus; its ids begin with "a1."
};

void append_tei(const Analysis& analysis, const Run& run, const TeiOptions& options,
                std::string& out);

void append_tei_corpus_begin(const Run& run, std::string& out);
void append_tei_corpus_end(std::string& out);

}  // namespace sayso
