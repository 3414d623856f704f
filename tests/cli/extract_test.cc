// The contract of `sayso extract`, line by line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using eval::TemporaryFolder;
using json = nlohmann::json;

const std::string kNews = (kCheckout / "corpus/news").string();

std::vector<json> lines(const std::string& text) {
  std::vector<json> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    all.push_back(json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return all;
}

json line(const std::string& text) {
  const auto all = lines(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

std::vector<std::string> ids(const std::string& jsonl) {
  std::vector<std::string> all;
  for (const json& article : lines(jsonl)) all.push_back(article["id"]);
  return all;
}

// Files below a folder, by path; not those whose names say that they are not for people.
std::vector<std::string> tree(const fs::path& folder) {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory() && !entry.path().filename().string().starts_with('.'))
      all.push_back(fs::relative(entry.path(), folder).string());
  std::sort(all.begin(), all.end());
  return all;
}

std::string root_of(const std::string& xml) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size()));
  return document.document_element().name();
}

}  // namespace

TEST_CASE("without -o, JSON Lines go to standard output and messages to standard error") {
  const Finished done = sayso({"extract", "-"}, {.input = kArticle});
  CHECK(done.code == 0);
  const auto all = lines(done.out);
  REQUIRE(all.size() == 1);
  CHECK(all[0]["schema"] == "sayso/1");
  CHECK(all[0]["id"] == "stdin");
  REQUIRE(all[0]["attributions"].size() == 1);
  CHECK(all[0]["attributions"][0]["content"][0]["text"] == "“The steel is sound,”");
  CHECK_FALSE(all[0].contains("text"));
  CHECK_THAT(done.err, StartsWith("1 article: 1 attribution (1 direct, 0 mixed, 0 indirect)"));
}

TEST_CASE("without INPUT, standard input is read") {
  CHECK(sayso({"extract"}, {.input = kArticle}).out ==
        sayso({"extract", "-"}, {.input = kArticle}).out);
}

TEST_CASE("with -o, each article becomes one TEI file in the tree of the input") {
  const TemporaryFolder in, out;
  in.write("b.txt", kArticle);
  in.write("2015/11/a.b.txt", kArticle);
  const Finished done = sayso({"extract", in.path.string(), "-o", (out.path / "new/out").string()});
  CHECK(done.code == 0);
  CHECK(done.out.empty());
  CHECK(tree(out.path) == std::vector<std::string>{"new/out/2015/11/a.b.xml", "new/out/b.xml"});
  CHECK(root_of(file_text(out.path / "new/out/b.xml")) == "TEI");
}

TEST_CASE("a file that is named itself is written under its name") {
  const TemporaryFolder in, out;
  const std::string file = in.write("deep/b.txt", kArticle);
  CHECK(sayso({"extract", file, "-o", out.path.string()}).code == 0);
  CHECK(tree(out.path) == std::vector<std::string>{"b.xml"});
}

TEST_CASE("what was written below the folder of the input is no input of the next run") {
  const TemporaryFolder folder;
  folder.write("a.txt", kArticle);
  const std::string in = folder.path.string(), out = (folder.path / "out").string();
  for (int run = 0; run < 2; ++run) {
    const Finished done = sayso({"extract", in, "-o", out, "--format", "jsonl"});
    CHECK(done.code == 0);
    CHECK_THAT(done.err, StartsWith("1 article: "));
  }
  CHECK(tree(folder.path) == std::vector<std::string>{"a.txt", "out/a.jsonl"});
}

TEST_CASE("several formats at once go to the folder, each with its ending") {
  const TemporaryFolder in, out;
  const std::string file = in.write("b.txt", kArticle);
  CHECK(sayso({"extract", file, "-o", out.path.string(), "--format", "jsonl,tei"}).code == 0);
  CHECK(tree(out.path) == std::vector<std::string>{"b.jsonl", "b.xml"});
  CHECK(file_text(out.path / "b.jsonl") == sayso({"extract", file}).out);
  CHECK(file_text(out.path / "b.xml") == sayso({"extract", file, "--format", "tei"}).out);

  const Finished without = sayso({"extract", file, "--format", "jsonl,tei"});
  CHECK(without.code == 2);
  CHECK_THAT(without.err, Contains("several formats need a folder to write to: -o DIR"));
}

TEST_CASE("extract --format tei is one TEI for one article and one teiCorpus for several") {
  const TemporaryFolder in;
  const std::string a = in.write("a.txt", kArticle), b = in.write("b.txt", kArticle);
  CHECK(root_of(sayso({"extract", "--format", "tei", a}).out) == "TEI");
  const std::string both = sayso({"extract", "--format", "tei", a, b}).out;
  CHECK(root_of(both) == "teiCorpus");
  CHECK(both == sayso({"extract", "--format", "tei", in.path.string()}).out);

  const Finished broken = sayso({"extract", "--format", "tei", "missing.txt", b});
  CHECK(broken.code == 2);
  CHECK(root_of(broken.out) == "teiCorpus");
  CHECK(sayso({"extract", "--format", "tei", "missing.txt", "lost.txt"}).out.empty());
}

TEST_CASE("output comes in the order of the input, with the same bytes for any number of jobs") {
  const Finished one = sayso({"extract", "--jobs", "1", kNews, "-"}, {.input = kArticle});
  REQUIRE(one.code == 0);
  const auto order = ids(one.out);
  REQUIRE(order.size() > 30);
  CHECK(std::is_sorted(order.begin(), order.end() - 1));
  CHECK(order.back() == "stdin");
  for (const char* jobs : {"2", "3", "16"}) {
    const Finished more = sayso({"extract", "--jobs", jobs, kNews, "-"}, {.input = kArticle});
    CHECK(more.out == one.out);
    CHECK(more.err == one.err);
  }
}

TEST_CASE("the files of a folder that no reader knows are passed over and counted") {
  const TemporaryFolder in;
  in.write("a.txt", kArticle);
  in.write("a.pdf", "%PDF");
  in.write("sub/README", "no article");
  const Finished done = sayso({"extract", in.path.string()});
  CHECK(done.code == 0);
  CHECK(ids(done.out) == std::vector<std::string>{"a.txt"});
  CHECK_THAT(done.err, Contains("2 files of no known kind passed over\n"));
  CHECK(ids(sayso({"extract", (in.path / "sub/README").string()}).out) ==
        std::vector<std::string>{"README"});
}

TEST_CASE("an input that fails stops no other, is told at the end, and gives exit code 2") {
  const TemporaryFolder in;
  const std::string a = in.write("a.txt", kArticle);
  fs::create_symlink("nowhere", in.path / "b.txt");
  in.write("c.txt", kArticle);
  const Finished done = sayso({"extract", "missing.txt", in.path.string()});
  CHECK(done.code == 2);
  CHECK(ids(done.out) == std::vector<std::string>{"a.txt", "c.txt"});
  CHECK(done.err ==
        "2 articles: 2 attributions (2 direct, 0 mixed, 0 indirect)\n"
        "2 inputs failed:\n"
        "  missing.txt: error E-unreadable-input: No such file or directory\n"
        "  " +
            (in.path / "b.txt").string() +
            ": error E-unreadable-input: No such file or directory\n");
  CHECK(sayso({"extract", "-q", "missing.txt", a}).err ==
        "1 input failed:\n  missing.txt: error E-unreadable-input: No such file or directory\n");
}

TEST_CASE(
    "extract --errors record puts error records in the place of inputs that failed, and exits with "
    "0") {
  const TemporaryFolder in, out;
  const std::string a = in.write("a.txt", kArticle);
  const Finished done = sayso({"extract", "--errors", "record", a, "missing.txt", a});
  CHECK(done.code == 0);
  const auto all = lines(done.out);
  REQUIRE(all.size() == 3);
  CHECK(
      all[1] ==
      json{{"schema", "sayso/1"},
           {"id", "missing.txt"},
           {"error", {{"code", "E-unreadable-input"}, {"message", "No such file or directory"}}}});

  const Finished files = sayso({"extract", "--errors", "record", "missing.txt", "--format",
                                "tei,jsonl", "-o", out.path.string()});
  CHECK(files.code == 0);
  CHECK(tree(out.path) == std::vector<std::string>{"missing.jsonl"});

  const Finished tei = sayso({"extract", "--errors", "record", "--format", "tei", a});
  CHECK(tei.code == 2);
  CHECK_THAT(tei.err, Contains("--errors record needs --format jsonl"));
}

TEST_CASE("of two inputs that would be written to one file the second fails") {
  const TemporaryFolder in, out;
  const std::string a = in.write("2015/a.txt", kArticle);
  const std::string b = in.write("2016/a.txt", "Nobody said anything.\n");
  const Finished done = sayso({"extract", a, b, "-o", out.path.string()});
  CHECK(done.code == 2);
  CHECK_THAT(done.err,
             Contains(b + ": error E-same-output: its output would replace that of an input "
                          "before it (name the folder above both"));
  CHECK(tree(out.path) == std::vector<std::string>{"a.xml"});
  CHECK_THAT(file_text(out.path / "a.xml"), Contains("The steel is sound"));
  CHECK(sayso({"extract", in.path.string(), "-o", out.path.string()}).code == 0);
  CHECK(sayso({"extract", a, b}).code == 0);
  // Where a record has no file to stand in, the failure counts.
  CHECK(sayso({"extract", a, b, "-o", out.path.string(), "--format", "jsonl", "--errors", "record"})
            .code == 2);
}

TEST_CASE("a folder that leads back to itself is told, and what else it holds is read") {
  const TemporaryFolder in;
  in.write("sub/a.txt", kArticle);
  fs::create_directory_symlink("..", in.path / "sub/loop");
  const Finished done = sayso({"extract", in.path.string()});
  CHECK(done.code == 2);
  CHECK(ids(done.out) == std::vector<std::string>{"sub/a.txt"});
  CHECK_THAT(done.err, Contains("sub/loop: error E-folder-loop: the link leads back to"));
}

TEST_CASE("no quotation found is no failure") {
  const Finished done = sayso({"extract", "-"}, {.input = "It rained.\n"});
  CHECK(done.code == 0);
  CHECK(lines(done.out)[0]["attributions"].empty());
  const Finished nothing = sayso({"extract", "-"});
  CHECK(nothing.code == 0);
  CHECK(lines(nothing.out).size() == 1);
}

TEST_CASE("an article in a language without rules is warned of and left without attributions") {
  const std::string german =
      "„Der Stahl ist gut“, sagte die Bürgermeisterin am Dienstag vor der Presse.\n";
  const Finished done = sayso({"extract", "-"}, {.input = german});
  CHECK(done.code == 0);
  const auto all = lines(done.out);
  CHECK(all[0]["language"] == "de");
  CHECK(all[0]["attributions"].empty());
  CHECK(all[0]["warnings"][0]["code"] == "W-language");
  CHECK_THAT(done.err, Contains("-: warning W-language: "));
  CHECK_THAT(done.err, Contains("warnings: 1 W-language\n"));
  CHECK(line(sayso({"extract", "--language", "en", "-"}, {.input = german}).out)["language"] ==
        "en");
}

TEST_CASE("warnings of articles tell file and offset in code points, once each") {
  const std::string text = "«Ó», she said. “It failed, Kim said.\n";
  const Finished done = sayso({"extract", "-", "--language", "en"}, {.input = text});
  CHECK(done.code == 0);
  CHECK_THAT(done.err, Contains("-: offset 15: warning W-unclosed-quote: "));
  CHECK(done.err.find("offset 15") == done.err.rfind("offset 15"));
}

TEST_CASE("of each kind of warning ten are told, and all are counted") {
  const TemporaryFolder in;
  for (int i = 10; i < 30; ++i) in.write(std::to_string(i) + ".txt", "“It failed, Kim said.\n");
  const Finished done = sayso({"extract", in.path.string()});
  CHECK_THAT(done.err, Contains("19.txt: offset 0: warning W-unclosed-quote"));
  CHECK_THAT(done.err, !Contains("20.txt: offset 0"));
  CHECK_THAT(done.err, Contains("sayso: further warnings W-unclosed-quote are only counted here"));
  CHECK_THAT(done.err, Contains("warnings: 20 W-unclosed-quote\n"));
}

TEST_CASE("extract --quiet says nothing where nothing failed") {
  const Finished done = sayso({"extract", "--quiet", "-"}, {.input = "“It failed, Kim said.\n"});
  CHECK(done.code == 0);
  CHECK(done.err.empty());
}

TEST_CASE("extract --encoding overrides what the bytes seem to be") {
  const std::string latin = "\x93The steel is sound,\x94 Mayor Zo\xEB Brook said.\n";
  const auto read = [&](const char* encoding) {
    return line(sayso({"extract", "--with-text", "--encoding", encoding, "-"}, {.input = latin})
                    .out)["text"];
  };
  CHECK(read("windows-1252") == "“The steel is sound,” Mayor Zoë Brook said.\n");
  CHECK(read("windows-1251") == "“The steel is sound,” Mayor Zoл Brook said.\n");
  const Finished unknown = sayso({"extract", "--encoding", "morse", "-"});
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err, Contains("there is no encoding 'morse'"));
}

TEST_CASE("extract --with-text gives the text of the article to the letter") {
  const std::string text = "“It rained,”\tshe said.\r\n\r\nThat was all.";
  const json article = line(sayso({"extract", "--with-text", "-"}, {.input = text}).out);
  CHECK(article["text"] == text);
}

TEST_CASE("extract --authority gives speakers the ids of a file, in JSON Lines and TEI") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("people.csv", "name,wikidata,id\nAda Brook,Q42,\nTom Ash,,desk/7\n");
  const Finished jsonl = sayso({"extract", "-", "--authority", file}, {.input = kArticle});
  REQUIRE(jsonl.code == 0);
  CHECK(line(jsonl.out)["speakers"][0]["authority"] == "http://www.wikidata.org/entity/Q42");
  const Finished tei =
      sayso({"extract", "-", "--format", "tei", "--authority", file}, {.input = kArticle});
  CHECK_THAT(tei.out,
             Contains("<persName ref=\"http://www.wikidata.org/entity/Q42\">Ada Brook</persName>"));
}

TEST_CASE("extract tells file and line of what is wrong in an authority file") {
  const TemporaryFolder folder;
  const std::string file = folder.write("people.csv", "name,wikidata\nAda Brook,42\n");
  const Finished wrong = sayso({"extract", "-", "--authority", file}, {.input = kArticle});
  CHECK(wrong.code == 2);
  CHECK(wrong.out.empty());
  CHECK_THAT(wrong.err, Contains(file + ":2: error E-authority-id"));
  CHECK(sayso({"extract", "-", "--authority", "none.csv"}, {.input = kArticle}).code == 2);
}

TEST_CASE("extract --classes chooses attributions by the class of their cue") {
  const std::string text =
      std::string(kArticle) +
      "\nThe report shows that the dam leaked.\n\nShe denied that it leaked.\n";
  const auto classes = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"extract", "-"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::vector<std::string> all;
    const json article = line(sayso(arguments, {.input = text}).out);
    for (const json& a : article["attributions"]) all.push_back(a["class"]);
    return all;
  };
  using Classes = std::vector<std::string>;
  CHECK(classes({}) == Classes{"statement", "evidence", "denial"});
  CHECK(classes({"--classes", "all"}) == classes({}));
  CHECK(classes({"--classes", "denial,evidence"}) == Classes{"evidence", "denial"});
  CHECK(classes({"--classes", "speech"}) == Classes{"statement", "denial"});
  CHECK(classes({"--classes", "speech", "--classes", "evidence"}) == classes({}));
  const Finished unknown = sayso({"extract", "-", "--classes", "speach"});
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err,
             Contains("'speach' is no cue class and no preset; did you mean 'speech'?"));
}

TEST_CASE("of attributions inside one another the outermost are given, with --nested all") {
  const std::string text =
      "The mayor said on Monday that the inspectors had reported that the dam leaked.\n";
  CHECK(line(sayso({"extract", "-"}, {.input = text}).out)["attributions"].size() == 1);
  CHECK(line(sayso({"extract", "--nested", "-"}, {.input = text}).out)["attributions"].size() == 2);
}

TEST_CASE("extract --min-confidence leaves out what is less sure") {
  const auto count = [](const char* least) {
    std::size_t all = 0;
    for (const json& article : lines(sayso({"extract", "--min-confidence", least, kNews}).out)) {
      for (const json& a : article["attributions"]) CHECK(a["confidence"] >= std::stod(least));
      all += article["attributions"].size();
    }
    return all;
  };
  CHECK(count("0") > count("0.9"));
  CHECK(sayso({"extract", "--min-confidence", "1.5", "-"}).code == 2);
}

TEST_CASE(
    "extract --min-speaker-confidence names nobody it is not sure of, but keeps the mention") {
  const json article =
      line(sayso({"extract", "--min-speaker-confidence", "1", "-"}, {.input = kArticle}).out);
  const json& speaker = article["attributions"][0]["speaker"];
  CHECK(speaker["refs"].empty());
  CHECK(speaker["name"].is_null());
  CHECK(speaker["mention"][0]["text"] == "Mayor Ada Brook");
  CHECK(article["speakers"].empty());
}

TEST_CASE("output that cannot be written is told, with exit code 2") {
  const Finished full = sayso({"extract", "-"}, {.input = kArticle, .output = "/dev/full"});
  CHECK(full.code == 2);
  CHECK_THAT(full.err, Contains("cannot write to standard output: No space left on device"));

  const TemporaryFolder folder;
  const std::string file = folder.write("file", "");
  const Finished blocked = sayso({"extract", "-", "-o", file + "/out"}, {.input = kArticle});
  CHECK(blocked.code == 2);
  CHECK_THAT(blocked.err,
             Contains("error E-unwritable-output: cannot write to '" + file + "/out'"));

  fs::create_directories(folder.path / "out/stdin.xml");
  const Finished taken =
      sayso({"extract", "-", "-o", (folder.path / "out").string()}, {.input = kArticle});
  CHECK(taken.code == 2);
  CHECK_THAT(taken.err, Contains("stdin.xml': Is a directory"));
  CHECK(tree(folder.path / "out").empty());
}

TEST_CASE("a name that is no UTF-8 does no harm") {
  const TemporaryFolder in, out;
  in.write("caf\xE9.txt", kArticle);
  const Finished done = sayso({"extract", in.path.string()});
  CHECK(done.code == 0);
  CHECK(ids(done.out) == std::vector<std::string>{"caf\uFFFD.txt"});
  CHECK(sayso({"extract", in.path.string(), "-o", out.path.string()}).code == 0);
  CHECK(tree(out.path) == std::vector<std::string>{"caf\xE9.xml"});
}

TEST_CASE("colours are used on a terminal alone, unless NO_COLOR is set") {
  const std::string broken = "“It failed, Kim said.\n";
  const Finished plain = sayso({"extract", "-"}, {.input = broken});
  CHECK_THAT(plain.err, !Contains("\033"));
  const Finished coloured = sayso({"extract", "-"}, {.input = broken, .on_terminal = true});
  CHECK_THAT(coloured.err, Contains("\033[33mwarning W-unclosed-quote\033[0m"));
  const Finished without = sayso(
      {"extract", "-"}, {.input = broken, .environment = {"NO_COLOR=1"}, .on_terminal = true});
  CHECK_THAT(without.err, Contains(": warning W-unclosed-quote"));
  CHECK_THAT(without.err, !Contains("\033[33m"));
}

TEST_CASE("pages in a folder have an index over them, with a link to each") {
  const TemporaryFolder folder, out;
  folder.write("in/a b.txt", kArticle);
  folder.write("in/deep/<c>.txt", kArticle);
  const auto extract = [&](std::vector<std::string> options) {
    std::vector<std::string> all = {
        "extract", (folder.path / "in").string(), "-o", out.path.string(), "--format", "html"};
    all.insert(all.end(), options.begin(), options.end());
    return sayso(all);
  };
  CHECK(extract({}).code == 0);
  const std::string path = (out.path / "index.html").string(), index = file_text(path);
  CHECK_THAT(index, Contains("href=\"a%20b.html\"") && Contains("href=\"deep/%3Cc%3E.html\""));
  CHECK_THAT(index, Contains("1 attribution · Ada Brook 1"));
  CHECK_THAT(index, !Contains("<c>"));

  SECTION("also of those that were done before") {
    fs::remove(path);
    CHECK(extract({"--resume"}).code == 0);
    fs::remove(out.path / "a b.html");
    CHECK(extract({"--resume"}).code == 0);
    CHECK(file_text(path) == index);
  }
  SECTION("unless an article has its name") {
    folder.write("in/index.txt", kArticle);
    CHECK_THAT(extract({}).err, Contains("warning W-no-index"));
    CHECK_THAT(file_text(path), Contains("<mark"));
  }
  SECTION("and a page that somebody else made stays") {
    std::ofstream(path) << "<title>mine</title>";
    const Finished done = extract({});
    CHECK(done.code == 0);
    CHECK_THAT(done.err, Contains("was not made by sayso"));
    CHECK(file_text(path) == "<title>mine</title>");
  }
}

}  // namespace sayso::cli
