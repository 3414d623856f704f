#include "batch/inputs.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <system_error>

namespace sayso {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::size_t kMaxBytes = UINT32_MAX;  // of one source: spans have 32 bits
constexpr std::size_t kReadBytes = 1 << 20;    // at a time

Diagnostic system_problem(int error) {
  return {.code = "E-unreadable-input", .message = std::generic_category().message(error)};
}

Source failed(std::string path, std::string id, Diagnostic problem) {
  Source source{.path = std::move(path), .id = std::move(id)};
  source.problem = std::move(problem);
  return source;
}

// The entries of a folder, the last name first. False where errno says what is wrong.
bool list_folder(const std::string& path, std::vector<std::string>& names) {
  DIR* folder = opendir(path.c_str());
  if (!folder) return false;
  errno = 0;
  while (const dirent* entry = readdir(folder)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  const int error = errno;
  closedir(folder);
  std::sort(names.begin(), names.end(), std::greater<>());
  errno = error;
  return error == 0;
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

}  // namespace

std::optional<Source> Inputs::next() {
  while (true) {
    if (!folders_.empty()) {
      Folder& folder = folders_.back();
      if (folder.names.empty()) {
        folders_.pop_back();
        continue;
      }
      const std::string name = std::move(folder.names.back());
      folder.names.pop_back();
      if (auto source = open(folder.path + "/" + name, folder.id + name, false)) return source;
    } else if (next_name_ < names_.size()) {
      std::string name = std::move(names_[next_name_++]);
      if (name == kStandardInput)
        return Source{.path = name, .id = "stdin", .reader = &readers().front()};
      while (name.size() > 1 && name.ends_with('/')) name.pop_back();
      std::string id = file_name(name);
      if (auto source = open(std::move(name), std::move(id), true)) return source;
    } else {
      return std::nullopt;
    }
  }
}

// The source at `path`; no value where it is a folder, which is entered, or is passed over.
std::optional<Source> Inputs::open(std::string path, std::string id, bool named) {
  struct stat status {};
  const Reader* reader = reader_of(path);
  if (stat(path.c_str(), &status) != 0) {
    const int error = errno;
    if (named || reader) return failed(std::move(path), std::move(id), system_problem(error));
    ++passed_over_;
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode))
    return enter(std::move(path), named ? "" : std::move(id), {status.st_dev, status.st_ino});
  // A pipe or a device is read where it was named; in a folder it might keep us waiting for ever.
  if (!named && (!reader || !S_ISREG(status.st_mode))) {
    ++passed_over_;
    return std::nullopt;
  }
  Source source{.path = std::move(path), .id = std::move(id)};
  source.reader = reader ? reader : &readers().front();
  source.bytes = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  return source;
}

std::optional<Source> Inputs::enter(std::string path, std::string id,
                                    std::pair<dev_t, ino_t> identity) {
  for (const Folder& above : folders_) {
    if (above.identity != identity) continue;
    Diagnostic problem{.code = "E-folder-loop",
                       .message = "the link leads back to '" + above.path + "', in which it lies"};
    return failed(std::move(path), std::move(id), std::move(problem));
  }
  Folder folder{std::move(path), id.empty() ? "" : id + "/", identity, {}};
  if (!list_folder(folder.path, folder.names))
    return failed(folder.path, id.empty() ? folder.path : id, system_problem(errno));
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

std::optional<std::string> read_bytes(const std::string& path, Diagnostic& problem) {
  const bool is_standard = path == kStandardInput;
  const int file = is_standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    problem = system_problem(errno);
    return std::nullopt;
  }
  std::string bytes;
  struct stat status {};
  const bool is_sized = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  // One byte more than there are: the end is seen without growing.
  bytes.reserve(is_sized ? std::min(static_cast<std::size_t>(status.st_size), kMaxBytes) + 1
                         : kReadBytes);
  int error = 0;
  while (bytes.size() <= kMaxBytes) {
    const std::size_t before = bytes.size(), room = bytes.capacity() - before;
    bytes.resize(before + (room > 0 ? std::min(room, kReadBytes) : kReadBytes));
    const ssize_t got = ::read(file, bytes.data() + before, bytes.size() - before);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) break;
    if (got < 0 && errno != EINTR) {
      error = errno;
      break;
    }
  }
  if (!is_standard) close(file);
  if (error != 0) {
    problem = system_problem(error);
    return std::nullopt;
  }
  if (bytes.size() > kMaxBytes) {
    problem = {.code = "E-text-too-large", .message = "it has more than 4 GiB"};
    return std::nullopt;
  }
  return bytes;
}

}  // namespace sayso
