#include "batch/output_names.h"

#include <xxhash.h>

#include <filesystem>

namespace sayso {

std::optional<std::string> OutputNames::claim(const std::string& id) {
  std::string name = std::filesystem::path(id).replace_extension().string();
  const XXH128_hash_t digest = XXH3_128bits(name.data(), name.size());
  if (!claimed_.emplace(digest.high64, digest.low64).second) return std::nullopt;
  return name;
}

}  // namespace sayso
