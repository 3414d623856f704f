#include "attribute/pattern_set.h"

#include <algorithm>

#include "tape/chart.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxGroups = 24;

}  // namespace

const std::vector<std::string>& all_captures() {
  static const std::vector<std::string> names = {"content", "more",      "source", "cue",
                                                 "via",     "addressee", "medium", "when"};
  return names;
}

std::optional<Capture> capture_named(std::string_view name) {
  const auto& names = all_captures();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Capture>(found - names.begin());
}

std::optional<int> PatternSet::add(const Pattern& pattern, std::string& error) {
  const auto root = graph_.add(pattern, error);
  if (!root) return std::nullopt;
  for (std::size_t i = 0; i < patterns_.size(); ++i)
    if (patterns_[i].root == *root) return static_cast<int>(i);
  One one{*root, {}};
  for (const auto& name : graph_.group_names(*root))
    one.captures.push_back(capture_named(name).value_or(Capture::content));  // else it was told
  if (one.captures.size() >= kMaxGroups) {
    error = "it has more than 23 groups";
    return std::nullopt;
  }
  patterns_.push_back(std::move(one));
  return static_cast<int>(patterns_.size() - 1);
}

void PatternSet::compile() {
  graph_.finish();
  alphabet_.forget_patterns();
  for (std::uint32_t letter = 0; letter <= graph_.no_letter(); ++letter)
    for (const One& one : patterns_)
      may_match_.push_back(graph_.may_match(one.root, letter) ? 1 : 0);
}

PatternSet::Place PatternSet::at(const Tape& tape, std::uint32_t token,
                                 std::uint32_t window) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const bool backwards = alphabet_.backwards();
  window = std::min(window, Chart::kMostLetters);
  TokenRange seen{0, size};
  // All of a short tape is looked at: what is found at one place is known at the next.
  if (size > window)
    seen = backwards ? TokenRange{token - std::min(token, window), token}
                     : TokenRange{token, token + std::min(size - token, window)};
  Place place;
  place.set_ = this;
  place.chart_ = &Chart::of(graph_);
  place.token_ = backwards ? seen.last : seen.first;
  place.letter_ = backwards ? seen.last - token : token - seen.first;
  place.chart_->read(tape.symbols_of(seen.first, seen.last));
  place.may_match_ = may_match_.data() + place.chart_->letter(place.letter_) * patterns_.size();
  return place;
}

void PatternSet::match(const Tape& tape, std::uint32_t token, std::uint32_t window,
                       std::vector<int>& hits) const {
  hits.clear();
  if (patterns_.empty()) return;
  const Place place = at(tape, token, window);
  for (int i = 0; i < static_cast<int>(patterns_.size()); ++i)
    if (place.matches(i)) hits.push_back(i);
}

std::uint32_t PatternSet::Place::letter() const { return chart_->letter(letter_); }

bool PatternSet::Place::matches_there(int index) const {
  return chart_->matches(set_->patterns_[static_cast<std::size_t>(index)].root, letter_);
}

TokenRange PatternSet::Place::range(std::uint32_t first, std::uint32_t last) const {
  if (set_->alphabet_.backwards()) return {token_ - last, token_ - first};
  return {token_ + first, token_ + last};
}

bool PatternSet::Place::capture(int index, std::vector<CapturedRange>& groups,
                                TokenRange& whole) const {
  groups.clear();
  const One& one = set_->patterns_[static_cast<std::size_t>(index)];
  if (!chart_->matches(one.root, letter_)) return false;
  thread_local std::vector<Chart::Group> found;
  whole = range(letter_, chart_->capture(one.root, letter_, Chart::Until::anywhere, found));
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!found[i].empty())
      groups.push_back({one.captures[i], range(found[i].first, found[i].last)});
  std::sort(groups.begin(), groups.end(),
            [](const auto& a, const auto& b) { return a.range.first < b.range.first; });
  return true;
}

}  // namespace sayso
