#include "cli/print_changes.h"

#include <fmt/format.h>

#include <iterator>

#include "cli/print_diagnostics.h"
#include "explain/marker.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kShown = 160;  // characters of a content

std::string words(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " … ") + std::string(slice(text, span));
  return shortened(out, kShown);
}

void append(char sign, std::string_view text, const Attribution& a, std::string& out) {
  fmt::format_to(std::back_inserter(out), "  {} {}: {} | {} | {}\n", sign, a.rule,
                 words(text, a.mention), words(text, a.cue), words(text, a.content));
}

}  // namespace

std::string ChangeTotals::text() const {
  return fmt::format("{} gained, {} lost, {} changed in {} of {} articles; {} the same", gained,
                     lost, changed, articles_changed, articles, same);
}

void append_changes(const std::string& path, std::string_view text, const AttributionDiff& diff,
                    ChangeTotals& totals, std::string& out) {
  ++totals.articles;
  totals.same += diff.same;
  if (diff.changes.empty()) return;
  ++totals.articles_changed;
  out += printable(path) + "\n";
  for (const AttributionChange& change : diff.changes) {
    if (change.before && change.after) {
      ++totals.changed;
      std::string what;
      for (const auto part : change.what) what += (what.empty() ? "" : ", ") + std::string(part);
      out += "  changed: " + what + "\n";
    } else {
      ++(change.after ? totals.gained : totals.lost);
    }
    if (change.before) append('-', text, *change.before, out);
    if (change.after) append('+', text, *change.after, out);
  }
}

}  // namespace sayso::cli
