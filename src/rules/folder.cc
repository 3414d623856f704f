#include "rules/folder.h"

#include <toml++/toml.h>

#include "rules/overlay.h"
#include "rules/reader.h"

namespace sayso::rules {

std::string path_of(const std::string& folder, const std::string& file) {
  if (file.empty()) return folder;
  if (file.starts_with("./")) return file.substr(2);
  return file.starts_with('/') || file.starts_with("../") ? file : folder + "/" + file;
}

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
    if (auto document = parse_toml("", toml, sources_, problems))
      overlay.documents.push_back(std::move(document));
    merge(std::move(overlay), *pack);
  }
}

std::vector<std::string> Folder::languages() const {
  std::vector<std::string> names;
  for (const auto& pack : packs_)
    if (pack->name != "common") names.push_back(pack->name);
  return names;
}

std::vector<Table> Folder::tables(std::string_view language, std::string_view name,
                                  Diagnostics& problems) const {
  asked_[""].try_emplace(std::string(name), "tables");
  std::vector<Table> out;
  for (const auto& pack : packs_) {
    if (pack->name != "common" && pack->name != language) continue;
    for (const auto& document : pack->documents) {
      if (!document->contains(name)) continue;
      for (Table& table : Table(*document, sources_, problems, &asked_).tables(name))
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
      for (const auto& [name, kind] : asked_[""]) top.tables(name);
      top.finish();
    }
  }
}

}  // namespace sayso::rules
