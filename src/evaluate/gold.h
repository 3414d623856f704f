// Reading gold and predictions: brat stand-off, TEI and JSON Lines (`sayso/1`).
//
//     Diagnostics problems;
//     auto gold = eval::read_gold("corpus/gold", problems);
//     auto predictions = eval::read_predictions("out.jsonl", problems);
//
// A path is a file (.ann, .xml or .jsonl) or a folder, which is searched through in the order of
// names. The text of gold stands in the file itself (TEI, JSONL with "text") or in a .txt file
// beside it. What cannot be read is left out and told:
//
//     E-unreadable-file, E-unknown-format, E-invalid-text (not UTF-8), E-bad-xml, E-bad-record,
//     E-no-text (gold without its text), E-duplicate-id (the first one counts),
//     W-bad-annotation (a line or a span that makes no sense)
#pragma once

#include <string>
#include <vector>

#include "analysis.h"
#include "evaluate/annotated_article.h"
#include "text/diagnostic.h"

namespace sayso::eval {

std::vector<AnnotatedArticle> read_gold(const std::string& path, Diagnostics& problems);

// As gold, but texts may be absent, and of two records of an article the last counts.
std::vector<AnnotatedArticle> read_predictions(const std::string& path, Diagnostics& problems);

// What the pipeline found. Attributions inside another's content are left out, unless `nested`.
AnnotatedArticle prediction(const Analysis& analysis, bool nested = false);

}  // namespace sayso::eval
