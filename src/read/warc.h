// WARC files, 1.0 and 1.1: the pages and texts that a crawler has kept; and WET, the texts alone.
//
// Records are cut one by one: `response` (HTTP with its header), `resource` and `conversion` are
// articles where they hold HTML or plain text (and HTTP tells no error), all others are passed
// over. A record whose header is wrong is a failed one, and reading goes on at the next "WARC/".
//
// The encodings that HTTP knows (chunked, gzip, deflate, zstd) are taken off, the charset is that
// of the header, else that of the page. `url` is the address of the page, `published` is its date
// where the page tells one.
//
//     E-bad-record       the header of the record, or of HTTP, is damaged
//     E-text-too-large   as in read.h
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/read.h"
#include "read/records.h"

namespace sayso {

std::unique_ptr<Records> cut_warc(Bytes bytes, const ReadOptions& options);

// A record with its header, as cut_warc() has it.
std::optional<Article> read_warc_record(std::string record, const ReadOptions& options,
                                        std::string& id, Diagnostics& problems);

bool is_like_warc(std::string_view head);

}  // namespace sayso
