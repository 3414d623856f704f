// JSON Lines: an article a line, as an object.
//
//     {"id": "fire", "text": "“The steel is sound,” Mayor Ada Brook said.", "date": "2015-03-02"}
//
// `text` must be there; the other fields of read/fields.h may be. Fields that have another name or
// another kind of value pass through (Article::input). Escapes of half a character (a lone
// surrogate) become U+FFFD; numbers keep all their digits.
//
//     E-bad-record      no line of JSON, no text in it, or nested too deeply
//     W-invalid-bytes, W-guessed-encoding, W-control-characters, E-text-too-large: as in read.h
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"

namespace sayso {

// One line, as cut_lines() has it.
std::optional<Article> read_json_line(std::string line, const ReadOptions& options, std::string& id,
                                      Diagnostics& problems);

// Does a source that begins so begin with an object?
bool is_like_json(std::string_view head);

}  // namespace sayso
