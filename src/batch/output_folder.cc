#include "batch/output_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "batch/replace_file.h"

namespace sayso {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHead = 8192;  // bytes

std::string head_of(const std::string& path) {
  std::string head(kHead, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

Diagnostic no_index(const std::string& why, std::string hint) {
  return {.code = "W-no-index",
          .severity = Severity::warning,
          .message = "no index is written: " + why,
          .hint = std::move(hint)};
}

}  // namespace

bool Outputs::empty() const {
  return std::all_of(files.begin(), files.end(), [](const auto& file) { return file.empty(); });
}

std::optional<Diagnostic> OutputFolder::prepare() const {
  std::error_code error;
  fs::create_directories(path_, error);
  if (error)
    return Diagnostic{.code = "E-unwritable-output",
                      .message = "cannot write to '" + path_ + "': " + error.message()};
  for (const OutputFormat* format : formats_) {
    if (!format->folder_file) continue;
    std::string bytes;
    format->folder_file->append(bytes);
    if (auto problem = replace_file(file(std::string(format->folder_file->name), ""), bytes))
      return problem;
  }
  return std::nullopt;
}

void OutputFolder::remove_leftovers() const {
  std::error_code error;
  fs::recursive_directory_iterator at(path_, error), end;
  for (; !error && at != end; at.increment(error))
    if (is_leftover(at->path().filename().string())) fs::remove(at->path(), error);
}

std::optional<Diagnostic> OutputFolder::write(const std::string& name, const Outputs& outputs,
                                              bool has_failed) const {
  for (std::size_t i = 0; i < formats_.size(); ++i) {
    if (has_failed && outputs.files[i].empty()) continue;
    if (auto problem = replace_file(file(name, formats_[i]->extension), outputs.files[i]))
      return problem;
    if (!formats_[i]->companion) continue;
    if (auto problem =
            replace_file(file(name, formats_[i]->companion->extension), outputs.companions[i]))
      return problem;
  }
  return std::nullopt;
}

bool OutputFolder::has_index() const {
  return std::any_of(formats_.begin(), formats_.end(), [](auto* one) { return one->index; });
}

std::optional<Diagnostic> OutputFolder::write_indexes(const std::vector<std::string>& names,
                                                      const Run& run) {
  for (const OutputFormat* format : formats_) {
    if (!format->index || names.empty()) continue;
    const std::string path = file("index", format->extension);
    std::error_code error;
    if (!names_.claim("index")) return no_index("'" + path + "' is the page of an article", "");
    if (fs::exists(path, error) && !format->index->is_own(head_of(path)))
      return no_index("'" + path + "' was not made by sayso",
                      "move it, or name another folder with -o");
    std::string bytes;
    format->index->append_begin(run, bytes);
    for (const std::string& name : names) {
      const std::string extension(format->extension);
      format->index->append_entry(name + extension, head_of(file(name, extension)), bytes);
    }
    format->index->append_end(bytes);
    if (auto problem = replace_file(path, bytes)) return problem;
  }
  return std::nullopt;
}

bool OutputFolder::holds(const std::string& name) const {
  const auto all = files(name);
  return std::all_of(all.begin(), all.end(), [](const std::string& path) {
    std::error_code error;
    return fs::exists(path, error);
  });
}

bool OutputFolder::would_replace(const std::string& name, const std::string& input) const {
  const auto all = files(name);
  return std::any_of(all.begin(), all.end(), [&](const std::string& path) {
    std::error_code error;
    return fs::equivalent(path, input, error);
  });
}

std::vector<std::string> OutputFolder::files(const std::string& name) const {
  std::vector<std::string> all;
  for (const OutputFormat* format : formats_) {
    all.push_back(file(name, format->extension));
    if (format->companion) all.push_back(file(name, format->companion->extension));
  }
  return all;
}

std::string OutputFolder::file(const std::string& name, std::string_view extension) const {
  return path_ + "/" + name + std::string(extension);
}

}  // namespace sayso
