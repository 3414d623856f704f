// The line contract for programs that run sayso as a filter (Spark pipe, Hadoop Streaming, Dask,
// GNU parallel), and the runners in tools/, tried on several processes of which one is killed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using cli::sayso;
using eval::TemporaryFolder;
using json = nlohmann::json;

const std::vector<std::string> kFilter = {"extract", "--format", "jsonl",          "--errors",
                                          "record",  "-",        "--input-format", "jsonl"};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != text.npos);
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

// Articles, and lines that are none.
std::string records(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) {
    json record{{"text", "“The steel is sound,”\tMayor Ada Brook said.\r\n\u2028Day " +
                             std::to_string(i) + "."}};
    if (i % 3 == 0) record["id"] = "article " + std::to_string(i);
    all += i % 10 == 4 ? "{broken" : i % 10 == 7 ? "" : record.dump();
    all += '\n';
  }
  return all;
}

// A program that dies at its first call, once it has printed something, with `victim` (a process of
// the shell's), and is sayso ever after.
std::string mortal_sayso(const TemporaryFolder& folder, const std::string& victim) {
  const std::string program =
      folder.write("sayso", "#!/bin/sh\nif mkdir '" + (folder.path / "killed").string() +
                                "' 2>/dev/null; then\n  echo partial\n  kill -9 " + victim +
                                "\n  exit 3\nfi\nexec '" + kProgramFile + "' \"$@\"\n");
  fs::permissions(program, fs::perms::owner_all);
  return program;
}

bool has(const char* command) {
  if (std::system((std::string(command) + " >/dev/null 2>&1").c_str()) == 0) return true;
  WARN("not tried: this fails: " << command);
  return false;
}

// What a runner prints; the shell's `command` has FILE for its input.
void check_runner(const std::string& command, const TemporaryFolder& folder) {
  const std::string input = records(95);
  const std::string file = folder.write("in.jsonl", input), out = (folder.path / "out").string(),
                    err = (folder.path / "err").string();
  auto arguments = kFilter;
  arguments.insert(arguments.end(), {"--min-confidence", "0.1"});
  const auto serial = sayso(arguments, {.input = input});
  REQUIRE(serial.code == 0);
  const int status =
      std::system(("FILE='" + file + "'; " + command + " >'" + out + "' 2>'" + err + "'").c_str());
  INFO(cli::file_text(err));
  CHECK(status == 0);
  CHECK(cli::file_text(out) == serial.out);
  CHECK(fs::exists(folder.path / "killed"));
}

}  // namespace

TEST_CASE("as a filter, one line comes out for each line that goes in, in order") {
  const std::string input = records(40);
  const auto done = sayso(kFilter, {.input = input});  // with no HOME, PATH or locale
  CHECK(done.code == 0);
  const auto all = lines(done.out);
  REQUIRE(all.size() == 40);
  for (int i = 1; i <= 40; ++i) {
    const std::string& line = all[static_cast<std::size_t>(i) - 1];
    INFO(line);
    CHECK(line.find_first_of("\t\r") == line.npos);
    CHECK(line.find("\u2028") == line.npos);
    const json record = json::parse(line);
    CHECK(record.contains("error") == (i % 10 == 4 || i % 10 == 7));
    if (!record.contains("error")) CHECK(record["attributions"].size() == 1);
    if (record.contains("error")) CHECK(record["error"]["line"] == i);
  }
}

TEST_CASE("a filter that is given nothing prints nothing") {
  const auto done = sayso(kFilter, {.input = ""});
  CHECK(done.code == 0);
  CHECK(done.out.empty());
}

TEST_CASE("a filter of which nobody takes the output fails") {
  CHECK(sayso(kFilter, {.input = records(3), .output = "/dev/full"}).code == 2);
}

TEST_CASE("parts of a file come to what the file comes to, if each is told its first line") {
  const std::string input = records(40);
  const std::size_t middle = [&] {
    std::size_t at = 0;
    for (int i = 0; i < 17; ++i) at = input.find('\n', at) + 1;
    return at;
  }();
  auto second = kFilter;
  second.insert(second.end(), {"--first-line", "18"});
  CHECK(sayso(kFilter, {.input = input.substr(0, middle)}).out +
            sayso(second, {.input = input.substr(middle)}).out ==
        sayso(kFilter, {.input = input}).out);
}

TEST_CASE("GNU parallel comes to the serial output, byte for byte, though a job is killed") {
  if (!has("parallel --version")) return;
  const TemporaryFolder folder;
  check_runner("HOME='" + folder.path.string() + "' LINES_A_JOB=10 SAYSO='" +
                   mortal_sayso(folder, "$$") + "' PARALLEL='--jobs 3' '" +
                   (kCheckout / "tools/extract-parallel").string() +
                   "' \"$FILE\" --min-confidence 0.1",
               folder);
}

TEST_CASE("Dask comes to the serial output, byte for byte, though a worker is killed") {
  if (!has("/usr/bin/python3 -c 'import distributed'")) return;
  const TemporaryFolder folder;
  check_runner("'" + (kCheckout / "tools/extract-dask").string() +
                   "' --workers 3 --part-bytes 1500 --sayso '" + mortal_sayso(folder, "$PPID") +
                   "' \"$FILE\" -- --min-confidence 0.1",
               folder);
}

}  // namespace sayso
