// What the fuzzer begins with, and what it once found: every promise is kept on each of them.
#include <catch2/catch.hpp>

#include "cli/program.h"
#include "fuzz/target.h"

namespace sayso::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder)) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("every promise is kept on the seeds of the fuzzer, and on all that it found") {
  for (const Target& target : targets()) {
    const auto seeds = files(kCheckout / "tests/fuzz/seeds" / target.name);
    CHECK(seeds.size() >= 2);
    for (const fs::path& seed : seeds) {
      INFO(target.name << " on " << seed.filename().string());
      CHECK_NOTHROW(target.run(cli::file_text(seed.string())));
    }
  }
}

TEST_CASE("every promise is kept where a seed breaks off, and where a byte of it is another") {
  for (const Target& target : targets()) {
    for (const fs::path& seed : files(kCheckout / "tests/fuzz/seeds" / target.name)) {
      const std::string bytes = cli::file_text(seed.string());
      INFO(target.name << " on " << seed.filename().string());
      for (std::size_t i = 1; i <= 16; ++i) {
        const std::size_t at = bytes.size() * i / 17;
        CHECK_NOTHROW(target.run(std::string_view(bytes).substr(0, at)));
        std::string other = bytes;
        if (at < other.size()) other[at] = static_cast<char>(other[at] ^ (1 << i % 8));
        CHECK_NOTHROW(target.run(other));
      }
    }
  }
}

}  // namespace sayso::fuzz
