// `sayso rules watch`, driven as a person would: the program runs, files are saved, its words read.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using eval::TemporaryFolder;

constexpr auto kPatience = std::chrono::seconds(120);  // a test that waits so long has failed

class Watch {
 public:
  Watch() {
    fs::copy(kCheckout / "tests/rules/minimal", folder_.path / "rules",
             fs::copy_options::recursive);
    folder_.write("a.txt", "Ada Brook claim that it is late.\n");
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    const std::string log = folder_.write("log", "");
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_APPEND, 0);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    posix_spawn_file_actions_addchdir_np(&files, folder_.path.c_str());
    std::vector<std::string> words = {kProgramFile, "rules",      "watch", "rules",
                                      "a.txt",      "--language", "en"};
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    char* const environment[] = {nullptr};
    REQUIRE(posix_spawn(&process_, kProgramFile, &files, nullptr, arguments.data(), environment) ==
            0);
    posix_spawn_file_actions_destroy(&files);
  }
  ~Watch() {
    if (process_ > 0) kill(process_, SIGKILL), waitpid(process_, nullptr, 0);
  }

  void save(const std::string& file, const std::string& text) { folder_.write(file, text); }
  std::string rules(const std::string& file) const {
    return file_text((folder_.path / "rules" / file).string());
  }

  // As many editors do: a new file takes the place of the old one.
  void save_by_rename(const std::string& file, const std::string& text) {
    fs::rename(folder_.write("rules/new~", text), folder_.path / file);
  }

  // What was printed since the last call, up to the end of the line with `words`.
  std::string until(const std::string& words) {
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < kPatience) {
      const std::string log = file_text((folder_.path / "log").string());
      const auto found = log.find(words, read_);
      const auto end = found == log.npos ? log.npos : log.find('\n', found);
      if (end != log.npos) {
        const std::string part = log.substr(read_, end + 1 - read_);
        read_ = end + 1;
        return part;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return "never said: " + words + "\n" + file_text((folder_.path / "log").string());
  }

  int stop(int signal) {
    kill(process_, signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  TemporaryFolder folder_;
  pid_t process_ = 0;
  std::size_t read_ = 0;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("rules watch shows what a save does, keeps the old rules where it breaks, and stops") {
  Watch watch;
  CHECK_THAT(watch.until("all rules:"),
             Contains("watching rules with 1 article; Ctrl-C ends it\n") &&
                 Contains("all rules: 4 examples of 2 rules: 4 passed"));
  const std::string good = watch.rules("en/attribute.toml");

  // A rule that takes one word as its source.
  const std::string narrow = replaced(good, "{speaker}", "{name-word}");
  watch.save("rules/en/attribute.toml", narrow);
  const std::string answer = watch.until("all rules:");
  CHECK_THAT(answer, Contains("failed: example of en/claim-that\n"));
  CHECK_THAT(answer, Contains("a.txt\n  changed: source, speaker\n"
                              "  - en/claim-that: Ada Brook | claim | that it is late\n"
                              "  + en/claim-that: Brook | claim | that it is late\n"));
  CHECK_THAT(answer, Contains("2 examples of 1 rules: 1 passed, 1 failed, 0 known to fail\n"
                              "0 gained, 0 lost, 1 changed in 1 of 1 articles; 0 the same ("));

  // Broken: told with its place; what is shown next is against the last good state.
  watch.save("rules/en/attribute.toml", replaced(good, "{speaker}", "{speeker}"));
  const std::string broken = watch.until("stay in force");
  CHECK_THAT(broken, Contains("rules/en/attribute.toml:4:26: error E-unknown-class"));
  CHECK_THAT(broken, Contains("did you mean {speaker}?"));
  CHECK_THAT(broken, Contains("the rules that loaded last stay in force\n"));

  watch.save_by_rename("rules/en/attribute.toml", good);
  const std::string repaired = watch.until("all rules:");
  CHECK_THAT(repaired, Contains("  + en/claim-that: Ada Brook | claim | that it is late\n"));
  CHECK_THAT(repaired, Contains("all rules: 4 examples of 2 rules: 4 passed"));

  watch.save("rules/en/attribute.toml", good);
  CHECK(watch.until("same").find("the rules are the same as before\n") == 0);
  CHECK(watch.stop(SIGTERM) == 0);
}

TEST_CASE("rules watch sees files in new folders, and ends by Ctrl-C") {
  Watch watch;
  watch.until("all rules:");
  watch.save("rules/en/more/notes.toml", "");
  CHECK_THAT(watch.until("same"), Contains("the rules are the same as before"));
  CHECK(watch.stop(SIGINT) == 0);
}

}  // namespace sayso::cli
