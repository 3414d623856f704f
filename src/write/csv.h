// CSV (RFC 4180): one attribution a row, for spreadsheets and statistics.
//
//     std::string out;
//     append_csv_header(out);
//     append_csv(analysis, out);
//
//     article,title,published,publisher,url,id,type,class,qualifiers,content,cue,source,speaker,...
//
// Where a field has several values (qualifiers, roles, coordinated speakers) they are joined with
// "; ", and the parts of a discontinuous content, cue or source with " […] ". Otherwise text is
// that of the article to the letter: a line break in it stands inside the quotation marks of its
// field. `start` and `end` are code points of the article's text, from the first part to the last.
#pragma once

#include <string>

#include "analysis.h"

namespace sayso {

void append_csv_header(std::string& out);
void append_csv(const Analysis& analysis, std::string& out);

}  // namespace sayso
