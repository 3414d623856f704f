#include "batch/output_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

std::vector<const OutputFormat*> formats() { return {output_format("tei"), output_format("brat")}; }

}  // namespace

TEST_CASE("each format has its files in the tree of the inputs, and those that stand once") {
  const eval::TemporaryFolder base;
  OutputFolder folder((base.path / "new/out").string(), formats());
  REQUIRE_FALSE(folder.prepare());
  CHECK_THAT(cli::file_text((base.path / "new/out/annotation.conf").string()),
             Catch::Contains("[entities]"));
  const auto name = folder.claim("a/b.txt");
  REQUIRE(name);
  CHECK_FALSE(folder.holds(*name));
  REQUIRE_FALSE(folder.write(*name, {{"<xml/>", ""}, {"", "the text"}}, false));
  CHECK(cli::file_text((base.path / "new/out/a/b.xml").string()) == "<xml/>");
  CHECK(cli::file_text((base.path / "new/out/a/b.txt").string()) == "the text");
  CHECK(fs::exists(base.path / "new/out/a/b.ann"));
  CHECK(folder.holds(*name));
  fs::remove(base.path / "new/out/a/b.txt");
  CHECK_FALSE(folder.holds(*name));
}

TEST_CASE("a format that says nothing of an article that failed writes no file for it") {
  const eval::TemporaryFolder base;
  const OutputFolder folder(base.path.string(), formats());
  REQUIRE_FALSE(folder.write("a", {{"record", ""}, {"", ""}}, true));
  CHECK(fs::exists(base.path / "a.xml"));
  CHECK_FALSE(fs::exists(base.path / "a.ann"));
}

TEST_CASE("what a killed run left unfinished is taken away, and nothing else is") {
  const eval::TemporaryFolder base;
  const pid_t child = fork();
  if (child == 0) _exit(0);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  const std::string ended = std::to_string(child), running = std::to_string(getpid());
  const std::string leftover = base.write("sub/.fire.xml." + ended + ".tmp", "ha");
  const std::vector<std::string> kept = {
      base.write("sub/.fire.xml." + running + ".tmp", "ha"), base.write("fire.xml", "whole"),
      base.write(".sayso-run", "x"), base.write("notes." + ended + ".tmp", "mine"),
      base.write(".notes.tmp", "mine")};
  OutputFolder(base.path.string(), formats()).remove_leftovers();
  CHECK_FALSE(fs::exists(leftover));
  for (const std::string& file : kept) CHECK(fs::exists(file));
}

}  // namespace sayso
