#include "batch/files.h"

#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>

#include "batch/readers.h"
#include "read/bytes.h"

namespace sayso {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::size_t kLongestName = 1 << 16;

File failed(std::string path, std::string id, Diagnostic problem) {
  return {.path = std::move(path), .id = std::move(id), .problem = std::move(problem)};
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

std::optional<File> Files::next() {
  while (true) {
    if (!folders_.empty()) {
      Folder& folder = folders_.back();
      if (folder.names.empty()) {
        folders_.pop_back();
        continue;
      }
      const std::string name = std::move(folder.names.back());
      folder.names.pop_back();
      if (auto file = open(folder.path + "/" + name, folder.id + name, false)) return file;
      continue;
    }
    if (is_over_) return std::nullopt;
    if (auto file = next_named()) return file;
  }
}

Files::Files(std::vector<std::string> names, FileOptions options)
    : names_(std::move(names)), options_(std::move(options)) {}

// What the next name is; no value where it is a folder, or there is no further name.
std::optional<File> Files::next_named() {
  if (next_name_ < names_.size()) {
    std::string name = std::move(names_[next_name_++]);
    if (name == kStandardInput) return File{.path = name, .id = "stdin"};
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    std::string id = file_name(name);
    return open(std::move(name), std::move(id), true);
  }
  if (!list_ && !options_.list.empty()) {
    Diagnostic problem;
    auto stream = open_file(options_.list, problem);
    if (!stream) {
      is_over_ = true;
      return failed(options_.list, options_.list, std::move(problem));
    }
    ReadOptions options;
    options.max_bytes = kLongestName;
    list_ = cut_lines(Bytes(std::move(stream)), options);
  }
  std::optional<Record> line = list_ ? list_->next() : std::nullopt;
  is_over_ = !line;
  if (!line) return std::nullopt;
  if (line->problem) {
    std::string place = options_.list + ":" + std::to_string(line->line);
    return failed(place, place, std::move(*line->problem));
  }
  if (line->bytes.ends_with('\r')) line->bytes.pop_back();
  if (line->bytes.empty()) return std::nullopt;
  std::string id = downward(line->bytes);
  return open(std::move(line->bytes), std::move(id), true);
}

bool Files::is_wanted(const std::string& id) const {
  if (options_.globs.empty()) return is_known_name(id);
  return std::any_of(options_.globs.begin(), options_.globs.end(), [&](const std::string& glob) {
    const bool is_path = glob.find('/') != glob.npos;
    return fnmatch(glob.c_str(), is_path ? id.c_str() : file_name(id).c_str(),
                   is_path ? FNM_PATHNAME : 0) == 0;
  });
}

// The file at `path`; no value where it is a folder, which is entered, or is passed over.
std::optional<File> Files::open(std::string path, std::string id, bool named) {
  struct stat status {};
  const bool is_known = is_wanted(id);
  if (stat(path.c_str(), &status) != 0) {
    const int error = errno;
    if (named || is_known) return failed(std::move(path), std::move(id), system_problem(error));
    ++passed_over_;
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode)) {
    struct stat output {};
    if (!named && !options_.output.empty() && stat(options_.output.c_str(), &output) == 0 &&
        output.st_dev == status.st_dev && output.st_ino == status.st_ino)
      return std::nullopt;
    return enter(std::move(path), named ? "" : std::move(id), {status.st_dev, status.st_ino});
  }
  // A pipe or a device is read where it was named; in a folder it might keep us waiting for ever.
  if (!named && (!is_known || !S_ISREG(status.st_mode))) {
    ++passed_over_;
    return std::nullopt;
  }
  const bool is_regular = S_ISREG(status.st_mode);
  return File{.path = std::move(path),
              .id = std::move(id),
              .bytes = is_regular ? static_cast<std::uint64_t>(status.st_size) : 0,
              .is_regular = is_regular};
}

std::optional<File> Files::enter(std::string path, std::string id,
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

std::string downward(std::string_view path) {
  std::string down;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find_first_of("/\\"));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    if (!name.empty() && name != "." && name != "..")
      down.append(down.empty() ? "" : "/").append(name);
  }
  return down.empty() ? "unnamed" : down;
}

}  // namespace sayso
