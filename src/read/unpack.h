// Packed bytes (gzip, Zstandard), unpacked as they are read. What is packed is told by how it
// begins, whatever its name.
//
//     Bytes bytes = unpack(Bytes(open_file("news.jsonl.gz", problem)), limit);
//
// Several members one after the other, as WARC files have them, are one stream. What was unpacked
// before something went wrong has been handed out:
//
//     E-truncated-input   the packed data breaks off
//     E-damaged-input     it is damaged, or something else stands behind it
//     E-unpacks-too-far   it unpacks to more than the limit: a "bomb"
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "read/bytes.h"

namespace sayso {

// How much bytes may grow: to `kAlways` in any case, else `ratio` times their size. What is packed
// in something packed is held against the size of the outermost.
class UnpackLimit {
 public:
  explicit UnpackLimit(unsigned ratio) : ratio_(ratio) {}

  // Of what is packed in these bytes.
  UnpackLimit inside() const;

  void add_packed(std::uint64_t bytes) {
    if (!is_inside_) *packed_ += bytes;
  }

  // False, with the problem, where these were too many.
  bool add_unpacked(std::uint64_t bytes, std::optional<Diagnostic>& problem);

 private:
  static constexpr std::uint64_t kAlways = std::uint64_t{256} << 20;

  unsigned ratio_;
  bool is_inside_ = false;
  std::shared_ptr<std::uint64_t> packed_ = std::make_shared<std::uint64_t>(0);  // of the outermost
  std::uint64_t unpacked_ = 0;
};

// Bytes that are not packed are handed back as they are; those that are packed twice are unpacked
// twice.
Bytes unpack(Bytes bytes, UnpackLimit limit);
inline Bytes unpack(Bytes bytes, unsigned ratio) {
  return unpack(std::move(bytes), UnpackLimit(ratio));
}

// Does what begins so have to be unpacked?
bool is_packed(std::string_view head);

// The bytes of an element of a protocol or record that is packed as `encoding` (gzip, deflate,
// zstd, as in HTTP) tells; null where that is not known.
std::unique_ptr<ByteSource> unpack_as(std::string_view encoding, Bytes bytes, unsigned ratio);

// The name of a packed file without the ending for that: "news.jsonl" of "news.jsonl.gz".
std::string_view unpacked_name(std::string_view name);

}  // namespace sayso
