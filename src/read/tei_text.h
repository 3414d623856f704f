// TEI as an input: the text of its body, and what its header says of the source.
//
// What sayso has written itself gives back the article to the letter, with its id. In other TEI the
// paragraphs, headings, lines and the like of the body are parted by blank lines, white space in
// them is one space, and notes are left out. A teiCorpus is cut into its articles. Nothing outside
// the file is read: no DTD, no entities.
//
//     E-bad-xml      not well-formed
//     E-no-article   there is no text in a body
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"
#include "read/records.h"

namespace sayso {

std::unique_ptr<Records> cut_tei(Bytes bytes, const ReadOptions& options);

std::optional<Article> read_tei(std::string xml, const ReadOptions& options, std::string& id,
                                Diagnostics& problems);

bool is_like_tei(std::string_view head);

}  // namespace sayso
