#include "rules/folder.h"

#include <toml++/toml.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "read/utf8_check.h"
#include "rules/overlay.h"

namespace fs = std::filesystem;

namespace sayso::rules {
namespace {

constexpr std::size_t kMaxFileBytes = 8 << 20;  // a rules file larger than this is refused
constexpr std::size_t kMaxFiles = 1000;         // of an overlay

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

std::string trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(" \t\r") - first + 1));
}

Diagnostic problem(std::string_view code, std::string message, std::string file, std::string hint = "") {
  Diagnostic d{.code = std::string(code), .message = std::move(message)};
  d.hint = std::move(hint);
  d.file = std::move(file);
  return d;
}

bool read_text(const fs::path& path, const std::string& name, std::string& out, Diagnostics& problems) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error || !fs::is_regular_file(path, error)) {
    problems.push_back(problem("E-no-file", "cannot read '" + name + "'", name, "the manifest names it"));
    return false;
  }
  if (size > kMaxFileBytes) {
    problems.push_back(problem("E-file-too-large", "'" + name + "' is larger than 8 MiB", name));
    return false;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  out = text.str();
  if (check_utf8(out).invalid.count > 0) {
    problems.push_back(problem("E-not-utf8", "'" + name + "' is not UTF-8", name, "save it as UTF-8"));
    return false;
  }
  return static_cast<bool>(in);
}

std::unique_ptr<toml::table> parse(const std::string& name, const std::string& text, Sources& sources,
                                   Diagnostics& problems) {
  const auto& lines = sources[name] = split_lines(text);
  try {
    return std::make_unique<toml::table>(toml::parse(text, name));
  } catch (const toml::parse_error& error) {
    Diagnostic d = problem("E-toml", std::string(error.description()), name);
    d.line = error.source().begin.line;
    d.column = error.source().begin.column;
    if (d.line >= 1 && d.line <= lines.size()) d.source_line = lines[d.line - 1];
    problems.push_back(std::move(d));
    return nullptr;
  }
}

// Files of a pack that a manifest's entry names; "lists/*.txt" stands for all such files, by name.
std::vector<std::string> expand(const fs::path& pack, const std::string& entry) {
  const auto star = entry.rfind("/*.");
  if (star == std::string::npos) return {entry};
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& item : fs::directory_iterator(pack / entry.substr(0, star), error))
    if (item.path().extension() == entry.substr(star + 2))
      files.push_back(entry.substr(0, star + 1) + item.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

List parse_list(const std::string& file, const std::string& text) {
  List list{fs::path(file).stem().string(), file, {}};
  unsigned number = 0;
  for (const auto& line : split_lines(text)) {
    ++number;
    std::string entry = trim(std::string_view(line).substr(0, line.find('#')));
    if (entry.empty()) continue;
    const auto column = static_cast<unsigned>(line.find_first_not_of(" \t") + 1);
    list.entries.push_back({std::move(entry), file, number, column});
  }
  return list;
}

// TOML files and word lists below a pack of an overlay, by name.
std::vector<std::string> rule_files(const fs::path& pack) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(pack, error), end;
  for (; !error && at != end && files.size() < kMaxFiles; at.increment(error)) {
    const std::string extension = at->path().extension().string();
    if (extension == ".toml" || extension == ".txt") files.push_back(at->path().lexically_relative(pack).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Reads folders into packs, and hashes every byte on the way.
class Reader {
 public:
  Reader(Sources& sources, Diagnostics& problems)
      : sources_(sources), problems_(problems), hash_(XXH3_createState(), XXH3_freeState) {
    XXH3_128bits_reset(hash_.get());
  }

  void digest(const std::string& name, const std::string& text) {
    XXH3_128bits_update(hash_.get(), name.c_str(), name.size() + 1);
    XXH3_128bits_update(hash_.get(), text.data(), text.size());
  }

  // `root` is what `name` is relative to; `file` is the name in its pack.
  void read_file(const fs::path& root, const std::string& name, const std::string& file, Pack& pack) {
    std::string text;
    const std::string shown = root == root_ ? name : (root / name).string();
    if (!read_text(root / name, shown, text, problems_)) return;
    digest(name, text);
    const std::string extension = fs::path(file).extension().string();
    if (extension == ".toml") {
      if (auto document = parse(shown, text, sources_, problems_)) pack.documents.push_back(std::move(document));
    } else if (extension == ".txt") {
      pack.lists.push_back(parse_list(shown, text));
    } else {
      pack.others.emplace(file, std::move(text));
    }
  }

  // All packs that the manifest names; false where there is no manifest to be read.
  bool read_folder(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs) {
    root_ = path;
    std::string text;
    if (!read_text(root_ / "manifest.toml", "manifest.toml", text, problems_)) {
      if (problems_.back().code == "E-no-file") {
        problems_.back().message = "'" + path + "' is not a rules folder: it has no manifest.toml";
        problems_.back().hint = "name one with --rules DIR";
      }
      return false;
    }
    const auto manifest = parse("manifest.toml", text, sources_, problems_);
    if (!manifest) return false;
    digest("manifest.toml", text);
    Table top(*manifest, sources_, problems_);
    if (top.number("schema", 0) != 1)
      top.error("E-schema", "this program reads rules of schema 1", "schema", "write 'schema = 1'");
    for (Table& table : top.tables("pack")) packs.push_back(read_pack(table));
    top.finish();
    std::stable_sort(packs.begin(), packs.end(),
                     [](const auto& a, const auto& b) { return (a->name == "common") > (b->name == "common"); });
    return true;
  }

  void read_overlay(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs) {
    std::error_code error;
    const fs::path root = fs::absolute(path, error).lexically_normal();
    if (!fs::is_directory(root, error)) {
      problems_.push_back(problem("E-no-folder", "the overlay '" + path + "' is no folder", root.string()));
      return;
    }
    for (const auto& pack : packs) {
      Pack overlay{.name = pack->name};
      for (const auto& file : rule_files(root / pack->name)) read_file(root, pack->name + "/" + file, file, overlay);
      merge(std::move(overlay), *pack);
    }
  }

  std::string hex() const {
    const XXH128_hash_t value = XXH3_128bits_digest(hash_.get());
    char hex[33];
    std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(value.high64),
                  static_cast<unsigned long long>(value.low64));
    return hex;
  }

 private:
  std::unique_ptr<Pack> read_pack(Table& table) {
    auto pack = std::make_unique<Pack>();
    pack->name = table.text("name");
    std::vector<std::string> files;
    for (const auto& entry : table.texts("files"))
      for (auto& file : expand(root_ / pack->name, entry)) files.push_back(std::move(file));
    for (const auto& file : files) {
      if (file.find("..") != std::string::npos || fs::path(file).is_absolute())
        table.error("E-outside", "'" + file + "' leads out of the pack", "files");
      else
        read_file(root_, pack->name + "/" + file, file, *pack);
    }
    table.finish();
    return pack;
  }

  Sources& sources_;
  Diagnostics& problems_;
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash_;
  fs::path root_;
};

}  // namespace

Folder::Folder() = default;
Folder::~Folder() = default;

std::unique_ptr<Folder> Folder::read(const std::string& path, Diagnostics& problems,
                                     const std::vector<std::string>& overlays) {
  auto folder = std::make_unique<Folder>();
  folder->path_ = path;
  Diagnostics found;
  Reader reader(folder->sources_, found);
  if (reader.read_folder(path, folder->packs_))
    for (const auto& overlay : overlays) reader.read_overlay(overlay, folder->packs_);
  for (const auto& pack : folder->packs_) remove_switched_off(*pack);
  folder->digest_ = reader.hex();
  const bool failed = has_error(found);
  problems.insert(problems.end(), found.begin(), found.end());
  return failed ? nullptr : std::move(folder);
}

void Folder::add(std::string_view language, const std::string& toml, Diagnostics& problems) {
  for (const auto& pack : packs_) {
    if (pack->name != language) continue;
    Pack overlay{.name = pack->name};
    if (auto document = parse("", toml, sources_, problems)) overlay.documents.push_back(std::move(document));
    merge(std::move(overlay), *pack);
  }
}

std::vector<std::string> Folder::languages() const {
  std::vector<std::string> names;
  for (const auto& pack : packs_)
    if (pack->name != "common") names.push_back(pack->name);
  return names;
}

std::vector<Table> Folder::tables(std::string_view language, std::string_view name, Diagnostics& problems) const {
  asked_.emplace_back(name);
  std::vector<Table> out;
  for (const auto& pack : packs_) {
    if (pack->name != "common" && pack->name != language) continue;
    for (const auto& document : pack->documents) {
      if (!document->contains(name)) continue;
      for (Table& table : Table(*document, sources_, problems).tables(name))
        out.push_back(std::move(table));
    }
  }
  return out;
}

const List* Folder::list(std::string_view language, std::string_view name) const {
  for (const List* list : lists(language))
    if (list->name == name) return list;
  return nullptr;
}

std::vector<const List*> Folder::lists(std::string_view language) const {
  std::vector<const List*> out;
  for (auto pack = packs_.rbegin(); pack != packs_.rend(); ++pack)
    if ((*pack)->name == "common" || (*pack)->name == language)
      for (const auto& list : (*pack)->lists) out.push_back(&list);
  return out;
}

const std::string* Folder::file(std::string_view language, std::string_view name) const {
  for (const auto& pack : packs_) {
    if (pack->name != "common" && pack->name != language) continue;
    if (auto found = pack->others.find(name); found != pack->others.end()) return &found->second;
  }
  return nullptr;
}

void Folder::report_unknown(Diagnostics& problems) const {
  for (const auto& pack : packs_) {
    for (const auto& document : pack->documents) {
      Table top(*document, sources_, problems);
      for (const auto& name : asked_) top.tables(name);
      top.finish();
    }
  }
}

}  // namespace sayso::rules
