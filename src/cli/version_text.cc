#include "cli/version_text.h"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <utf8proc.h>
#include <xxhash.h>

#include <CLI/Version.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "cli/load_rules.h"
#include "rules/folder.h"
#include "version.h"

namespace sayso::cli {
namespace {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

// From a number such as 801: 0.8.1.
std::string dotted(unsigned number) {
  return fmt::format("{}.{}.{}", number / 10000, number / 100 % 100, number % 100);
}

// pugixml has 1130 for 1.13.
std::string pugixml_version() {
  return fmt::format("{}.{}", PUGIXML_VERSION / 1000, PUGIXML_VERSION % 1000 / 10);
}

std::string rules_line() {
  const char* named = std::getenv("SAYSO_RULES");
  const std::string path = find_rules(named ? named : "");
  Diagnostics problems;
  const auto folder = path.empty() ? nullptr : rules::Folder::read(path, problems);
  if (folder) return fmt::format("rules {} ({})\n", folder->digest(), path);
  return path.empty() ? "rules: none found\n" : fmt::format("rules: {} cannot be read\n", path);
}

}  // namespace

std::string version_text() {
  std::string text = fmt::format("sayso {}\n", kVersion) + rules_line();
  // RE2 does not tell its version.
  text += fmt::format("ICU {}, utf8proc {}, pugixml {}, xxHash {}, ", icu_version(),
                      utf8proc_version(), pugixml_version(), dotted(XXH_versionNumber()));
  text += fmt::format("toml++ {}.{}.{}, fmt {}, ", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH,
                      dotted(FMT_VERSION));
  text += fmt::format("nlohmann/json {}.{}.{}, CLI11 {}\n", NLOHMANN_JSON_VERSION_MAJOR,
                      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, CLI11_VERSION);
  return text;
}

}  // namespace sayso::cli
