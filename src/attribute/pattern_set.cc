#include "attribute/pattern_set.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr int kMaxGroups = 24;
constexpr int kMaxProgram = 200'000;  // instructions

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
  const Re2Text text = to_re2(pattern, alphabet_);
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const One& known = patterns_[i];
    if (known.text != text.text || known.captures.size() != text.captures.size()) continue;
    bool same = true;
    for (std::size_t k = 0; k < text.captures.size(); ++k)
      same = same && known.captures[k] == capture_named(text.captures[k]);
    if (same) return static_cast<int>(i);
  }
  One one;
  one.text = text.text;
  one.re2 = std::make_unique<re2::RE2>(text.text, re2_options(max_mem_));
  if (!one.re2->ok()) {
    error = "RE2 refuses it: " + one.re2->error();
    return std::nullopt;
  }
  if (one.re2->ProgramSize() > kMaxProgram) {
    error = "it makes a program of " + std::to_string(one.re2->ProgramSize()) + " instructions; " +
            std::to_string(kMaxProgram) + " are the most";
    return std::nullopt;
  }
  if (text.captures.size() >= kMaxGroups) {
    error = "it has more than 23 groups";
    return std::nullopt;
  }
  for (const auto& name : text.captures) one.captures.push_back(capture_named(name).value_or(Capture::content));  // else it was told
  patterns_.push_back(std::move(one));
  return static_cast<int>(patterns_.size() - 1);
}

bool PatternSet::compile(std::string& error) {
  set_ = std::make_unique<re2::RE2::Set>(re2_options(max_mem_), re2::RE2::ANCHOR_START);
  for (const One& one : patterns_)
    if (set_->Add(one.text, &error) < 0) return false;
  alphabet_.forget_patterns();
  if (patterns_.empty()) return true;
  if (!set_->Compile()) {
    error = "the patterns together are too large";
    return false;
  }
  return true;
}

re2::StringPiece PatternSet::view(const Tape& tape, std::uint32_t place, std::uint32_t window) const {
  if (alphabet_.backwards()) return alphabet_.text(tape, place - std::min(place, window), place);
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  return alphabet_.text(tape, place, place + std::min(size - place, window));
}

void PatternSet::match(const Tape& tape, std::uint32_t place, std::uint32_t window, std::vector<int>& hits) const {
  hits.clear();
  if (patterns_.empty()) return;
  re2::RE2::Set::ErrorInfo info;
  if (!set_->Match(view(tape, place, window), &hits, &info) && info.kind != re2::RE2::Set::kNoError) {
    // Out of memory in the set is no "no match": ask each pattern.
    const re2::StringPiece text = view(tape, place, window);
    for (std::size_t i = 0; i < patterns_.size(); ++i)
      if (patterns_[i].re2->Match(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0)) hits.push_back(static_cast<int>(i));
  }
  std::sort(hits.begin(), hits.end());
}

TokenRange PatternSet::range(std::uint32_t place, re2::StringPiece all, re2::StringPiece part) const {
  const auto first = static_cast<std::uint32_t>(part.data() - all.data()) / alphabet_.width();
  const auto last = first + static_cast<std::uint32_t>(part.size()) / alphabet_.width();
  if (alphabet_.backwards()) return {place - last, place - first};
  return {place + first, place + last};
}

bool PatternSet::capture(int index, const Tape& tape, std::uint32_t place, std::uint32_t window,
                         std::vector<CapturedRange>& groups, TokenRange& whole) const {
  groups.clear();
  const One& one = patterns_[static_cast<std::size_t>(index)];
  const re2::StringPiece text = view(tape, place, window);
  std::array<re2::StringPiece, kMaxGroups> parts;
  const int wanted = static_cast<int>(one.captures.size()) + 1;
  if (!one.re2->Match(text, 0, text.size(), re2::RE2::ANCHOR_START, parts.data(), wanted)) return false;
  whole = range(place, text, parts[0]);
  for (std::size_t i = 0; i < one.captures.size(); ++i)
    if (parts[i + 1].data() && !parts[i + 1].empty()) groups.push_back({one.captures[i], range(place, text, parts[i + 1])});
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.range.first < b.range.first; });
  return true;
}

}  // namespace sayso
