// What failed in a run, and what it came to, as JSON Lines for programs: a line for each failure as
// it happens, and at the end one of figures.
//
//     {"path":"news/fire.txt","id":"fire.txt","error":{"code":"E-…","message":"…","hint":null}}
//     {"summary":{"articles":2,"attributions":{"direct":3,"mixed":1,"indirect":4},
//       "unknown_speakers":1,"done_before":0,"passed_over":0,"warnings":{"W-language":1},
//       "failures":1,"interrupted":false}}
//
// (on one line). A report without its summary is of a run that was killed.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "batch/summary.h"
#include "text/diagnostic.h"

namespace sayso {

class Report {
 public:
  // Begins the file anew.
  std::optional<Diagnostic> open(const std::string& path);

  // Nothing where no file is open. What could not be written is told by close().
  void add(const std::string& path, const std::string& id, const Diagnostic& problem);
  void sum_up(const Summary& summary, std::size_t passed_over, bool was_interrupted);

  std::optional<Diagnostic> close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void write(const std::string& line);

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace sayso
