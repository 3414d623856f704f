// How a run of `sayso extract -o` goes: stopped, killed and gone on with, with its files whole, its
// failures reported and its disk full.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/running_program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using eval::TemporaryFolder;
using json = nlohmann::json;

// Files below a folder, by path, with what is in them.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory())
      all[fs::relative(entry.path(), folder).string()] = file_text(entry.path().string());
  return all;
}

std::string article(int number) {
  return "“The steel is sound,” Mayor Ada Brook said.\n\nThat was day " + std::to_string(number) +
         ".\n";
}

// Three articles; the second is a pipe, so that the program waits there until it is told more.
struct Inputs {
  TemporaryFolder folder;
  std::string a = folder.write("a.txt", article(1)), b = (folder.path / "b.txt").string(),
              c = folder.write("c.txt", article(3));

  Inputs() { REQUIRE(mkfifo(b.c_str(), 0600) == 0); }

  // Waits until the program reads.
  void tell() const { std::ofstream(b, std::ios::binary) << article(2); }

  void become_plain() const {
    fs::remove(b);
    folder.write("b.txt", article(2));
  }

  std::vector<std::string> extract(const std::string& out,
                                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all = {
        "extract", a, b, c, "-o", out, "--format", "tei,jsonl,brat,csv", "--jobs", "1"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

void wait_for(const fs::path& file) {
  while (!fs::exists(file)) std::this_thread::yield();
}

}  // namespace

TEST_CASE("a run that was killed is gone on with, and comes to what an undisturbed one comes to") {
  const Inputs in;
  const TemporaryFolder out, undisturbed;
  {
    Program program(in.extract(out.path.string()));
    wait_for(out.path / "a.csv");                   // the last of its files
    const int pipe = open(in.b.c_str(), O_WRONLY);  // once this is open, a.txt is done with
    REQUIRE(pipe >= 0);
    kill(program.process(), SIGKILL);
    CHECK(program.finish().code == 128 + SIGKILL);
    close(pipe);
  }
  in.become_plain();
  // A file that was being written when the program was killed.
  out.write(".b.xml.999999999.tmp", "<TEI");
  const auto before = fs::last_write_time(out.path / "a.xml");

  const Finished resumed = sayso(in.extract(out.path.string(), {"--resume"}));
  CHECK(resumed.code == 0);
  CHECK_THAT(resumed.err, Contains("2 articles: 2 attributions"));
  CHECK_THAT(resumed.err, Contains("1 article done before\n"));
  CHECK(fs::last_write_time(out.path / "a.xml") == before);

  CHECK(sayso(in.extract(undisturbed.path.string())).code == 0);
  CHECK(contents(out.path) == contents(undisturbed.path));
  CHECK(contents(out.path).size() == 3 * 5 + 2);  // annotation.conf and the journal
}

TEST_CASE("Ctrl-C finishes the article in hand and says how to go on, with exit code 130") {
  const Inputs in;
  const TemporaryFolder out;
  const std::string report = (in.folder.path / "report").string();
  Program program(in.extract(out.path.string(), {"--report", report}));
  const int pipe = open(in.b.c_str(), O_WRONLY);
  REQUIRE(pipe >= 0);
  kill(program.process(), SIGINT);
  const std::string text = article(2);
  CHECK(write(pipe, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  close(pipe);
  const Finished stopped = program.finish();
  CHECK(stopped.code == 130);
  CHECK_THAT(stopped.err, Contains("2 articles: 2 attributions"));
  CHECK_THAT(stopped.err, Contains("sayso: stopped as asked; the same command with --resume goes "
                                   "on from here\n"));
  CHECK(fs::exists(out.path / "b.xml"));
  CHECK_FALSE(fs::exists(out.path / "c.xml"));
  CHECK(json::parse(file_text(report))["summary"]["interrupted"] == true);

  in.become_plain();
  const Finished resumed = sayso(in.extract(out.path.string(), {"--resume"}));
  CHECK_THAT(resumed.err, Contains("1 article: 1 attribution"));
  CHECK_THAT(resumed.err, Contains("2 articles done before\n"));
}

TEST_CASE(
    "--resume does again what has changed, what is gone, and what was asked for differently") {
  const TemporaryFolder in, out;
  in.write("a.txt", article(1));
  in.write("b.txt", article(2));
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all = {"extract", in.path.string(), "-o", out.path.string()};
    all.insert(all.end(), more.begin(), more.end());
    const Finished done = sayso(all);
    CHECK(done.code == 0);
    return done.err;
  };
  run({});
  CHECK_THAT(run({"--resume"}),
             Contains("0 articles: 0 attributions") && Contains("2 articles done before\n"));
  in.write("a.txt", article(5));
  CHECK_THAT(run({"--resume"}), Contains("1 article done before\n"));
  CHECK_THAT(file_text(out.path / "a.xml"), Contains("day 5"));
  fs::remove(out.path / "b.xml");
  CHECK_THAT(run({"--resume", "--jobs", "2"}), Contains("1 article done before\n"));
  CHECK(fs::exists(out.path / "b.xml"));
  in.write("c.txt", article(3));
  CHECK_THAT(run({"--resume"}), Contains("2 articles done before\n"));

  const std::string others = run({"--resume", "--min-confidence", "0.5"});
  CHECK_THAT(others, !Contains("done before"));
  CHECK_THAT(others, Contains("was made with other rules or options"));
  CHECK_THAT(run({}), !Contains("done before"));
}

TEST_CASE("--resume without a folder is refused, and so is brat") {
  const Finished resume = sayso({"extract", "--resume", "-"});
  CHECK(resume.code == 2);
  CHECK_THAT(resume.err, Contains("--resume goes on with a folder: -o DIR"));
  const Finished brat = sayso({"extract", "--format", "brat", "-"});
  CHECK(brat.code == 2);
  CHECK_THAT(brat.err, Contains("brat is several files; name a folder to write to: -o DIR"));
}

TEST_CASE("--report tells programs of failures and figures") {
  const TemporaryFolder in;
  const std::string a = in.write("a.txt", article(1)), report = (in.path / "report").string();
  in.write("odd.txt", "“It failed, Kim said.\n");
  const Finished done =
      sayso({"extract", in.path.string(), "caf\xE9.txt", "--report", report, "-q"});
  CHECK(done.code == 2);
  const std::string text = file_text(report);
  const auto end = text.find('\n');
  CHECK(json::parse(text.substr(0, end)) == json{{"path", "caf\uFFFD.txt"},
                                                 {"id", "caf\uFFFD.txt"},
                                                 {"error",
                                                  {{"code", "E-unreadable-input"},
                                                   {"message", "No such file or directory"},
                                                   {"hint", nullptr}}}});
  const json summary = json::parse(text.substr(end + 1))["summary"];
  CHECK(summary["articles"] == 2);
  CHECK(summary["attributions"]["direct"] == 1);
  CHECK(summary["failures"] == 1);
  CHECK(summary["warnings"] == json{{"W-unclosed-quote", 1}});
  CHECK(summary["interrupted"] == false);

  CHECK(sayso({"extract", a, "--report", "/nowhere/report"}).code == 2);
  const Finished full = sayso({"extract", a, "--report", "/dev/full"});
  CHECK(full.code == 2);
  CHECK_THAT(full.err, Contains("cannot write '/dev/full': No space left on device"));
}

TEST_CASE("an output that would replace its input fails, and the input stays") {
  const TemporaryFolder in;
  const std::string latin = "Mayor Zo\xEB Brook said: “No.”\n", a = in.write("a.txt", latin);
  const Finished done = sayso({"extract", a, "-o", in.path.string(), "--format", "brat"});
  CHECK(done.code == 2);
  CHECK_THAT(done.err, Contains("a.txt: error E-same-output: its output would replace the input "
                                "itself (name another folder with -o)"));
  CHECK(file_text(a) == latin);
  CHECK_FALSE(fs::exists(in.path / "a.ann"));
  CHECK(sayso({"extract", a, "-o", in.path.string(), "--format", "tei"}).code == 0);
}

TEST_CASE("a full disk ends the run and is told, with what was written whole") {
  const TemporaryFolder in, disk;
  for (int i = 100; i < 400; ++i) in.write(std::to_string(i) + ".txt", article(i));
  // A file system of its own, in a name space of its own, for which no right is needed but to have
  // one; where that is forbidden this is not tried.
  const std::string inside = "mount -t tmpfs -o size=256k none '" + disk.path.string() + "' && '" +
                             kProgramFile + "' extract '" + in.path.string() + "' -o '" +
                             disk.path.string() + "/out' --jobs 2 2>'" + in.path.string() +
                             "/err'; echo \\$? >'" + in.path.string() + "/code'; cp -r '" +
                             disk.path.string() + "/out' '" + in.path.string() + "/kept'";
  const std::string command = "unshare --user --map-root-user --mount sh -c \"" + inside + "\"";
  if (std::system("unshare --user --map-root-user --mount mount -t tmpfs none /mnt 2>/dev/null") !=
      0) {
    WARN("not tried: no file system can be mounted here");
    return;
  }
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(file_text(in.path / "code") == "2\n");
  const std::string err = file_text(in.path / "err");
  CHECK_THAT(err, Contains("error E-disk-full: cannot write '"));
  CHECK_THAT(err, Contains("No space left on device"));
  CHECK_THAT(err, Contains("sayso: there is no room left on the disk; make some, and the same "
                           "command with --resume goes on from here\n"));
  std::size_t whole = 0;
  for (const auto& [name, text] : contents(in.path / "kept")) {
    INFO(name);
    if (name == ".sayso-run") continue;
    CHECK(name.ends_with(".xml"));
    CHECK(text.ends_with("</TEI>\n"));
    ++whole;
  }
  CHECK(whole > 0);
  CHECK(whole < 300);
}

TEST_CASE("CSV on standard output has one header for all articles") {
  const TemporaryFolder in;
  in.write("a.txt", article(1));
  in.write("b.txt", article(2));
  const std::string both = sayso({"extract", in.path.string(), "--format", "csv"}).out;
  CHECK(std::count(both.begin(), both.end(), '\n') == 3);
  CHECK_THAT(both, Catch::StartsWith("article,title,"));
  const std::string one = sayso({"extract", (in.path / "a.txt").string(), "--format", "csv"}).out;
  CHECK(one == both.substr(0, one.size()));
}

TEST_CASE("brat that was written is read by eval as gold, which the same articles meet") {
  const TemporaryFolder in, out;
  in.write("a.txt", article(1));
  CHECK(sayso({"extract", in.path.string(), "-o", out.path.string(), "--format", "brat"}).code ==
        0);
  CHECK(file_text(out.path / "a.txt") == article(1));
  const Finished eval = sayso({"eval", "--gold", out.path.string(), in.path.string()});
  CHECK(eval.code == 0);
  CHECK_THAT(eval.out, Contains("1.000"));
}

}  // namespace sayso::cli
