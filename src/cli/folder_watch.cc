#include "cli/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kQuiet = 20;  // milliseconds without a change that end a save
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                                  IN_CREATE | IN_ONLYDIR | IN_EXCL_UNLINK;

// Whether an event is about rules: not about an editor's copies, nor a file that has only begun.
bool counts(const inotify_event& event) {
  if (event.mask & IN_Q_OVERFLOW) return true;
  if (event.len == 0) return false;
  const std::string_view name = event.name;
  if (name.starts_with('.')) return false;
  if (event.mask & IN_ISDIR) return true;
  if (event.mask & IN_CREATE) return false;
  return name.ends_with(".toml") || name.ends_with(".txt") || name.ends_with(".tsv");
}

std::string reason(std::string_view what) {
  return std::string(what) + ": " + std::generic_category().message(errno);
}

}  // namespace

FolderWatch::FolderWatch(std::vector<std::string> folders) : folders_(std::move(folders)) {
  sigset_t stopping;
  sigemptyset(&stopping);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&stopping, signal);
  sigprocmask(SIG_BLOCK, &stopping, nullptr);
  signals_ = signalfd(-1, &stopping, SFD_CLOEXEC);
  changes_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (signals_ < 0 || changes_ < 0)
    problem_ = reason("the system refuses to watch folders");
  else
    watch_all();
}

FolderWatch::~FolderWatch() {
  for (const int file : {changes_, signals_})
    if (file >= 0) close(file);
}

// A folder that is watched already stays so.
void FolderWatch::watch_all() {
  const auto watch = [&](const fs::path& folder) {
    if (inotify_add_watch(changes_, folder.c_str(), kEvents) >= 0) return;
    if (problem_.empty()) problem_ = reason("cannot watch " + folder.string());
  };
  problem_.clear();
  for (const std::string& root : folders_) {
    watch(root);
    std::error_code error;
    fs::recursive_directory_iterator at(root, error), end;
    for (; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      if (!at->is_symlink(ignored) && at->is_directory(ignored)) watch(at->path());
    }
  }
}

// Takes all that was reported; true where something of it counts.
bool FolderWatch::read_changes() {
  bool has_changed = false;
  alignas(inotify_event) char buffer[16 * 1024];
  for (ssize_t size; (size = read(changes_, buffer, sizeof buffer)) > 0;) {
    for (ssize_t at = 0; at < size;) {
      inotify_event event;
      std::memcpy(&event, buffer + at, sizeof event);
      has_changed |= counts(*reinterpret_cast<const inotify_event*>(buffer + at));
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
  return has_changed;
}

FolderWatch::Event FolderWatch::next(int milliseconds) {
  pollfd files[] = {{changes_, POLLIN, 0}, {signals_, POLLIN, 0}};
  while (poll(files, 2, milliseconds) < 0)
    if (errno != EINTR) return Event::stop;
  if (files[1].revents) return Event::stop;
  return files[0].revents && read_changes() ? Event::change : Event::none;
}

bool FolderWatch::wait() {
  Event event = Event::none;
  while (event == Event::none) event = next(-1);
  while (event == Event::change) event = next(kQuiet);
  watch_all();  // folders may be new
  return event != Event::stop;
}

}  // namespace sayso::cli
