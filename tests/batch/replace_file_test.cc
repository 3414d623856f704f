#include "batch/replace_file.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

std::size_t count_files(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file is written whole, with the folders above it, and nothing is left beside it") {
  const eval::TemporaryFolder folder;
  const std::string path = (folder.path / "a/b/c.xml").string();
  CHECK_FALSE(replace_file(path, "one"));
  CHECK(cli::file_text(path) == "one");
  CHECK_FALSE(replace_file(path, "two"));
  CHECK(cli::file_text(path) == "two");
  CHECK(count_files(folder.path / "a/b") == 1);
}

TEST_CASE("where writing fails, the old file stays and no half one is left") {
  const eval::TemporaryFolder folder;
  const std::string path = folder.write("a.xml", "old");
  // A limit on the size of files stands in for a full disk.
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto problem = replace_file(path, std::string(5000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);

  REQUIRE(problem);
  CHECK(problem->code == "E-unwritable-output");
  CHECK(problem->message == "cannot write '" + path + "': File too large");
  CHECK(cli::file_text(path) == "old");
  CHECK(count_files(folder.path) == 1);
}

TEST_CASE("a folder in the place of the file is told") {
  const eval::TemporaryFolder folder;
  fs::create_directories(folder.path / "a.xml");
  const auto problem = replace_file((folder.path / "a.xml").string(), "x");
  REQUIRE(problem);
  CHECK_THAT(problem->message, Catch::Matchers::EndsWith("Is a directory"));
  CHECK(count_files(folder.path) == 1);
}

}  // namespace sayso
