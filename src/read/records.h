// Cutting a file that holds many articles into the bytes of each.
//
//     const auto records = cut_lines(Bytes(open_file("news.jsonl", problem)), options);
//     while (std::optional<Record> record = records->next()) ...
//
// Where the file breaks off, or a record is too large, a record with the `problem` stands in its
// place; after a break it is the last.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "read/bytes.h"
#include "read/read.h"
#include "text/diagnostic.h"

namespace sayso {

struct Record {
  std::string bytes;
  std::uint64_t line = 0;  // where it begins, from 1: a line, or the number of a record in a WARC
                           // file; 0: it is all of the file
  std::optional<Diagnostic> problem = {};
};

class Records {
 public:
  virtual ~Records() = default;
  virtual std::optional<Record> next() = 0;
};

// Each line is a record, also an empty one; its bytes are without the line feed.
std::unique_ptr<Records> cut_lines(Bytes bytes, const ReadOptions& options);

}  // namespace sayso
