#include "batch/replace_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace sayso {
namespace {

namespace fs = std::filesystem;

Diagnostic problem_with(const std::string& path, const std::string& reason) {
  return {.code = "E-unwritable-output", .message = "cannot write '" + path + "': " + reason};
}

// 0, or the error.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR) return errno;
  }
  return 0;
}

}  // namespace

std::optional<Diagnostic> replace_file(const std::string& path, std::string_view bytes) {
  const fs::path target(path);
  std::error_code error;
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), error);
  if (error) return problem_with(path, error.message());

  const std::string name =
      "." + target.filename().string() + "." + std::to_string(getpid()) + ".tmp";
  const std::string temporary = (target.parent_path() / name).string();
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return problem_with(path, std::generic_category().message(errno));
  int failure = write_all(file, bytes);
  if (close(file) != 0 && failure == 0) failure = errno;
  if (failure == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return std::nullopt;
  unlink(temporary.c_str());
  return problem_with(path, std::generic_category().message(failure));
}

}  // namespace sayso
