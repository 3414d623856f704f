// The errors as text, grouped by cause:
//
//     31  missed: its cue was not taken
//         cues: fear 4, hope for 3, ...
//       fire:120  fear
//         gold  a third collapse | by: Residents | cue: fear
//       ...
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "evaluate/evaluate.h"
#include "evaluate/ranked.h"

namespace sayso::eval {
namespace {

constexpr std::size_t kMostCues = 12;

// "say 12, call 3, ..."
std::string frequent_cues(const std::vector<Error>& errors) {
  std::map<std::string, std::size_t> counts;
  for (const Error& error : errors)
    if (!error.cue.empty()) ++counts[error.cue];
  const auto rows = ranked(counts, [](std::size_t count) { return count; });
  std::string text;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostCues); ++i)
    text += fmt::format("{}{} {}", i ? ", " : "", rows[i]->first, rows[i]->second);
  if (rows.size() > kMostCues) text += fmt::format(", and {} more", rows.size() - kMostCues);
  return text;
}

void append_side(std::string_view side, const Excerpt& excerpt, std::string& out) {
  if (excerpt.content.empty()) return;
  fmt::format_to(std::back_inserter(out), "    {:<5} {}", side, excerpt.content);
  if (!excerpt.source.empty()) out += " | by: " + excerpt.source;
  if (!excerpt.cue.empty()) out += " | cue: " + excerpt.cue;
  if (!excerpt.speaker.empty()) out += " | speaker: " + excerpt.speaker;
  out += '\n';
}

void append_error(const Error& error, std::string& out) {
  fmt::format_to(std::back_inserter(out), "  {}:{}", error.article, error.offset);
  if (!error.rule.empty()) fmt::format_to(std::back_inserter(out), "  {}", error.rule);
  if (!error.cue.empty()) fmt::format_to(std::back_inserter(out), "  {}", error.cue);
  if (!error.predicted.content.empty())
    fmt::format_to(std::back_inserter(out), "  confidence {:.2f}", error.confidence);
  if (error.jaccard > 0) fmt::format_to(std::back_inserter(out), "  Jaccard {:.2f}", error.jaccard);
  out += '\n';
  append_side("gold", error.gold, out);
  append_side("ours", error.predicted, out);
}

}  // namespace

void append_errors(const Report& report, std::string& out, std::size_t per_cause) {
  for (const ErrorGroup& group : report.errors)
    fmt::format_to(std::back_inserter(out), "{:>6}  {}: {}\n", group.errors.size(),
                   name(group.kind), group.cause);
  for (const ErrorGroup& group : report.errors) {
    fmt::format_to(std::back_inserter(out), "\n{:>6}  {}: {}\n", group.errors.size(),
                   name(group.kind), group.cause);
    if (const std::string cues = frequent_cues(group.errors); !cues.empty())
      out += "        cues: " + cues + '\n';
    for (std::size_t i = 0; i < std::min(group.errors.size(), per_cause); ++i)
      append_error(group.errors[i], out);
    if (group.errors.size() > per_cause)
      fmt::format_to(std::back_inserter(out), "  ... and {} more\n",
                     group.errors.size() - per_cause);
  }
}

}  // namespace sayso::eval
