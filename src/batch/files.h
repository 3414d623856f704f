// The files that stand under the names a user gave, one after the other.
//
//     Files files({"corpus/news", "-"});
//     while (std::optional<File> file = files.next()) ...
//
// A name is a file, a folder or "-" (standard input). A folder is walked through with all below it,
// in the order of names (bytes), symbolic links followed; of its files those that a reader knows by
// name, or that fit a glob, are given, and the others are counted. Only the folders on the way are
// held in memory. What cannot be read is given as well, with its `problem`:
//
//     E-unreadable-input   no such file, no permission, ...
//     E-folder-loop        a link leads back to a folder that it lies in
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/records.h"
#include "text/diagnostic.h"

namespace sayso {

struct File {
  std::string path;  // "-": standard input
  // The path from the folder that was named, the name of the file that was, or the path in a list.
  std::string id;
  std::uint64_t bytes = 0;  // its size, where it can be told
  bool is_regular = false;  // no pipe or device
  std::optional<Diagnostic> problem = {};
};

struct FileOptions {
  std::vector<std::string> globs = {};  // of the files in folders: one of them must fit its name,
                                        // or with a '/' its path there; none: those that a reader
                                        // knows by name
  std::string list = {};    // a file ("-": standard input) with further names, one a line; "": none
  std::string output = {};  // a folder that is no input where it lies in one; "": none
};

class Files {
 public:
  explicit Files(std::vector<std::string> names, FileOptions options = {});

  std::optional<File> next();
  std::size_t passed_over() const { return passed_over_; }  // files of no known kind, by now

 private:
  struct Folder {
    std::string path, id;  // id: "" for the one that was named, else ends with '/'
    std::pair<dev_t, ino_t> identity;
    std::vector<std::string> names;  // what it holds, the last one first
  };

  std::optional<File> next_named();
  bool is_wanted(const std::string& id) const;
  std::optional<File> open(std::string path, std::string id, bool named);
  std::optional<File> enter(std::string path, std::string id, std::pair<dev_t, ino_t> identity);

  std::vector<std::string> names_;
  FileOptions options_;
  std::size_t next_name_ = 0;
  std::unique_ptr<Records> list_;  // once the names are through
  bool is_over_ = false;
  std::vector<Folder> folders_;  // from the one that was named to the one that is being read
  std::size_t passed_over_ = 0;
};

// A path that leads nowhere but down: "a/b" of "/a/../b/".
std::string downward(std::string_view path);

}  // namespace sayso
