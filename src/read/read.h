// Reading: the bytes of a source become an article of valid UTF-8 text.
//
//     Diagnostics problems;
//     auto article = read_article(std::move(bytes), {}, problems);
//     if (!article) ...   // `problems` holds the error
//
// The charset is told by a byte order mark, by the NULs of UTF-16, by being valid UTF-8 and, only
// where all that fails, by ICU's detection. Nothing else is changed: CRLF, NBSP, soft hyphens and
// control characters stay as they stand.
//
//     W-invalid-bytes       bytes that are no character became U+FFFD, with their place in the text
//     W-guessed-encoding    the charset was detected, not known
//     W-control-characters  NUL and the like are in the text: the first place, and how many
//     E-text-too-large      it has more than `max_bytes`
//     E-unknown-encoding    `encoding` names no charset
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "read/article.h"
#include "read/fields.h"
#include "text/diagnostic.h"

namespace sayso {

struct PageRules;

struct ReadOptions {
  std::string encoding = {};  // a charset's name that overrides all detection; "" detects
  std::size_t max_bytes = std::size_t{256} << 20;  // of one article; at most UINT32_MAX
  unsigned max_ratio = 200;           // of unpacked bytes to packed ones (read/unpack.h)
  unsigned max_depth = 500;           // of elements in one another, in HTML
  unsigned max_elements = 2'000'000;  // of a page of HTML
  FieldNames fields = {};             // of records that have fields
  const PageRules* pages = nullptr;   // for HTML; null: nothing is left out
};

// The article with its `text` and `encoding`; the caller fills in id and metadata. No value where
// `diagnostics` got an error. Valid UTF-8 is moved, not copied.
std::optional<Article> read_article(std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics);

// Holds an article that was found in a record or page to what is promised of one: parsers make
// bytes that are no UTF-8 of references to characters that there are not (&#xD800;), which become
// U+FFFD. Warns of them and of control characters.
void hold_to_utf8(Article& article, Diagnostics& diagnostics);

}  // namespace sayso
