// The files in a zip archive, one after the other in its order.
//
//     const auto archive = ZipArchive::open("news.zip", ratio, problem);
//     while (auto entry = archive->next()) ... Bytes(std::move(entry->bytes)) ...
//
// An archive is read from its end, so it must be a file; one that is cut off cannot be read at all.
// All its files together may unpack to `ratio` times its size (read/unpack.h).
//
//     E-damaged-input     it is no archive, or what is in it is damaged
//     E-unreadable-input  a file in it is encrypted, or packed in an unknown way
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/bytes.h"
#include "read/unpack.h"

namespace sayso {

class ZipArchive {
 public:
  struct Entry {
    std::string name;  // as the archive has it: may be anything
    std::uint64_t size = 0;
    std::unique_ptr<ByteSource> bytes = nullptr;  // null where there is a problem
    Diagnostic problem = {};
  };

  // Null where `problem` was set.
  static std::unique_ptr<ZipArchive> open(const std::string& path, unsigned ratio,
                                          Diagnostic& problem);

  // The next file; folders are passed over.
  std::optional<Entry> next();

  // Of files that are packed themselves.
  UnpackLimit limit_inside() const;

 private:
  struct Opened;
  explicit ZipArchive(std::shared_ptr<Opened> opened) : opened_(std::move(opened)) {}

  std::shared_ptr<Opened> opened_;  // also of the entries that are being read
  std::uint64_t next_ = 0;
};

bool is_zip(std::string_view head);

}  // namespace sayso
