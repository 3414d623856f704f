#include "batch/replace_file.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace sayso {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".tmp";

Diagnostic problem_with(const std::string& path, const std::error_code& error) {
  const bool is_full = error == std::errc::no_space_on_device || error.value() == EDQUOT;
  return {.code = is_full ? "E-disk-full" : "E-unwritable-output",
          .message = "cannot write '" + path + "': " + error.message()};
}

Diagnostic problem_with(const std::string& path, int error) {
  return problem_with(path, std::error_code(error, std::generic_category()));
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
  if (error) return problem_with(path, error);

  const std::string name =
      "." + target.filename().string() + "." + std::to_string(getpid()) + std::string(kEnding);
  const std::string temporary = (target.parent_path() / name).string();
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return problem_with(path, errno);
  int failure = write_all(file, bytes);
  if (close(file) != 0 && failure == 0) failure = errno;
  if (failure == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return std::nullopt;
  unlink(temporary.c_str());
  return problem_with(path, failure);
}

bool is_leftover(const std::string& name) {
  if (!name.starts_with('.') || !name.ends_with(kEnding)) return false;
  const std::string_view front = std::string_view(name).substr(0, name.size() - kEnding.size());
  const std::string_view number = front.substr(front.rfind('.') + 1);
  pid_t process = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), process);
  const bool is_number = error == std::errc() && end == number.data() + number.size();
  return is_number && process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace sayso
