// What the writers say about the run that made an analysis.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace sayso {

struct Run {
  std::string version;       // of the program: digits and stops, "0.1.0"
  std::string rules_digest;  // of the rules folders, hex

  // The one line that says what a rule is for, by its id (also of the steps of resolving). May be
  // empty or return "": the id then stands for it. Called from several threads.
  std::function<std::string_view(std::string_view rule)> why;
};

}  // namespace sayso
