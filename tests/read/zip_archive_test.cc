#include "read/zip_archive.h"

#include <zip.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "batch/inputs.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

using eval::TemporaryFolder;

std::string archive(const TemporaryFolder& folder,
                    const std::vector<std::pair<std::string, std::string>>& files) {
  const std::string path = (folder.path / "in.zip").string();
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(zip);
  for (const auto& [name, bytes] : files)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  REQUIRE(zip_close(zip) == 0);
  return path;
}

std::vector<std::string> articles(Inputs& inputs) {
  std::vector<std::string> all;
  while (auto source = inputs.next()) {
    Diagnostics problems;
    const auto article = read_source(*source, {}, problems);
    all.push_back(source->id + " " + (article ? article->text : problems.back().code));
  }
  return all;
}

}  // namespace

TEST_CASE("an archive is a folder of files, in its own order, that leads nowhere but down") {
  const TemporaryFolder folder;
  const std::string path =
      archive(folder, {{"b.txt", "It rained."},
                       {"a/", ""},
                       {"a/x.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"},
                       {"../../etc/c.txt", "It snowed."},
                       {"image.png", "PNG"},
                       {"in.zip", "PK"}});
  Inputs inputs({path});
  CHECK(articles(inputs) ==
        std::vector<std::string>{"in.zip/b.txt It rained.", "in.zip/a/x.jsonl/1 one",
                                 "in.zip/a/x.jsonl/2 two", "in.zip/etc/c.txt It snowed."});
  CHECK(inputs.passed_over() == 2);
}

TEST_CASE("an archive is known by its beginning, and one that is damaged is told") {
  const TemporaryFolder folder;
  const std::string bytes = cli::file_text(archive(folder, {{"a.txt", "It rained."}}));
  Inputs named({folder.write("archive", bytes)});
  CHECK(articles(named) == std::vector<std::string>{"archive/a.txt It rained."});
  Inputs cut({folder.write("cut.zip", bytes.substr(0, bytes.size() - 10))});
  CHECK(articles(cut) == std::vector<std::string>{"cut.zip E-damaged-input"});
  std::string wrong = archive(folder, {{"a.txt", std::string(1000, 'x')}});
  std::string damaged = cli::file_text(wrong);
  damaged[40] = static_cast<char>(damaged[40] ^ 0x55);
  Inputs inputs({folder.write("damaged.zip", damaged)});
  CHECK(articles(inputs) == std::vector<std::string>{"damaged.zip/a.txt E-damaged-input"});
}

}  // namespace sayso
