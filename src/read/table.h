// Tables (CSV, TSV): an article a row, under a row of names.
//
//     id,text,desk
//     fire,"“The steel is sound,” Mayor Ada Brook said.",city
//
// Quotation marks as in RFC 4180: a field in " " may hold delimiters, line ends and "". The
// delimiter (comma, tab or semicolon) is the most frequent in the first row. Columns are called as
// the fields of read/fields.h; others pass through (Article::input). Empty lines are passed over.
//
//     E-bad-record   another number of fields than the first row has, a field that is not closed,
//                    or no column with the text
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"
#include "read/records.h"

namespace sayso {

// Each record is the first row, a line feed and one row.
std::unique_ptr<Records> cut_table(Bytes bytes, const ReadOptions& options);

std::optional<Article> read_table_row(std::string record, const ReadOptions& options,
                                      std::string& id, Diagnostics& problems);

// Does it begin with a row of names, one of them "text"?
bool is_like_table(std::string_view head);

}  // namespace sayso
