// A source of bytes for tests: handed out in small pieces, so that every border is met.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "read/bytes.h"

namespace sayso {

class BytesInMemory : public ByteSource {
 public:
  explicit BytesInMemory(std::string bytes, std::size_t piece = 3,
                         std::optional<Diagnostic> problem = {})
      : bytes_(std::move(bytes)), piece_(piece), problem_(std::move(problem)) {}

  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) override {
    const std::size_t count = std::min({size, piece_, bytes_.size() - at_});
    std::memcpy(to, bytes_.data() + at_, count);
    at_ += count;
    if (count == 0) problem = problem_;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t piece_, at_ = 0;
  std::optional<Diagnostic> problem_;  // at the end
};

inline Bytes bytes_of(std::string bytes, std::optional<Diagnostic> problem = {}) {
  return Bytes(std::make_unique<BytesInMemory>(std::move(bytes), 3, std::move(problem)));
}

}  // namespace sayso
