// A run of `sayso extract`: all inputs through the pipeline on several threads, their results to
// files or to standard output, and what there is to say about it to standard error.
#pragma once

#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/extraction.h"
#include "batch/output_names.h"
#include "batch/summary.h"
#include "cli/progress.h"

namespace sayso::cli {

struct ExtractSettings {
  std::vector<std::string> inputs;
  std::string folder;  // that of -o; "": all goes to standard output
  ExtractOptions extract;
  unsigned threads = 1;
  bool is_quiet = false;  // only failures are told
};

class ExtractRun {
 public:
  ExtractRun(const ExtractSettings& settings, const RuleSet& rules);

  int run();  // the exit code

 private:
  struct Job {
    Source source;
    std::string output;      // its file below the folder, without ending; "": none
    unsigned corpus_number;  // 0: alone in its file
  };
  struct Done {
    std::string path;
    Extracted extracted;
    bool has_output;  // for a failure: a record tells of it
  };

  std::optional<Job> next();
  Done work(const Job& job) const;
  bool write_files(const Job& job, Extracted& extracted) const;
  bool take(const Done& done);
  bool print(const std::string& bytes);
  void tell_broken();
  void warn(const Done& done);
  void sum_up() const;

  const ExtractSettings& settings_;
  const RuleSet& rules_;
  const Run run_;
  Inputs inputs_;
  OutputNames names_;
  const bool is_corpus_;                       // several articles in one file
  unsigned count_ = 0;                         // of the jobs that were given
  bool has_begun_ = false;                     // something was printed
  bool has_lost_ = false;                      // an input failed, and no record tells so
  bool is_broken_ = false;                     // standard output takes no more
  std::map<std::string, std::size_t> warned_;  // warnings told, by code
  Summary summary_;
  Progress progress_;
};

}  // namespace sayso::cli
