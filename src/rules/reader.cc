#include "rules/reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <fstream>

#include "rules/overlay.h"
#include "text/toml_keys.h"

namespace fs = std::filesystem;

namespace sayso::rules {
namespace {

List parse_list(const std::string& file, std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  List list{fs::path(file).stem().string(), file, {}};
  unsigned number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::string_view entry = line.substr(0, line.find('#'));
    const auto first = entry.find_first_not_of(kBlank);
    if (first == entry.npos) continue;
    const std::size_t length = entry.find_last_not_of(kBlank) + 1 - first;
    const auto column = static_cast<unsigned>(line.find_first_not_of(" \t") + 1);
    list.entries.push_back({std::string(entry.substr(first, length)), file, number, column});
  }
  return list;
}

bool holds_rules(const fs::path& file) {
  return file.extension() == ".toml" || file.extension() == ".txt";
}

}  // namespace

std::unique_ptr<toml::table> parse_toml(const std::string& name, const std::string& text,
                                        Sources& sources, Diagnostics& problems) {
  Source& source = sources[name];
  source.read(text);
  Diagnostic problem{.code = "E-toml", .message = {}};
  problem.file = name;
  problem.line = line_of_long_key(text);
  if (problem.line > 0) {
    problem.message = fmt::format("a key has more than {} parts", kMostKeyParts);
  } else {
    try {
      return std::make_unique<toml::table>(toml::parse(text, name));
    } catch (const toml::parse_error& error) {
      problem.message = error.description();
      problem.line = error.source().begin.line;
      problem.column = error.source().begin.column;
      if (problem.line >= 1 && problem.line <= source.lines().size() &&
          source.lines()[problem.line - 1].size() <= kLongestLine)
        problem.source_line = source.lines()[problem.line - 1];
    }
  }
  problems.push_back(std::move(problem));
  return nullptr;
}

Reader::Reader(Sources& sources, Diagnostics& problems)
    : sources_(sources), problems_(problems), hash_(XXH3_createState(), XXH3_freeState) {
  XXH3_128bits_reset(hash_.get());
}

void Reader::refuse(std::string_view code, std::string message, std::string file,
                    std::string hint) {
  Diagnostic d{.code = std::string(code), .message = std::move(message), .hint = std::move(hint)};
  d.file = std::move(file);
  problems_.push_back(std::move(d));
}

void Reader::digest(const std::string& name, const std::string& text) {
  XXH3_128bits_update(hash_.get(), name.c_str(), name.size() + 1);
  XXH3_128bits_update(hash_.get(), text.data(), text.size());
}

bool Reader::read_text(const fs::path& path, const std::string& name, std::string& out) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    refuse("E-no-file", "cannot read '" + name + "'", name, "the manifest names it");
    return false;
  }
  const auto size = fs::file_size(path, error);
  if (error || size > kMaxFileBytes) {
    refuse("E-file-too-large", "'" + name + "' is larger than 8 MiB", name);
    return false;
  }
  bytes_ += size;
  if (++files_ > kMaxFiles || bytes_ > kMaxBytes) {
    if (!is_full_)
      refuse("E-folder-too-large", "there are more than 1000 files, or more than 64 MiB of them",
             name);
    is_full_ = true;
    return false;
  }
  std::ifstream in(path, std::ios::binary);
  out.resize(size);
  in.read(out.data(), static_cast<std::streamsize>(size));
  if (!simdjson::validate_utf8(out)) {
    refuse("E-not-utf8", "'" + name + "' is not UTF-8", name, "save it as UTF-8");
    return false;
  }
  return static_cast<bool>(in);
}

// `root` is what `name` is relative to; `file` is the name in its pack.
void Reader::read_file(const fs::path& root, const std::string& name, const std::string& file,
                       Pack& pack) {
  std::string text;
  const std::string shown = root == root_ ? name : (root / name).string();
  if (!read_text(root / name, shown, text)) return;
  digest(name, text);
  const std::string extension = fs::path(file).extension().string();
  if (extension == ".toml") {
    if (auto document = parse_toml(shown, text, sources_, problems_))
      pack.documents.push_back(std::move(document));
  } else if (extension == ".txt") {
    List list = parse_list(shown, text);
    entries_ += list.entries.size();
    if (entries_ <= kMaxEntries)
      pack.lists.push_back(std::move(list));
    else if (entries_ - list.entries.size() <= kMaxEntries)
      refuse("E-too-many-entries", "the word lists have more than 500000 entries", shown);
  } else {
    pack.others.emplace(file, std::move(text));
  }
}

bool Reader::read_folder(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs) {
  root_ = path;
  std::string text;
  if (!read_text(root_ / "manifest.toml", "manifest.toml", text)) {
    if (problems_.back().code == "E-no-file") {
      problems_.back().message = "'" + path + "' is not a rules folder: it has no manifest.toml";
      problems_.back().hint = "name one with --rules DIR";
    }
    return false;
  }
  const auto manifest = parse_toml("manifest.toml", text, sources_, problems_);
  if (!manifest) return false;
  digest("manifest.toml", text);
  Table top(*manifest, sources_, problems_);
  if (top.number("schema", 0) != 1)
    top.error("E-schema", "this program reads rules of schema 1", "schema", "write 'schema = 1'");
  for (Table& table : top.tables("pack")) packs.push_back(read_pack(table));
  top.finish();
  std::stable_sort(packs.begin(), packs.end(), [](const auto& a, const auto& b) {
    return (a->name == "common") > (b->name == "common");
  });
  return true;
}

std::unique_ptr<Pack> Reader::read_pack(Table& table) {
  auto pack = std::make_unique<Pack>();
  pack->name = table.text("name");
  const auto is_outside = [](const std::string& file) {
    return file.find("..") != std::string::npos || fs::path(file).is_absolute();
  };
  if (is_outside(pack->name)) {
    table.error("E-outside", "'" + pack->name + "' leads out of the folder", "name");
    return pack;
  }
  const auto entries = table.texts("files");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_outside(entries[i])) {
      table.error_at("files", i, "E-outside", "'" + entries[i] + "' leads out of the pack");
      continue;
    }
    for (const auto& file : matching_files(root_ / pack->name, entries[i]))
      read_file(root_, pack->name + "/" + file, file, *pack);
  }
  table.finish();
  return pack;
}

// Files of a pack that a manifest's entry names; "lists/*.txt" stands for all such files, by name.
std::vector<std::string> Reader::matching_files(const fs::path& pack, const std::string& entry) {
  const auto star = entry.rfind("/*.");
  if (star == std::string::npos) return {entry};
  std::vector<std::string> files;
  std::error_code error;
  fs::directory_iterator at(pack / entry.substr(0, star), error);
  for (; !error && at != fs::directory_iterator() && files.size() <= kMaxFiles; at.increment(error))
    if (at->path().extension() == entry.substr(star + 2))
      files.push_back(entry.substr(0, star + 1) + at->path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

void Reader::read_overlay(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs) {
  std::error_code error;
  fs::path root = fs::path(path).lexically_normal();
  if (root.is_relative() && *root.begin() != "..") root = "." / root;
  if (!fs::is_directory(root, error))
    return refuse("E-no-folder", "the overlay '" + path + "' is no folder", root.string());
  warn_of_strays(root, packs);
  for (const auto& pack : packs) {
    Pack overlay{.name = pack->name};
    for (const auto& file : rule_files(root / pack->name))
      read_file(root, pack->name + "/" + file, file, overlay);
    merge(std::move(overlay), *pack);
  }
}

// TOML files and word lists below a pack of an overlay, by name.
std::vector<std::string> Reader::rule_files(const fs::path& pack) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(pack, error), end;
  for (; !error && at != end && files.size() <= kMaxFiles; at.increment(error)) {
    const std::string name = at->path().string();
    std::error_code ignored;
    if (at->is_symlink(ignored) && at->is_directory(ignored)) {
      refuse("E-link", "a link to a folder is not followed", name,
             "put the files themselves there");
    } else if (at.depth() > kMaxDepth) {
      refuse("E-too-deep", "folders stand more than 8 deep in one another", name);
      break;
    } else if (holds_rules(at->path())) {
      files.push_back(at->path().lexically_relative(pack).string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// What stands beside the packs is not read: most likely it was meant to be.
void Reader::warn_of_strays(const fs::path& overlay,
                            const std::vector<std::unique_ptr<Pack>>& packs) {
  std::string names;
  for (const auto& pack : packs) names += (names.empty() ? "" : " or ") + pack->name + "/";
  std::vector<std::string> strays;
  std::error_code error;
  fs::directory_iterator at(overlay, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    const bool is_pack = std::any_of(packs.begin(), packs.end(),
                                     [&](const auto& pack) { return pack->name == name; });
    if (is_pack || name.starts_with('.')) continue;
    if (holds_rules(at->path()) || at->is_directory(ignored)) strays.push_back(at->path().string());
  }
  std::sort(strays.begin(), strays.end());
  for (const auto& stray : strays) {
    refuse("W-stray", "this is in no language pack and is not read", stray,
           "put it into " + names + " of the overlay");
    problems_.back().severity = Severity::warning;
  }
}

std::string Reader::hex() const {
  const XXH128_hash_t value = XXH3_128bits_digest(hash_.get());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(value.high64),
                static_cast<unsigned long long>(value.low64));
  return hex;
}

}  // namespace sayso::rules
