#include "read/zip_archive.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <zip.h>

#include <utility>

namespace sayso {

struct ZipArchive::Opened {
  Opened(zip_t* archive, unsigned ratio) : zip(archive), limit(ratio) {}
  ~Opened() { zip_discard(zip); }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  zip_t* zip;
  UnpackLimit limit;
};

namespace {

class ZipEntry : public ByteSource {
 public:
  ZipEntry(std::shared_ptr<void> archive, UnpackLimit& limit, zip_file_t* file)
      : archive_(std::move(archive)), limit_(limit), file_(file) {}
  ~ZipEntry() override { zip_fclose(file_); }
  ZipEntry(const ZipEntry&) = delete;
  ZipEntry& operator=(const ZipEntry&) = delete;

  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) override {
    const zip_int64_t got = zip_fread(file_, to, size);
    if (got < 0) {
      problem = {.code = "E-damaged-input",
                 .message = fmt::format("the file in the archive is damaged: {}",
                                        zip_error_strerror(zip_file_get_error(file_)))};
      return 0;
    }
    const auto count = static_cast<std::size_t>(got);
    return limit_.add_unpacked(count, problem) ? count : 0;
  }

 private:
  std::shared_ptr<void> archive_;
  UnpackLimit& limit_;  // of the archive
  zip_file_t* file_;
};

}  // namespace

std::unique_ptr<ZipArchive> ZipArchive::open(const std::string& path, unsigned ratio,
                                             Diagnostic& problem) {
  int code = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (!zip) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    problem = {
        .code = "E-damaged-input",
        .message = fmt::format("the zip archive cannot be read: {}", zip_error_strerror(&error))};
    zip_error_fini(&error);
    return nullptr;
  }
  auto opened = std::make_shared<Opened>(zip, ratio);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0)
    opened->limit.add_packed(static_cast<std::uint64_t>(status.st_size));
  return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(opened)));
}

std::optional<ZipArchive::Entry> ZipArchive::next() {
  zip_t* zip = opened_->zip;
  while (next_ < static_cast<std::uint64_t>(zip_get_num_entries(zip, 0))) {
    const std::uint64_t index = next_++;
    Entry entry;
    zip_stat_t status;
    if (zip_stat_index(zip, index, 0, &status) != 0 || !status.name) {
      entry.name = std::to_string(index + 1);
    } else {
      entry.name = status.name;
      if (entry.name.ends_with('/')) continue;
      if (status.valid & ZIP_STAT_SIZE) entry.size = status.size;
      if (zip_file_t* file = zip_fopen_index(zip, index, 0))
        entry.bytes = std::make_unique<ZipEntry>(opened_, opened_->limit, file);
    }
    if (!entry.bytes)
      entry.problem = {.code = "E-unreadable-input",
                       .message = zip_error_strerror(zip_get_error(zip))};
    return entry;
  }
  return std::nullopt;
}

UnpackLimit ZipArchive::limit_inside() const { return opened_->limit.inside(); }

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

}  // namespace sayso
