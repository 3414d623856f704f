// `sayso convert`: what it makes of JSON lines is what `sayso extract` makes of the articles.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using eval::TemporaryFolder;

const std::string kNews = (kCheckout / "corpus/news").string();

std::string extracted(const char* format) {
  return sayso({"extract", kNews, "--format", format, "--with-text"}).out;
}

}  // namespace

TEST_CASE("convert makes of JSON lines what extract makes of the articles, byte for byte") {
  const std::string lines = extracted("jsonl");
  for (const char* format : {"tei", "csv", "jsonl"}) {
    INFO(format);
    const Finished done =
        sayso({"convert", "-", "--format", format, "--with-text"}, {.input = lines});
    CHECK(done.code == 0);
    CHECK((done.out == extracted(format)));
  }
}

TEST_CASE("convert writes files as extract does, named by the ids of the articles' records") {
  const TemporaryFolder in, converted, direct;
  const std::string file = in.write("all.jsonl", extracted("jsonl"));
  const Finished done =
      sayso({"convert", file, "-o", converted.path.string(), "--format", "tei,brat"});
  CHECK(done.code == 0);
  CHECK_THAT(done.err, Contains("34 articles: "));
  CHECK(sayso({"extract", kNews, "-o", direct.path.string(), "--format", "tei,brat"}).code == 0);
  std::multimap<std::string, int> contents;  // whatever the files are called
  const auto add = [&](const fs::path& folder, int sign) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".xml" || entry.path().extension() == ".ann")
        contents.emplace(file_text(entry.path().string()), sign);
  };
  add(converted.path, 1);
  add(direct.path, -1);
  CHECK(contents.size() == 4 * 34);
  int sum = 0;
  std::string last;
  for (const auto& [text, sign] : contents) {
    if (text != last) CHECK(sum == 0);
    last = text;
    sum += sign;
  }
  CHECK(sum == 0);
}

TEST_CASE("convert tells lines that it cannot convert, and goes on") {
  const std::string good = sayso({"extract", "-", "--with-text"}, {.input = kArticle}).out;
  const std::string without = sayso({"extract", "-"}, {.input = kArticle}).out;
  const Finished done =
      sayso({"convert", "-", "--format", "csv"}, {.input = good + "{\n" + without + good});
  CHECK(done.code == 2);
  CHECK_THAT(done.err, Contains("2 articles: 2 attributions"));
  CHECK_THAT(done.err, Contains("-:2: error E-bad-record: not a line of JSON with an object"));
  CHECK_THAT(done.err, Contains("-:3: error E-no-text: the record is without the text of its "
                                "article (extract it with --with-text)"));
}

TEST_CASE(
    "convert keeps the rules that the lines were found with, and says nothing wrong of them") {
  std::string line = sayso({"extract", "-", "--with-text"}, {.input = kArticle}).out;
  const auto at = line.find("\"rules\":\"") + 9;
  line.replace(at, 32, std::string(32, '7'));
  const Finished done = sayso({"convert", "-", "--format", "tei"}, {.input = line});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, Contains(std::string(32, '7')));
}

}  // namespace sayso::cli
