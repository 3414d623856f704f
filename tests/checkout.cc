#include "checkout.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "cli/program.h"
#include "read/read.h"

namespace sayso {
namespace fs = std::filesystem;

const RuleSet& checkout_rules() {
  static const auto rules = [] {
    Diagnostics problems;
    auto loaded = RuleSet::load((kCheckout / "rules").string(), problems);
    for (const Diagnostic& problem : problems)
      UNSCOPED_INFO(problem.file << ": " << problem.message);
    REQUIRE(loaded);
    return loaded;
  }();
  return *rules;
}

Article article(const fs::path& file) {
  Diagnostics problems;
  auto article = read_article(cli::file_text(file.string()), {}, problems);
  INFO(file);
  REQUIRE(article);
  article->id = file.filename().string();
  return std::move(*article);
}

std::vector<fs::path> texts(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".txt") all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

bool is_there(const fs::path& path) {
  if (fs::exists(path)) return true;
  WARN("not tried: there is no " << path.lexically_normal().string());
  return false;
}

fs::path approval_folder() {
  const char* folder = std::getenv("SAYSO_APPROVE");
  REQUIRE(folder);
  return folder;
}

void write_for_approval(const fs::path& path, const std::string& bytes) {
  const fs::path file = approval_folder() / path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace sayso
