#include "write/digest.h"

#include <xxhash.h>

namespace sayso {

void append_digest(std::string_view text, std::string& out) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  for (const XXH64_hash_t half : {hash.high64, hash.low64})
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[half >> shift & 0xF];
}

}  // namespace sayso
