// Reads rules folders and overlays from disk into packs, and hashes every byte on the way.
//
//     Reader reader(sources, problems);
//     if (reader.read_folder("rules", packs)) reader.read_overlay("mine", packs);
//     reader.hex()   // digest of all that was read
//
// A folder that is hostile or broken is refused with an error: what is read has limits (kMax...),
// only regular files are read, links to folders are not followed, nothing outside is named.
#pragma once

#include <xxhash.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "rules/pack.h"

namespace sayso::rules {

class Reader {
 public:
  static constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20;
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;  // of all files
  static constexpr std::size_t kMaxFiles = 1000;
  static constexpr std::size_t kMaxEntries = 500'000;  // of all word lists
  static constexpr int kMaxDepth = 8;                  // folders inside folders of an overlay

  Reader(Sources& sources, Diagnostics& problems);

  // All packs that the manifest names, "common" first; false where there is no manifest to be read.
  bool read_folder(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs);

  // Puts the overlay at `path` over the packs.
  void read_overlay(const std::string& path, std::vector<std::unique_ptr<Pack>>& packs);

  std::string hex() const;  // XXH128

 private:
  bool read_text(const std::filesystem::path& path, const std::string& name, std::string& out);
  void read_file(const std::filesystem::path& root, const std::string& name,
                 const std::string& file, Pack& pack);
  std::unique_ptr<Pack> read_pack(Table& table);
  std::vector<std::string> matching_files(const std::filesystem::path& pack,
                                          const std::string& entry);
  std::vector<std::string> rule_files(const std::filesystem::path& pack);
  void warn_of_strays(const std::filesystem::path& overlay,
                      const std::vector<std::unique_ptr<Pack>>& packs);
  void digest(const std::string& name, const std::string& text);
  void refuse(std::string_view code, std::string message, std::string file, std::string hint = "");

  Sources& sources_;
  Diagnostics& problems_;
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash_;
  std::filesystem::path root_;
  std::size_t files_ = 0, bytes_ = 0, entries_ = 0;  // by now
  bool is_full_ = false;
};

// Null where it is no TOML, which `problems` then says. Its lines go to `sources`.
std::unique_ptr<toml::table> parse_toml(const std::string& name, const std::string& text,
                                        Sources& sources, Diagnostics& problems);

}  // namespace sayso::rules
