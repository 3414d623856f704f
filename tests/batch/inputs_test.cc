#include "batch/inputs.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using eval::TemporaryFolder;

std::vector<std::string> ids(Inputs& inputs) {
  std::vector<std::string> all;
  while (const auto source = inputs.next())
    all.push_back(source->problem ? source->id + " " + source->problem->code : source->id);
  return all;
}

}  // namespace

TEST_CASE("sources come in the order of the names, and in a folder in the order of bytes") {
  const TemporaryFolder folder;
  for (const char* name : {"b/b.txt", "b/a.txt", "B.txt", "a.txt", "b.txt", "c.txt"})
    folder.write("in/" + std::string(name), "x");
  const std::string single = folder.write("z/single.md", "x");
  Inputs inputs({single, "-", (folder.path / "in/").string()});
  CHECK(ids(inputs) == std::vector<std::string>{"single.md", "stdin", "B.txt", "a.txt", "b/a.txt",
                                                "b/b.txt", "b.txt", "c.txt"});
  CHECK_FALSE(inputs.next());
}

TEST_CASE("a source knows its path, its size and how it is read") {
  const TemporaryFolder folder;
  const std::string path = folder.write("sub/a.txt", "It rained.");
  Inputs inputs({folder.path.string()});
  const auto source = inputs.next();
  REQUIRE(source);
  CHECK(source->path == path);
  CHECK(source->bytes == 10);
  CHECK(source->reader->name == "text");
  Diagnostic problem;
  CHECK(read_bytes(path, problem) == "It rained.");
}

TEST_CASE("links are followed, but for those that lead back") {
  const TemporaryFolder folder;
  folder.write("in/a/x.txt", "x");
  folder.write("elsewhere/y.txt", "y");
  fs::create_directory_symlink("../elsewhere", folder.path / "in/link");
  fs::create_directory_symlink("..", folder.path / "in/a/up");
  fs::create_symlink("a/x.txt", folder.path / "in/x2.txt");
  fs::create_symlink("gone.txt", folder.path / "in/z.txt");
  fs::create_symlink("gone", folder.path / "in/z");
  Inputs inputs({(folder.path / "in").string()});
  CHECK(ids(inputs) == std::vector<std::string>{"a/up E-folder-loop", "a/x.txt", "link/y.txt",
                                                "x2.txt", "z.txt E-unreadable-input"});
  CHECK(inputs.passed_over() == 1);
}

TEST_CASE("a pipe is read where it was named, and passed over in a folder") {
  const TemporaryFolder folder;
  const std::string pipe = (folder.path / "pipe.txt").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  Inputs walked({folder.path.string()});
  CHECK_FALSE(walked.next());
  CHECK(walked.passed_over() == 1);
  Inputs named({pipe});
  CHECK(named.next()->id == "pipe.txt");
}

TEST_CASE("a folder of any depth is walked without recursion") {
  const TemporaryFolder folder;
  fs::path deep = folder.path;
  for (int i = 0; i < 400; ++i) deep /= "d";
  fs::create_directories(deep);
  folder.write(fs::relative(deep, folder.path).string() + "/a.txt", "x");
  Inputs inputs({folder.path.string()});
  CHECK(ids(inputs).size() == 1);
}

TEST_CASE("what cannot be read says why") {
  Diagnostic problem;
  CHECK_FALSE(read_bytes("/nowhere/a.txt", problem));
  CHECK(problem.code == "E-unreadable-input");
  CHECK(problem.message == "No such file or directory");
  CHECK_FALSE(read_bytes("/", problem));
  CHECK(problem.message == "Is a directory");
}

}  // namespace sayso
