// Runs the built program, as a shell would.
//
//     const Finished done = sayso({"extract", "-"}, {.input = "“Yes,” he said."});
//     CHECK(done.code == 0);
#pragma once

#include <string>
#include <vector>

namespace sayso::cli {

struct Finished {
  int code = -1;  // 128 and more: ended by a signal
  std::string out, err;
};

struct Surroundings {
  std::string input = {};                     // what standard input holds
  std::vector<std::string> environment = {};  // "NAME=value"; else the environment is empty
  std::string folder = {};                    // the working folder; "": the checkout
  std::string output = {};                    // a file to take standard output, such as /dev/full
  bool on_terminal = false;                   // standard error is a terminal
};

Finished sayso(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

std::string file_text(const std::string& path);

// "One line" with a “quotation” that Ada Brook is said to have said.
extern const char kArticle[];

}  // namespace sayso::cli
