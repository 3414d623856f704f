#include "batch/summary.h"

#include <fmt/format.h>

#include <iterator>

namespace sayso {
namespace {

// "1 article", "2 articles"
std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string listed(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [code, count] : counts)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, code);
  return text;
}

}  // namespace

void Summary::add(const std::string& path, const Extracted& extracted) {
  if (extracted.was_done) {
    ++done_before_;
    return;
  }
  for (const ArticleWarning& warning : extracted.warnings) ++warnings_[warning.code];
  if (!extracted.problem) {
    ++articles_;
    for (std::size_t type = 0; type < counts_.attributions.size(); ++type)
      counts_.attributions[type] += extracted.counts.attributions[type];
    counts_.unknown_speakers += extracted.counts.unknown_speakers;
    return;
  }
  const Diagnostic& problem = *extracted.problem;
  ++failures_;
  if (failure_lines_.size() == kMostTold) {
    ++more_failures_[problem.code];
    return;
  }
  failure_lines_.push_back(fmt::format("{}: error {}: {}", path, problem.code, problem.message));
  if (!problem.hint.empty()) failure_lines_.back() += " (" + problem.hint + ")";
}

void Summary::append_counts(std::size_t passed_over, std::string& out) const {
  auto to = std::back_inserter(out);
  const auto& [direct, mixed, indirect] = counts_.attributions;
  fmt::format_to(to, "{}: {} ({} direct, {} mixed, {} indirect)", counted(articles_, "article"),
                 counted(counts_.all(), "attribution"), direct, mixed, indirect);
  if (counts_.unknown_speakers > 0)
    fmt::format_to(to, ", the speaker unknown in {}", counts_.unknown_speakers);
  out += '\n';
  if (done_before_ > 0) fmt::format_to(to, "{} done before\n", counted(done_before_, "article"));
  if (passed_over > 0)
    fmt::format_to(to, "{} of no known kind passed over\n", counted(passed_over, "file"));
  if (!warnings_.empty()) fmt::format_to(to, "warnings: {}\n", listed(warnings_));
}

void Summary::append_failures(std::string& out) const {
  if (failures_ == 0) return;
  auto to = std::back_inserter(out);
  fmt::format_to(to, "{} failed:\n", counted(failures_, "input"));
  for (const std::string& line : failure_lines_) fmt::format_to(to, "  {}\n", line);
  if (!more_failures_.empty()) fmt::format_to(to, "  and more: {}\n", listed(more_failures_));
}

}  // namespace sayso
