// Waits for files of rules to be saved, until a signal asks to stop.
//
//     FolderWatch watch({"rules", "mine"});
//     while (watch.wait()) reload();
//
// Editors save in many ways: they write the file, or another one that they then rename, with copies
// beside it. All count as one change: a wait ends once nothing has happened for a moment.
// SIGINT, SIGTERM and SIGHUP are held back for the process from the first FolderWatch on.
#pragma once

#include <string>
#include <vector>

namespace sayso::cli {

class FolderWatch {
 public:
  // Folders with all below them; links to folders are not followed.
  explicit FolderWatch(std::vector<std::string> folders);
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;

  // "" where all is well, else what the system refuses.
  const std::string& problem() const { return problem_; }

  // True after a change to a .toml, .txt or .tsv file, false after a signal.
  bool wait();

 private:
  enum class Event { none, change, stop };
  Event next(int milliseconds);  // -1: as long as it takes
  void watch_all();
  bool read_changes();

  std::vector<std::string> folders_;
  int changes_ = -1, signals_ = -1;
  std::string problem_;
};

}  // namespace sayso::cli
