// Ctrl-C (SIGINT) and SIGTERM as a question that a run asks between two articles.
//
//     const Interruption interruption;                 // while it lives, the signals only say so
//     while (interruption.signal() == 0) ...           // 0: nobody asked to stop
//     return 128 + interruption.signal();              // as a shell expects
//
// The second signal of the kind ends the program at once. There may be one Interruption at a time.
#pragma once

#include <csignal>

namespace sayso::cli {

class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  int signal() const;

 private:
  struct sigaction interrupt_before_ = {}, terminate_before_ = {};
};

}  // namespace sayso::cli
