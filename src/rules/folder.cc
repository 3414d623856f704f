#include "rules/folder.h"

#include <toml++/toml.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace sayso::rules {
namespace {

constexpr std::size_t kMaxFileBytes = 8 << 20;  // a rules file larger than this is refused

struct Document {
  Source source;
  toml::table table;
};

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
  return static_cast<bool>(in);
}

std::unique_ptr<Document> parse(const std::string& name, const std::string& text, Diagnostics& problems) {
  auto document = std::make_unique<Document>();
  document->source = {name, split_lines(text)};
  try {
    document->table = toml::parse(text, name);
    return document;
  } catch (const toml::parse_error& error) {
    Diagnostic d = problem("E-toml", std::string(error.description()), name);
    d.line = error.source().begin.line;
    d.column = error.source().begin.column;
    if (d.line >= 1 && d.line <= document->source.lines.size())
      d.source_line = document->source.lines[d.line - 1];
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
    if (!entry.empty()) list.entries.push_back({std::move(entry), number});
  }
  return list;
}

}  // namespace

struct Folder::Pack {
  std::string name;
  std::vector<std::unique_ptr<Document>> documents;
  std::vector<List> lists;
  std::map<std::string, std::string, std::less<>> others;
};

Folder::Folder() = default;
Folder::~Folder() = default;

std::unique_ptr<Folder> Folder::read(const std::string& path, Diagnostics& problems) {
  auto folder = std::make_unique<Folder>();
  folder->path_ = path;
  std::string manifest_text;
  if (!read_text(fs::path(path) / "manifest.toml", "manifest.toml", manifest_text, problems)) {
    problems.back().message = "'" + path + "' is not a rules folder: it has no manifest.toml";
    problems.back().hint = "name one with --rules DIR";
    return nullptr;
  }
  auto manifest = parse("manifest.toml", manifest_text, problems);
  if (!manifest) return nullptr;

  XXH3_state_t* hash = XXH3_createState();
  XXH3_128bits_reset(hash);
  auto digest = [&](const std::string& name, const std::string& text) {
    XXH3_128bits_update(hash, name.c_str(), name.size() + 1);
    XXH3_128bits_update(hash, text.data(), text.size());
  };
  digest("manifest.toml", manifest_text);

  Diagnostics found;
  Table top(manifest->table, manifest->source, found);
  if (top.number("schema", 0) != 1)
    top.error("E-schema", "this program reads rules of schema 1", "schema", "write 'schema = 1'");
  for (Table pack_table : top.tables("pack")) {
    auto pack = std::make_unique<Pack>();
    pack->name = pack_table.text("name");
    std::vector<std::string> files;
    for (const auto& entry : pack_table.texts("files"))
      for (auto& file : expand(fs::path(path) / pack->name, entry)) files.push_back(std::move(file));
    for (const auto& file : files) {
      const std::string name = pack->name + "/" + file;
      if (file.find("..") != std::string::npos || fs::path(file).is_absolute()) {
        pack_table.error("E-outside", "'" + file + "' leads out of the pack", "files");
        continue;
      }
      std::string text;
      if (!read_text(fs::path(path) / name, name, text, found)) continue;
      digest(name, text);
      const std::string extension = fs::path(file).extension().string();
      if (extension == ".toml") {
        if (auto document = parse(name, text, found)) pack->documents.push_back(std::move(document));
      } else if (extension == ".txt") {
        pack->lists.push_back(parse_list(name, text));
      } else {
        pack->others.emplace(file, std::move(text));
      }
    }
    pack_table.finish();
    folder->packs_.push_back(std::move(pack));
  }
  top.finish();
  std::stable_sort(folder->packs_.begin(), folder->packs_.end(), [](const auto& a, const auto& b) {
    return (a->name == "common") > (b->name == "common");
  });

  const XXH128_hash_t value = XXH3_128bits_digest(hash);
  XXH3_freeState(hash);
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(value.high64),
                static_cast<unsigned long long>(value.low64));
  folder->digest_ = hex;

  const bool failed = has_error(found);
  problems.insert(problems.end(), found.begin(), found.end());
  return failed ? nullptr : std::move(folder);
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
      const auto* node = document->table.get(name);
      if (!node) continue;
      for (Table& table : Table(document->table, document->source, problems).tables(name))
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
      Table top(document->table, document->source, problems);
      for (const auto& name : asked_) top.tables(name);
      top.finish();
    }
  }
}

}  // namespace sayso::rules
