// The bytes of a source that is open, taken from its beginning to its end with bounded memory.
//
//     Bytes bytes(open_file("news.jsonl", problem));
//     while (!bytes.ahead(1).empty()) {
//       const std::string_view piece = bytes.ahead(1);      // what is at hand
//       bytes.skip(use(piece));
//     }
//     if (bytes.problem()) ...                              // it ended too early
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/diagnostic.h"

namespace sayso {

// Where bytes come from: a file, the unpacker of another one, ...
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Up to `size` bytes to `to`; 0 at the end and where `problem` was set. Never called again after.
  virtual std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) = 0;
};

class Bytes {
 public:
  explicit Bytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // What comes next: `least` bytes or more, fewer only before the end. Valid until the next call.
  std::string_view ahead(std::size_t least);

  // Goes on behind the first `count` of the bytes ahead.
  void skip(std::size_t count) { begin_ += count; }

  // Why the bytes ended; no value before that, and at a good end.
  const std::optional<Diagnostic>& problem() const { return problem_; }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // of what is not taken
  bool is_at_end_ = false;
  std::optional<Diagnostic> problem_;
};

// A file, or standard input for "-"; null where `problem` (E-unreadable-input) was set.
std::unique_ptr<ByteSource> open_file(const std::string& path, Diagnostic& problem);

// All that is left of them; no value where `problem` was set: E-text-too-large beyond `most`.
std::optional<std::string> read_all(Bytes& bytes, std::size_t most, Diagnostic& problem);

// The bytes of a file, or of standard input for "-"; no value where `problem` was set.
std::optional<std::string> read_bytes(const std::string& path, Diagnostic& problem);

// E-text-too-large, of an article that has more bytes than `most`.
Diagnostic too_large(std::size_t most);

// What a system call left in errno.
Diagnostic system_problem(int error);

}  // namespace sayso
