// A run of `sayso extract`: all inputs through the pipeline on several threads, their results to
// files or to standard output, and what there is to say about it to standard error.
#pragma once

#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/extraction.h"
#include "batch/journal.h"
#include "batch/output_folder.h"
#include "batch/report.h"
#include "batch/summary.h"
#include "cli/interruption.h"
#include "cli/progress.h"

namespace sayso::cli {

struct ExtractSettings {
  std::vector<std::string> inputs;
  std::string folder;  // that of -o; "": all goes to standard output
  std::string report;  // a file; "": none
  std::string digest;  // of all that decides what is written, but the inputs
  ExtractOptions extract;
  unsigned threads = 1;

  // What is made of a source: extract(), or convert().
  Extracted (*make)(const Source& source, unsigned corpus_number, const RuleSet& rules,
                    const Run& run, const ExtractOptions& options) = sayso::extract;

  bool resumes = false;   // leaves what was done before with the same digest
  bool is_quiet = false;  // only failures are told
};

class ExtractRun {
 public:
  ExtractRun(const ExtractSettings& settings, const RuleSet& rules);

  int run();  // the exit code

 private:
  struct Job {
    Source source;
    std::string output;      // the name of its files in the folder; "": none
    unsigned corpus_number;  // 0: alone in its file
  };
  struct Done {
    std::string path, id;
    std::string output;  // as of the job
    Extracted extracted;
    bool has_output;  // for a failure: a record tells of it
  };

  std::optional<Diagnostic> prepare();
  std::optional<Job> next();
  Done work(Job job) const;
  bool take(const Done& done);
  bool print(const std::string& bytes);
  void tell_broken();
  void write_indexes();
  void warn(const Done& done);
  int sum_up();
  void tell_how_to_go_on() const;

  const ExtractSettings& settings_;
  const RuleSet& rules_;
  const Run run_;
  const Interruption interruption_;
  Inputs inputs_;
  std::optional<OutputFolder> folder_;  // none: all goes to standard output
  std::vector<std::string> written_;    // names of the outputs, where a format has an index
  Journal journal_;
  Report report_;
  const bool is_corpus_;                       // several articles in one file
  unsigned count_ = 0;                         // of the jobs that were given
  bool has_begun_ = false;                     // something was printed
  bool has_lost_ = false;                      // an input failed, and no record tells so
  bool is_broken_ = false;                     // standard output takes no more
  bool is_full_ = false;                       // there is no room left for files
  std::map<std::string, std::size_t> warned_;  // warnings told, by code
  Summary summary_;
  Progress progress_;
};

}  // namespace sayso::cli
