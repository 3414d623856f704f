#include "cli/progress.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace sayso::cli {
namespace {

constexpr auto kBetween = std::chrono::milliseconds(100);  // two drawings
constexpr std::size_t kBarWidth = 20;

std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(share * kBarWidth);
  std::string text(filled, '=');
  if (filled < kBarWidth) text += '>';
  text.resize(kBarWidth, ' ');
  return "[" + text + "] ";
}

}  // namespace

std::string progress_line(const Summary& summary, std::optional<std::size_t> total,
                          double seconds) {
  const std::size_t failures = summary.failures();
  const std::size_t done = summary.articles() + summary.done_before() + failures;
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string text;
  if (total && *total > 0) text = bar(static_cast<double>(done) / static_cast<double>(*total));
  text += total ? fmt::format("{}/{} articles", done, *total) : fmt::format("{} articles", done);
  text += fmt::format(", {:.0f}/s", rate);
  if (total && rate > 0 && done < *total)
    text += fmt::format(", {:.0f} s left", std::ceil(static_cast<double>(*total - done) / rate));
  text += fmt::format(", {} attributions", summary.counts().all());
  if (failures > 0) text += fmt::format(", {} failed", failures);
  return text;
}

Progress::Progress(bool is_shown, std::optional<std::size_t> total)
    : is_shown_(is_shown), total_(total) {}

void Progress::update(const Summary& summary) {
  if (!is_shown_ || Clock::now() - drawn_ < kBetween) return;
  drawn_ = Clock::now();
  is_drawn_ = true;
  const double seconds = std::chrono::duration<double>(drawn_ - begin_).count();
  std::fprintf(stderr, "\r\033[K%s", progress_line(summary, total_, seconds).c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!is_drawn_) return;
  std::fputs("\r\033[K", stderr);
  is_drawn_ = false;
}

}  // namespace sayso::cli
