// The program while it runs, to be sent signals.
//
//     Program program({"extract", fifo});
//     kill(program.process(), SIGINT);
//     CHECK(program.finish().code == 130);
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/program.h"

namespace sayso::cli {

class Program {
 public:
  explicit Program(const std::vector<std::string>& arguments,
                   const Surroundings& surroundings = {});
  ~Program();

  pid_t process() const;
  Finished finish();  // waits for its end; once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso::cli
