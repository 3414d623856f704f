#include "read/bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace sayso {
namespace {

constexpr std::size_t kLeastAtATime = 1 << 14, kMostAtATime = 1 << 20;

class File : public ByteSource {
 public:
  explicit File(int file) : file_(file) {}
  ~File() override {
    if (file_ != STDIN_FILENO) close(file_);
  }

  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) override {
    while (true) {
      const ssize_t got = ::read(file_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      problem = system_problem(errno);
      return 0;
    }
  }

 private:
  int file_;
};

}  // namespace

Diagnostic system_problem(int error) {
  return {.code = "E-unreadable-input", .message = std::generic_category().message(error)};
}

Diagnostic too_large(std::size_t most) {
  return {.code = "E-text-too-large",
          .message = fmt::format("it has more than {} bytes", most),
          .hint = "--max-article allows more"};
}

std::unique_ptr<ByteSource> open_file(const std::string& path, Diagnostic& problem) {
  if (path == "-") return std::make_unique<File>(STDIN_FILENO);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) return std::make_unique<File>(file);
  problem = system_problem(errno);
  return nullptr;
}

std::optional<std::string> read_bytes(const std::string& path, Diagnostic& problem) {
  auto stream = open_file(path, problem);
  if (!stream) return std::nullopt;
  Bytes bytes(std::move(stream));
  return read_all(bytes, UINT32_MAX, problem);
}

std::string_view Bytes::ahead(std::size_t least) {
  while (end_ - begin_ < least && !is_at_end_) {
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    // Larger pieces as it goes on: most files are small.
    const std::size_t room = std::clamp(buffer_.size() * 2, kLeastAtATime, kMostAtATime);
    if (buffer_.size() < std::max(room, least)) buffer_.resize(std::max(room, least));
    const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_, problem_);
    is_at_end_ = got == 0;
    end_ += got;
  }
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

std::optional<std::string> read_all(Bytes& bytes, std::size_t most, Diagnostic& problem) {
  std::string all;
  while (true) {
    const std::string_view piece = bytes.ahead(1);
    if (piece.empty()) break;
    if (piece.size() > most - all.size()) {
      problem = too_large(most);
      return std::nullopt;
    }
    all += piece;
    bytes.skip(piece.size());
  }
  if (!bytes.problem()) return all;
  problem = *bytes.problem();
  return std::nullopt;
}

}  // namespace sayso
