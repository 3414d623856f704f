// Reading what holds the text of an article somewhere in it: a page, a row, a line of JSON.
#pragma once

#include <optional>
#include <string>

#include "read/read.h"

namespace sayso {

// Like read_article(): `text` is that of the record. Warnings have no place in it, and control
// characters are left to whoever finds the article.
std::optional<Article> read_record(std::string bytes, const ReadOptions& options,
                                   Diagnostics& problems);

}  // namespace sayso
