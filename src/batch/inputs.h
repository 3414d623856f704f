// Everything that stands under the names a user gave, one source after the other.
//
//     Inputs inputs({"corpus/news", "-"});
//     while (std::optional<Source> source = inputs.next()) ...
//
// A name is a file, a folder or "-" (standard input). A folder is walked through with all below it,
// in the order of names (bytes), symbolic links followed; of its files those that a reader knows by
// name are sources, and the others are counted. Only the folders on the way are held in memory.
// What cannot be read is a source as well, with its `problem`:
//
//     E-unreadable-input   no such file, no permission, ...
//     E-folder-loop        a link leads back to a folder that it lies in
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/readers.h"
#include "text/diagnostic.h"

namespace sayso {

struct Source {
  std::string path;  // "-": standard input
  std::string id;    // of its article: the path from the folder that was named, or
                     // the name of the file
  const Reader* reader = nullptr;
  std::uint64_t bytes = 0;  // its size, where it can be told
  std::optional<Diagnostic> problem = {};
};

class Inputs {
 public:
  explicit Inputs(std::vector<std::string> names) : names_(std::move(names)) {}

  std::optional<Source> next();
  std::size_t passed_over() const { return passed_over_; }  // files of no known kind, by now

 private:
  struct Folder {
    std::string path, id;  // id: "" for the one that was named, else ends with '/'
    std::pair<dev_t, ino_t> identity;
    std::vector<std::string> names;  // what it holds, the last one first
  };

  std::optional<Source> open(std::string path, std::string id, bool named);
  std::optional<Source> enter(std::string path, std::string id, std::pair<dev_t, ino_t> identity);

  std::vector<std::string> names_;
  std::size_t next_name_ = 0;
  std::vector<Folder> folders_;  // from the one that was named to the one that is being read
  std::size_t passed_over_ = 0;
};

// The bytes of a file, or of standard input for "-". No value where `problem` was set.
std::optional<std::string> read_bytes(const std::string& path, Diagnostic& problem);

}  // namespace sayso
