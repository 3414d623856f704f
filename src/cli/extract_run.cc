#include "cli/extract_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "batch/ordered_pool.h"
#include "batch/replace_file.h"
#include "cli/command.h"
#include "cli/print_diagnostics.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kJobsPerThread = 16;        // that may wait for a slow one before them
constexpr std::uint64_t kBytesInWork = 16 << 20;  // of inputs
constexpr std::size_t kMostWarnings = 10;         // told of each code; all are in the output

bool are_several(const std::vector<std::string>& names) {
  Inputs inputs(names);
  return inputs.next() && inputs.next();
}

std::size_t count(const std::vector<std::string>& names) {
  Inputs inputs(names);
  std::size_t count = 0;
  while (inputs.next()) ++count;
  return count;
}

}  // namespace

ExtractRun::ExtractRun(const ExtractSettings& settings, const RuleSet& rules)
    : settings_(settings),
      rules_(rules),
      run_(run_of(rules)),
      inputs_(settings.inputs),
      is_corpus_(settings.folder.empty() && are_several(settings.inputs)),
      progress_(is_terminal(stderr) && !settings.is_quiet,
                is_terminal(stderr) ? std::optional(count(settings.inputs)) : std::nullopt) {}

int ExtractRun::run() {
  OrderedPool<Job, Done> pool(
      {settings_.threads, settings_.threads * kJobsPerThread, kBytesInWork});
  pool.run([&] { return next(); },  //
           [](const Job& job) { return job.source.bytes; },
           [&](const Job& job) { return work(job); },  //
           [&](const Done& done) { return take(done); });
  if (has_begun_ && is_corpus_) {
    std::string end;
    settings_.extract.formats.front()->append_end(end);
    print(end);
  }
  if (!is_broken_ && std::fflush(stdout) != 0) tell_broken();
  progress_.clear();
  sum_up();
  return has_lost_ || is_broken_ ? kFailed : kDone;
}

std::optional<ExtractRun::Job> ExtractRun::next() {
  std::optional<Source> source = inputs_.next();
  if (!source) return std::nullopt;
  Job job{std::move(*source), "", is_corpus_ ? ++count_ : 0};
  if (settings_.folder.empty()) return job;
  if (auto name = names_.claim(job.source.id)) {
    job.output = settings_.folder + "/" + *name;
  } else if (!job.source.problem) {
    job.source.problem = {.code = "E-same-output",
                          .message = "its output would replace that of an input before it",
                          .hint = "name the folder above both, so that they are told apart"};
  }
  return job;
}

ExtractRun::Done ExtractRun::work(const Job& job) const {
  Done done{job.source.path,
            extract(job.source, job.corpus_number, rules_, run_, settings_.extract), false};
  const auto& outputs = done.extracted.outputs;
  done.has_output = std::any_of(outputs.begin(), outputs.end(),
                                [](const std::string& output) { return !output.empty(); });
  if (!settings_.folder.empty()) {
    done.has_output = done.has_output && !job.output.empty() && write_files(job, done.extracted);
    done.extracted.outputs.clear();
  }
  return done;
}

// False where a file could not be written: that is the problem then.
bool ExtractRun::write_files(const Job& job, Extracted& extracted) const {
  for (std::size_t i = 0; i < extracted.outputs.size(); ++i) {
    if (extracted.outputs[i].empty()) continue;
    const std::string_view extension = settings_.extract.formats[i]->extension;
    auto problem = replace_file(job.output + std::string(extension), extracted.outputs[i]);
    if (!problem) continue;
    extracted.problem = std::move(problem);
    return false;
  }
  return true;
}

bool ExtractRun::take(const Done& done) {
  const Extracted& extracted = done.extracted;
  has_lost_ |= extracted.problem && !done.has_output;
  summary_.add(done.path, extracted);
  if (!settings_.is_quiet) warn(done);
  progress_.update(summary_.articles(), summary_.attributions(), summary_.failures());
  if (!settings_.folder.empty() || !done.has_output) return true;

  const std::string& output = extracted.outputs.front();
  if (is_corpus_ && !has_begun_) {
    std::string begin;
    settings_.extract.formats.front()->append_begin(run_, begin);
    if (!print(begin)) return false;
  }
  return print(output);
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

void ExtractRun::sum_up() const {
  std::string text;
  if (!settings_.is_quiet) summary_.append_counts(inputs_.passed_over(), text);
  summary_.append_failures(text);
  if (!text.empty()) print_lines(text);
}

}  // namespace sayso::cli
