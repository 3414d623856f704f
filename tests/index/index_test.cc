// An index: what is put in, what is found again, and that it stays whole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "compare/readings.h"
#include "evaluate/temporary_folder.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"

namespace sayso::index {
namespace {

using cli::Finished;
using cli::sayso;
using eval::TemporaryFolder;
using nlohmann::json;

std::string path_in(const TemporaryFolder& folder) { return (folder.path / "quotes.db").string(); }

void put(const std::string& path, const std::string& input) {
  const Finished done = sayso({"index", path, input, "--quiet"});
  INFO(done.err);
  REQUIRE(done.code == 0);
}

std::string stats(const std::string& path) { return sayso({"index", path, "--stats"}).out; }

compare::Reading numbered(int number) {
  return compare::reading_of(
      "article-" + std::to_string(number),
      "“The wall of house " + std::to_string(number) + " will stand for ever,” Ada Brook said.");
}

std::uint64_t articles(const std::string& path) {
  Reader reader;
  Diagnostic problem;
  REQUIRE(reader.open(path, problem));
  return reader.searched(path).articles;
}

}  // namespace

TEST_CASE("the same article again changes nothing, and a changed one is replaced") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  folder.write("in/a.txt", "“The wall will stand for ever,” Ada Brook said.");
  folder.write("in/b.txt", "“The roof will fall tomorrow,” Tom Hale said.");
  const std::string input = (folder.path / "in").string();
  put(path, input);
  const std::string before = stats(path);
  CHECK_THAT(sayso({"index", path, input}).err,
             Catch::Contains("0 articles added, 0 replaced, 2 as they were"));
  CHECK(stats(path) == before);

  folder.write("in/a.txt", "“The wall will fall tomorrow,” Ada Brook said.");
  CHECK_THAT(sayso({"index", path, input}).err,
             Catch::Contains("0 articles added, 1 replaced, 1 as they were"));
  CHECK(sayso({"verify", path, "--quote", "The wall will stand for ever"}).code == 1);
  CHECK(sayso({"verify", path, "--quote", "The wall will fall tomorrow"}).code == 0);
  CHECK(sayso({"search", path, "--words", "ever"}).out.empty());

  // What was replaced has left nothing behind: a fresh index is the same.
  const std::string fresh = (folder.path / "fresh.db").string();
  put(fresh, input);
  CHECK(stats(path) == stats(fresh));
  Reader one, other;
  Diagnostic problem;
  REQUIRE((one.open(path, problem) && other.open(fresh, problem)));
  CHECK(one.searched("").digest == other.searched("").digest);
}

TEST_CASE("an index gives the verdicts that its articles give") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  put(path, "corpus/news");
  const auto verdicts = [](const std::string& source) {
    std::string all;
    const Finished done = sayso(
        {"verify", source, "--article", "corpus/news/seabed-rewrite.txt", "--format", "json"});
    std::size_t at = 0;
    for (std::size_t end; (end = done.out.find('\n', at)) != std::string::npos; at = end + 1) {
      const json object = json::parse(done.out.substr(at, end - at));
      all += object["verdict"].get<std::string>() + " " + object["flags"].dump() + "\n";
    }
    return all;
  };
  const std::string of_index = verdicts(path);
  CHECK_FALSE(of_index.empty());
  CHECK(of_index == verdicts("corpus/news"));
}

TEST_CASE("a search is by words, speaker, role and class") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  put(path, "corpus/news");
  const auto search = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", path});
    const Finished done = sayso(arguments);
    CHECK(done.code == 0);
    return done.out;
  };
  CHECK_THAT(search({"--words", "\"rules protect neither\""}), Catch::Contains("Greta Olander"));
  CHECK_THAT(search({"--speaker", "olander"}), Catch::Contains("Everyone in this room"));
  CHECK_THAT(search({"--speaker", "olander"}), !Catch::Contains("pirates"));
  CHECK_THAT(search({"--role", "marine biologist"}), Catch::Contains("Tomas Wendel"));
  CHECK_THAT(search({"--classes", "allegation"}), !Catch::Contains("gold rush"));
  CHECK(search({"--words", "zyzzyva"}).empty());
  const std::string lines = search({"--speaker", "olander", "--limit", "1", "--format", "json"});
  CHECK(json::parse(lines)["speaker"] == "Greta Olander");
  for (const char* words :
       {"\"broken", "don't", "OR", "NOT this OR", "content: x", "(", "-", "*", "\""})
    CHECK(sayso({"search", path, "--words", words}).code == 0);
  CHECK_THAT(search({"--words", "zyzzyva OR prot*"}), Catch::Contains("Greta Olander"));
  CHECK_THAT(search({"--words", "rules NOT protect"}), !Catch::Contains("protect"));
}

TEST_CASE("a writer that is killed leaves whole articles, and the next one goes on") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    Writer writer;
    Diagnostic problem;
    if (!writer.open(path, "rules", problem)) _exit(1);
    for (int i = 0;; ++i) {
      writer.add(numbered(i), "digest");
      if (i == 50 && write(ready[1], "x", 1) != 1) _exit(1);
    }
  }
  char byte;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]), close(ready[1]);

  Database db;
  Diagnostic problem;
  REQUIRE(db.open(path, Database::Mode::write, problem));
  Statement check(db, "PRAGMA integrity_check");
  REQUIRE(check.step());
  CHECK(check.text(0) == "ok");
  Statement halves(
      db, "SELECT count(*) FROM article WHERE number NOT IN (SELECT article FROM attribution)");
  REQUIRE(halves.step());
  CHECK(halves.number(0) == 0);

  const std::uint64_t before = articles(path);
  Writer writer;
  REQUIRE(writer.open(path, "rules", problem));
  writer.add(numbered(1'000'000), "digest");
  REQUIRE(writer.finish(problem));
  CHECK(articles(path) == before + 1);
}

TEST_CASE("a reader asks while a writer writes, and sees whole articles alone") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  Diagnostic problem;
  Writer writer;
  REQUIRE(writer.open(path, "rules", problem));
  writer.add(numbered(1), "digest");
  CHECK(articles(path) == 0);
  REQUIRE(writer.finish(problem));
  CHECK(articles(path) == 1);
}

TEST_CASE("an older index is brought up to date, a newer one and another database are left alone") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  put(path, "corpus/news/seabed-wire.txt");
  Diagnostic problem;
  const auto change = [&](std::string_view sql) {
    Database db;
    REQUIRE(db.open(path, Database::Mode::write, problem));
    REQUIRE(db.run(sql));
  };
  change("DROP INDEX attribution_speaker; DROP INDEX article_published; PRAGMA user_version = 1");
  CHECK(sayso({"verify", path, "--quote", "We are not pirates"}).code ==
        2);  // readers change nothing
  put(path, "corpus/news/seabed-wire.txt");
  CHECK(sayso({"verify", path, "--quote", "We are not pirates"}).code == 0);
  change("PRAGMA user_version = 99");
  CHECK(sayso({"index", path, "corpus/news"}).code == 2);
  CHECK_THAT(sayso({"search", path}).err, Catch::Contains("which a newer program made"));

  const std::string other = (folder.path / "other.db").string();
  Database db;
  REQUIRE(db.open(other, Database::Mode::write, problem));
  REQUIRE(db.run("CREATE TABLE t(x)"));
  CHECK_THAT(sayso({"index", other, "corpus/news"}).err,
             Catch::Contains("no index of this program"));
}

TEST_CASE("what is wrong with an index is told with what to do, and no verdict is given") {
  const TemporaryFolder folder;
  const std::string path = path_in(folder);
  const auto verify = [](const std::string& index) {
    return sayso({"verify", index, "--quote", "We are not pirates"});
  };
  put(path, "corpus/news/seabed-wire.txt");
  CHECK_THAT(sayso({"search", (folder.path / "none.db").string()}).err,
             Catch::Contains("'sayso index DB INPUT...' makes one"));
  const std::string text = folder.write("text.db", "no database at all, but long enough");
  CHECK_THAT(sayso({"search", text}).err, Catch::Contains("name another file"));

  std::string bytes = cli::file_text(path);
  SECTION("cut off") { bytes.resize(bytes.size() / 2); }
  SECTION("pages that were overwritten") {
    for (std::size_t i = 8192; i < bytes.size(); i += 37)
      bytes[i] = static_cast<char>(bytes[i] ^ 90);
  }
  SECTION("spans that lead nowhere") {
    Database db;
    Diagnostic problem;
    REQUIRE(db.open(path, Database::Mode::write, problem));
    REQUIRE(
        db.run("UPDATE article SET units = x'00000000FFFFFFFF00000000FFFFFFFF0102030405060708'"));
    bytes.clear();
  }
  if (!bytes.empty()) folder.write("quotes.db", bytes);
  const Finished damaged = verify(path);
  INFO(damaged.out << damaged.err);
  CHECK(damaged.code == 2);
  CHECK(damaged.out.empty());
  CHECK_THAT(damaged.err, Catch::Contains("make it anew"));
}

}  // namespace sayso::index
