#include "cli/extract_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "batch/ordered_pool.h"
#include "cli/command.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kJobsPerThread = 16;        // that may wait for a slow one before them
constexpr std::uint64_t kBytesInWork = 16 << 20;  // of inputs
constexpr std::size_t kMostWarnings = 10;         // told of each code; all are in the output

// No value where they cannot be counted beforehand.
std::optional<std::size_t> count(const std::vector<std::string>& names,
                                 const FileOptions& options) {
  if (options.list == "-") return std::nullopt;
  Files files(names, options);
  std::size_t count = 0;
  while (files.next()) ++count;
  return count;
}

}  // namespace

ExtractRun::ExtractRun(const ExtractSettings& settings, const RuleSet& rules)
    : settings_(settings),
      rules_(rules),
      run_(run_of(rules)),
      inputs_(settings.inputs, settings.extract.input),
      is_corpus_(settings.folder.empty() && inputs_.has_several()),
      progress_(is_terminal(stderr) && !settings.is_quiet,
                is_terminal(stderr) ? count(settings.inputs, settings.extract.input.files)
                                    : std::nullopt) {
  if (!settings.folder.empty()) folder_.emplace(settings.folder, settings.extract.formats);
}

int ExtractRun::run() {
  if (const auto problem = prepare()) {
    print_problem("", *problem);
    return kFailed;
  }
  OrderedPool<Job, Done> pool(
      {settings_.threads, settings_.threads * kJobsPerThread, kBytesInWork});
  pool.run([&] { return next(); },  //
           [](const Job& job) { return job.source.size; },
           [&](Job job) { return work(std::move(job)); },  //
           [&](const Done& done) { return take(done); });
  if (has_begun_ && is_corpus_) {
    std::string end;
    settings_.extract.formats.front()->append_end(end);
    print(end);
  }
  if (!is_broken_ && std::fflush(stdout) != 0) tell_broken();
  progress_.clear();
  if (folder_) write_indexes();
  return sum_up();
}

std::optional<Diagnostic> ExtractRun::prepare() {
  if (!settings_.report.empty())
    if (auto problem = report_.open(settings_.report)) return problem;
  if (!folder_) return std::nullopt;
  if (auto problem = folder_->prepare()) return problem;
  if (settings_.resumes) folder_->remove_leftovers();
  if (auto problem = journal_.open(folder_->path(), settings_.digest, settings_.resumes))
    return problem;
  if (journal_.is_of_other_settings())
    print_message("all is done again: what is in '" + folder_->path() +
                  "' was made with other rules or options");
  return std::nullopt;
}

std::optional<ExtractRun::Job> ExtractRun::next() {
  if (interruption_.signal() != 0) return std::nullopt;
  std::optional<Source> source = inputs_.next();
  if (!source) return std::nullopt;
  Job job{std::move(*source), "", is_corpus_ ? ++count_ : 0};
  if (!folder_) return job;
  if (auto name = folder_->claim(job.source.id)) {
    job.output = std::move(*name);
    if (!job.source.problem && folder_->would_replace(job.output, job.source.path))
      job.source.problem = {.code = "E-same-output",
                            .message = "its output would replace the input itself",
                            .hint = "name another folder with -o"};
  } else if (!job.source.problem) {
    job.source.problem = {.code = "E-same-output",
                          .message = "its output would replace that of an input before it",
                          .hint = "name the folder above both, so that they are told apart"};
  }
  return job;
}

ExtractRun::Done ExtractRun::work(Job job) const {
  ExtractOptions options = settings_.extract;
  if (settings_.resumes)
    options.is_done = [&](const Source&, Journal::Key key) {
      return journal_.has(key) && folder_->holds(job.output);
    };
  Done done{job.source.path, job.source.id, job.output,
            settings_.make(job.source, job.corpus_number, rules_, run_, options), false};
  Extracted& extracted = done.extracted;
  done.has_output = !extracted.outputs.empty();
  if (!folder_ || extracted.was_done) return done;
  const bool has_failed = extracted.problem.has_value();
  if (job.output.empty() || (has_failed && !done.has_output)) {
    done.has_output = false;
  } else if (auto problem = folder_->write(job.output, extracted.outputs, has_failed)) {
    extracted.problem = std::move(problem);
    done.has_output = false;
  }
  extracted.outputs = {};
  return done;
}

bool ExtractRun::take(const Done& done) {
  const Extracted& extracted = done.extracted;
  has_lost_ |= extracted.problem && !done.has_output;
  if (extracted.problem) report_.add(done.path, done.id, *extracted.problem);
  summary_.add(done.path, extracted);
  if (!settings_.is_quiet) warn(done);
  progress_.update(summary_);
  if (folder_) {
    if (folder_->has_index() && (done.has_output || extracted.was_done))
      written_.push_back(done.output);
    is_full_ = extracted.problem && extracted.problem->code == "E-disk-full";
    if (!extracted.problem && !extracted.was_done) journal_.add(extracted.key);
    return !is_full_;
  }
  if (!done.has_output) return true;

  if (is_corpus_ && !has_begun_) {
    std::string begin;
    settings_.extract.formats.front()->append_begin(run_, begin);
    if (!print(begin)) return false;
  }
  return print(extracted.outputs.files.front());
}

// False where standard output takes no more, which has been told then.
bool ExtractRun::print(const std::string& bytes) {
  has_begun_ = true;
  if (is_broken_) return false;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()) return true;
  tell_broken();
  return false;
}

void ExtractRun::tell_broken() {
  is_broken_ = true;
  const int error = errno;
  progress_.clear();
  print_message("cannot write to standard output: " + std::generic_category().message(error));
}

void ExtractRun::write_indexes() {
  const auto problem = folder_->write_indexes(written_, run_);
  if (!problem) return;
  const bool is_error = problem->severity == Severity::error;
  has_lost_ |= is_error;
  if (is_error || !settings_.is_quiet) print_problem("", *problem);
}

void ExtractRun::warn(const Done& done) {
  for (const ArticleWarning& warning : done.extracted.warnings) {
    const std::size_t count = ++warned_[warning.code];
    if (count > kMostWarnings + 1) continue;
    progress_.clear();
    if (count <= kMostWarnings)
      print_article_warning(done.path, warning);
    else
      print_message("further warnings " + warning.code +
                    " are only counted here; all of them stand in the output");
  }
}

int ExtractRun::sum_up() {
  std::string text;
  if (!settings_.is_quiet) summary_.append_counts(inputs_.passed_over(), text);
  summary_.append_failures(text);
  if (!text.empty()) print_lines(text);

  const int signal = interruption_.signal();
  report_.sum_up(summary_, inputs_.passed_over(), signal != 0);
  const auto problem = report_.close();
  if (problem) print_problem("", *problem);
  if (signal != 0 || is_full_) tell_how_to_go_on();
  if (signal != 0) return kInterrupted + signal;
  return has_lost_ || is_broken_ || problem ? kFailed : kDone;
}

void ExtractRun::tell_how_to_go_on() const {
  const std::string why = is_full_ ? "there is no room left on the disk" : "stopped as asked";
  print_message(!folder_ ? why + "; what was printed are whole articles, but not all of them"
                : is_full_
                    ? why + "; make some, and the same command with --resume goes on from here"
                    : why + "; the same command with --resume goes on from here");
}

}  // namespace sayso::cli
