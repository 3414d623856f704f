// TEI documents against schemas, by jing: one call for many files, for jing starts slowly.
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "compare/write.h"
#include "places.h"
#include "write/hand_made.h"
#include "write/random_analysis.h"
#include "write/tei.h"

using namespace sayso;
namespace fs = std::filesystem;

namespace {

const fs::path kOwnSchema = kCheckout / "src/write/sayso-tei.rnc";
const fs::path kTeiSchema = kShared / "tei/tei_all.rng";

// A folder of XML files, gone with the test.
class Files {
 public:
  Files() : folder_(fs::temp_directory_path() / ("sayso-schema-test-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Files() { fs::remove_all(folder_); }

  void add(const std::string& name, const std::string& xml) {
    std::ofstream(folder_ / (name + ".xml"), std::ios::binary) << xml;
  }

  // What jing finds wrong in the files.
  std::string invalid_by(const fs::path& schema) const {
    const std::string compact = schema.extension() == ".rnc" ? "-c " : "";
    const std::string command = "jing " + compact + "'" + schema.string() + "' '" +
                                folder_.string() + "'/*.xml 2>'" + folder_.string() + "/messages'";
    std::FILE* jing = popen(command.c_str(), "r");
    REQUIRE(jing);
    std::string found;
    for (int c = std::fgetc(jing); c != EOF; c = std::fgetc(jing)) found += static_cast<char>(c);
    const int status = pclose(jing);
    std::ifstream messages(folder_ / "messages");
    INFO(std::string(std::istreambuf_iterator<char>(messages), {}));
    REQUIRE((status == 0) == found.empty());  // otherwise jing itself failed
    return found.substr(0, 2000);
  }

 private:
  fs::path folder_;
};

std::string written(const Analysis& analysis, TeiOptions options = {}) {
  std::string out;
  append_tei(analysis, a_run(), options, out);
  return out;
}

void add_all(Files& files) {
  files.add("story", written(ferry_story(), {.schema_uri = "sayso-tei.rnc"}));
  files.add("empty", written(HandMade("")));
  files.add("blank", written(HandMade(" \n")));
  files.add("no-blocks", written(HandMade("Hi")));
  HandMade headline("Hi");
  headline.block(BlockKind::headline, "Hi");
  files.add("headline", written(headline));
  std::string corpus;
  append_tei_corpus_begin(a_run(), corpus);
  for (unsigned number = 1; number <= 3; ++number)
    append_tei(ferry_story(), a_run(), {.corpus_number = number}, corpus);
  append_tei_corpus_end(corpus);
  files.add("corpus", corpus);
  for (std::uint32_t seed = 0; seed < 250; ++seed)
    files.add("random-" + std::to_string(seed), written(random_analysis(seed)));
}

void add_comparisons(Files& files) {
  using namespace sayso::compare;
  const auto add = [&](const std::string& name, const Comparison& comparison) {
    std::string out;
    append_tei(comparison, "1.0", out);
    files.add(name, out);
  };
  Comparison comparison;
  add("nothing-compared", comparison);
  comparison.articles = {{"a/b c.txt", "", "", "", ""}, {"<é> & \"x\"#%.jsonl:2", "", "", "", ""}};
  add("nothing-found", comparison);
  Group group;
  group.occurrences.resize(2);
  group.occurrences[0].attribution = "q12";
  group.occurrences[1].article = 1;
  group.occurrences[1].end = 40;
  group.pairs.push_back({0, 1, kFlags, kRisks, {}});
  comparison.groups = {group, group};
  add("variants", comparison);
}

}  // namespace

TEST_CASE("the TEI of a comparison is valid by the project's own schema, and by that of the TEI") {
  Files files;
  add_comparisons(files);
  CHECK(files.invalid_by(kOwnSchema) == "");
  if (fs::exists(kTeiSchema))
    CHECK(files.invalid_by(kTeiSchema) == "");
  else
    WARN("the schema of the TEI is not at hand");
}

TEST_CASE("TEI of all kinds of analyses is valid by the project's own schema") {
  Files files;
  add_all(files);
  CHECK(files.invalid_by(kOwnSchema) == "");
}

TEST_CASE("TEI of all kinds of analyses is valid by the schema of the TEI") {
  if (!fs::exists(kTeiSchema)) {
    WARN("not tried: there is no " << kTeiSchema);
    return;
  }
  Files files;
  add_all(files);
  CHECK(files.invalid_by(kTeiSchema) == "");
}

TEST_CASE("the project's own schema rejects what the program never writes") {
  const std::string good = written(ferry_story());
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string bad = good;
    REQUIRE(bad.find(from) != std::string::npos);
    return bad.replace(bad.find(from), from.size(), to);
  };
  Files files;
  files.add("speaker", with("who=\"#s57\"", "who=\"s57\""));
  files.add("confidence", with("cert=\"0.9\"", "cert=\"1.1\""));
  files.add("space", with("<div type=\"article\"><", "<div type=\"article\">Hi<"));
  files.add("link", with("<link target=\"#q46 #m57 #c74\"/>", "<link target=\"#q46\"/>"));
  files.add("id", with("xml:id=\"m57\"", "xml:id=\"q188\""));
  const std::string found = files.invalid_by(kOwnSchema);
  for (const char* name : {"speaker", "confidence", "space", "link", "id"}) {
    INFO(found);
    CHECK(found.find(name + std::string(".xml")) != std::string::npos);
  }
}
