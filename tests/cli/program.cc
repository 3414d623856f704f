#include "cli/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "cli/running_program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

// The side of a terminal that a person would sit at.
class Terminal {
 public:
  Terminal() : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(master_ >= 0);
    REQUIRE(grantpt(master_) == 0);
    REQUIRE(unlockpt(master_) == 0);
    // Held open, so that what was printed does not go with the last program that printed.
    slave_ = open(ptsname(master_), O_RDWR | O_NOCTTY | O_CLOEXEC);
    reader_ = std::thread([this] {
      char bytes[4096];
      for (ssize_t got; (got = read(master_, bytes, sizeof bytes)) > 0;)
        text_.append(bytes, static_cast<std::size_t>(got));
    });
  }
  ~Terminal() {
    if (reader_.joinable()) text();
    close(master_);
  }
  std::string name() const { return ptsname(master_); }

  // All that was printed; the terminal is hung up.
  std::string text() {
    close(slave_);
    reader_.join();
    return text_;
  }

 private:
  int master_, slave_ = -1;
  std::thread reader_;
  std::string text_;
};

}  // namespace

const char kArticle[] = "“The steel is sound,” Mayor Ada Brook said on Tuesday.\n";

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Program::State {
  eval::TemporaryFolder folder;
  std::optional<Terminal> terminal;
  std::string out, err;
  bool keeps_output;
  pid_t process = 0;
};

Program::Program(const std::vector<std::string>& arguments, const Surroundings& surroundings)
    : state_(std::make_unique<State>()) {
  const eval::TemporaryFolder& folder = state_->folder;
  const std::string in = folder.write("in", surroundings.input);
  state_->keeps_output = surroundings.output.empty();
  state_->out = state_->keeps_output ? folder.write("out", "") : surroundings.output;
  if (surroundings.on_terminal) state_->terminal.emplace();
  state_->err = state_->terminal ? state_->terminal->name() : folder.write("err", "");

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, state_->out.c_str(), O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, state_->err.c_str(), O_WRONLY | O_NOCTTY, 0);
  const std::string& wanted = surroundings.folder;
  posix_spawn_file_actions_addchdir_np(&files, wanted.empty() ? kCheckoutFolder : wanted.c_str());

  std::vector<std::string> words = {kProgramFile}, variables = surroundings.environment;
  words.insert(words.end(), arguments.begin(), arguments.end());
  const int failure = posix_spawn(&state_->process, kProgramFile, &files, nullptr,
                                  pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&files);
  REQUIRE(failure == 0);
}

Program::~Program() {
  if (!state_->process) return;
  kill(state_->process, SIGKILL);
  waitpid(state_->process, nullptr, 0);
}

pid_t Program::process() const { return state_->process; }

Finished Program::finish() {
  int status = 0;
  REQUIRE(waitpid(state_->process, &status, 0) == state_->process);
  state_->process = 0;
  Finished finished;
  finished.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (state_->keeps_output) finished.out = file_text(state_->out);
  finished.err = state_->terminal ? state_->terminal->text() : file_text(state_->err);
  return finished;
}

Finished sayso(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  return Program(arguments, surroundings).finish();
}

}  // namespace sayso::cli
