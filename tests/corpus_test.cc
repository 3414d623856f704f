// What holds for every article, whatever is found in it: the TEI is valid and keeps the text to the
// letter, the slices of the JSON Lines are exact, and the number of threads changes nothing.
#include <catch2/catch.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/gold.h"
#include "evaluate/temporary_folder.h"
#include "filter/filter.h"
#include "text/code_points.h"
#include "write/jsonl.h"
#include "write/tei.h"
#include "write/xml_document.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

const fs::path kNews = kCheckout / "corpus/news";
const fs::path kGold = kCheckout / "corpus/gold";
const fs::path kTeiSchema = kShared / "tei/tei_all.rng";
const Run kRun{"0", "0", {}};

Analysis analysed(const fs::path& file, bool nested = false) {
  return filter(analyse(article(file), checkout_rules()), {.nested = nested});
}

std::string tei(const Analysis& analysis) {
  std::string out;
  append_tei(analysis, kRun, {}, out);
  return out;
}

// What jing finds wrong in the .xml files of a folder, in one call: it starts slowly.
std::string invalid_by(const fs::path& schema, const fs::path& folder) {
  const eval::TemporaryFolder log;
  const std::string messages = (log.path / "messages").string();
  const std::string command = std::string("jing ") + (schema.extension() == ".rnc" ? "-c '" : "'") +
                              schema.string() + "' '" + folder.string() + "'/*.xml 2>'" + messages +
                              "'";
  std::FILE* jing = popen(command.c_str(), "r");
  REQUIRE(jing);
  std::string found;
  for (int c = std::fgetc(jing); c != EOF; c = std::fgetc(jing)) found += static_cast<char>(c);
  const bool is_valid = pclose(jing) == 0;
  INFO(cli::file_text(messages));
  REQUIRE(is_valid == found.empty());  // otherwise jing itself failed
  return found.substr(0, 2000);
}

// TEI of all articles at hand but PolNeAR's.
void write_all(const eval::TemporaryFolder& folder) {
  std::vector<fs::path> all = texts(kNews);
  if (fs::exists(kShared / "articles"))
    for (const fs::path& file : texts(kShared / "articles")) all.push_back(file);
  for (const fs::path& file : texts(kCheckout / "tests/golden/other")) all.push_back(file);
  for (const fs::path& file : all) {
    folder.write(file.stem().string() + ".xml", tei(analysed(file)));
    folder.write(file.stem().string() + ".nested.xml", tei(analysed(file, true)));
  }
}

// Characters that XML forbids are U+FFFD in TEI.
std::string as_xml_can(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r')
      out += c;
    else
      out += "\uFFFD";
  }
  return out;
}

// Of the program as it is run, on all cores: there are many articles.
void check_round_trip(const fs::path& folder) {
  const eval::TemporaryFolder out;
  REQUIRE(cli::sayso({"extract", folder.string(), "-o", out.path.string(), "--quiet"}).code == 0);
  for (const fs::path& file : texts(folder)) {
    INFO(file.string());
    const fs::path tei = out.path / file.filename().replace_extension(".xml");
    const XmlDocument document = read_xml(cli::file_text(tei.string()));
    CHECK(document.error == "");
    REQUIRE(document.bodies.size() == 1);
    CHECK(document.bodies[0] == as_xml_can(cli::file_text(file.string())));
  }
}

// The byte at which each code point begins, and the end.
std::vector<std::size_t> code_points(const std::string& text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80) begins.push_back(i);
  begins.push_back(text.size());
  return begins;
}

// Everything with a start, an end and a text, however deep; returns how many there were.
std::size_t check_slices(const json& value, const std::string& text,
                         const std::vector<std::size_t>& begins) {
  std::size_t count = 0;
  if (value.is_object() && value.contains("start") && value.contains("end")) {
    const std::size_t start = value.at("start"), end = value.at("end");
    REQUIRE(start < end);
    REQUIRE(end < begins.size());
    CHECK(value.at("text") == text.substr(begins[start], begins[end] - begins[start]));
    ++count;
  }
  if (value.is_structured())
    for (const json& part : value) count += check_slices(part, text, begins);
  return count;
}

}  // namespace

TEST_CASE("TEI of every article is valid by the project's own schema") {
  const eval::TemporaryFolder folder;
  write_all(folder);
  CHECK(invalid_by(kCheckout / "src/write/sayso-tei.rnc", folder.path) == "");
}

TEST_CASE("TEI of every article is valid by the schema of the TEI") {
  if (!is_there(kTeiSchema)) return;
  const eval::TemporaryFolder folder;
  write_all(folder);
  CHECK(invalid_by(kTeiSchema, folder.path) == "");
}

TEST_CASE("gold is valid by the schema of the TEI") {
  if (is_there(kTeiSchema)) CHECK(invalid_by(kTeiSchema, kGold) == "");
}

TEST_CASE("without its tags, TEI is the article to the letter: the corpus") {
  check_round_trip(kNews);
  check_round_trip(kCheckout / "tests/golden/other");
}

TEST_CASE("without its tags, TEI is the article to the letter: real articles") {
  if (is_there(kShared / "articles")) check_round_trip(kShared / "articles");
  for (const char* part : {"train", "dev"})
    if (is_there(kShared / "polnear" / part)) check_round_trip(kShared / "polnear" / part);
}

TEST_CASE("JSON Lines are one valid object an article, and each text is exactly its slice") {
  for (const fs::path& file : texts(kNews)) {
    INFO(file.string());
    const Analysis analysis = analysed(file);
    std::string line;
    append_jsonl(analysis, kRun, {}, line);
    REQUIRE(line.find('\n') == line.size() - 1);
    const json record = json::parse(line);
    const std::string& text = analysis.article.text;
    // At least the content of each attribution has been looked at.
    CHECK(check_slices(record, text, code_points(text)) >= record.at("attributions").size());
    CHECK(record.at("attributions").size() == analysis.attributions.size());
  }
}

TEST_CASE("every article of the corpus has attributions") {
  for (const fs::path& file : texts(kNews)) {
    INFO(file.string());
    CHECK(analysed(file).attributions.size() >= 3);
  }
}

TEST_CASE("the corpus gives the same bytes with one thread and with three") {
  for (const std::string format : {"tei", "jsonl"}) {
    const auto with = [&](const char* jobs) {
      return cli::sayso({"extract", "corpus/news", "--format", format, "--jobs", jobs, "--quiet"});
    };
    const cli::Finished one = with("1"), three = with("3");
    CHECK(one.code == 0);
    CHECK(one.out.size() > 10000);
    CHECK((one.out == three.out));  // not printed: they are long
  }
}

TEST_CASE(
    "each article of the corpus has gold with the same text, and no gold is without an article") {
  Diagnostics problems;
  const auto gold = eval::read_gold(kGold.string(), problems);
  CHECK(problems.empty());
  std::vector<std::string> names, gold_names;
  for (const fs::path& file : texts(kNews)) names.push_back(file.stem().string());
  CHECK(names.size() >= 30);
  for (const auto& article : gold) {
    const std::string name = fs::path(article.id).stem().string();
    gold_names.push_back(name);
    INFO(name);
    CHECK(article.text == cli::file_text((kNews / (name + ".txt")).string()));
    CHECK(article.attributions.size() >= 3);
  }
  CHECK(gold_names == names);
}

}  // namespace sayso
