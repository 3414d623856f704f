#include "batch/inputs.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

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
  auto source = inputs.next();
  REQUIRE(source);
  CHECK(source->path == path);
  CHECK(source->size == 10);
  CHECK(source->reader->name == "text");
  Diagnostics problems;
  const auto article = read_source(*source, {}, problems);
  REQUIRE(article);
  CHECK(article->text == "It rained.");
  CHECK(article->id == "sub/a.txt");
}

TEST_CASE("a file of lines is cut into its articles, which know their lines") {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "in/two.jsonl", "{\"text\":\"a\"}\nbad\n{\"id\":\"x\"}\n{\"id\":\"y\",\"text\":\"b\"}");
  folder.write("in/z.txt", "c");
  Inputs inputs({(folder.path / "in").string()});
  std::vector<std::string> seen;
  while (auto source = inputs.next()) {
    Diagnostics problems;
    std::string id = source->id;
    Diagnostic problem;
    auto bytes = source_bytes(*source, {}, problem);
    REQUIRE(bytes);
    const auto article = read_source(*source, std::move(*bytes), {}, id, problems);
    seen.push_back(
        id + (article ? " " + article->text : " line " + std::to_string(problems.back().line)));
    if (source->line == 2) CHECK(source->path == path + ":2");
  }
  CHECK(seen == std::vector<std::string>{"two.jsonl/1 a", "two.jsonl/2 line 2", "x line 3", "y b",
                                         "z.txt c"});
}

TEST_CASE("the kind of a named file is told by its name, else by how it begins, or is given") {
  const TemporaryFolder folder;
  const std::string lines = "\n {\"text\":\"a\"}\n";
  const std::string unnamed = folder.write("dump", lines), text = folder.write("dump.txt", lines);
  CHECK(Inputs({unnamed}).next()->reader->name == "jsonl");
  CHECK(Inputs({text}).next()->reader->name == "text");
  InputOptions options;
  options.reader = reader_named("jsonl");
  CHECK(Inputs({text}, options).next()->reader->name == "jsonl");
  const std::string empty = folder.write("empty", "");
  CHECK(Inputs({empty}).next()->reader->name == "text");
  CHECK_FALSE(Inputs({empty}, options).next());
}

TEST_CASE("looking ahead loses no source") {
  const TemporaryFolder folder;
  const std::string path = folder.write("in.jsonl", "1\n2\n3");
  Inputs inputs({path});
  CHECK(inputs.has_several());
  CHECK(ids(inputs) == std::vector<std::string>{"in.jsonl/1", "in.jsonl/2", "in.jsonl/3"});
  Inputs one({folder.write("one.jsonl", "1\n")});
  CHECK_FALSE(one.has_several());
  CHECK(ids(one).size() == 1);
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
  std::thread writer([&] { std::ofstream(pipe) << "It rained."; });
  Inputs named({pipe});
  const auto source = named.next();
  writer.join();
  CHECK(source->id == "pipe.txt");
  CHECK(source->bytes == "It rained.");
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
  Inputs inputs({"/nowhere/a.txt", "/nowhere/a.jsonl", "/proc/self/mem"});
  CHECK(inputs.next()->problem->message == "No such file or directory");
  CHECK(inputs.next()->problem->code == "E-unreadable-input");
  auto source = inputs.next();
  Diagnostics problems;
  CHECK_FALSE(read_source(*source, {}, problems));
  CHECK(problems.back().message == "Input/output error");
}

TEST_CASE(
    "an article of more bytes than allowed is refused, and the option that allows it is named") {
  const TemporaryFolder folder;
  InputOptions options;
  options.read.max_bytes = 10;
  Inputs inputs(
      {folder.write("a.txt", std::string(11, 'a')), folder.write("b.txt", std::string(10, 'a'))},
      options);
  Diagnostics problems;
  auto large = inputs.next(), small = inputs.next();
  CHECK_FALSE(read_source(*large, options.read, problems));
  CHECK(problems.back().code == "E-text-too-large");
  CHECK(problems.back().hint == "--max-article allows more");
  CHECK(read_source(*small, options.read, problems));
}

}  // namespace sayso
