#include "resolve/pattern_choice.h"

#include <algorithm>

#include "tape/chart.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxGroups = 12;  // of one pattern

}  // namespace

const std::vector<std::string>& all_resolve_groups() {
  static const std::vector<std::string> names = {"name",  "title", "role", "modifier",
                                                 "owner", "noun",  "alias"};
  return names;
}

std::optional<ResolveGroup> resolve_group(std::string_view name) {
  const auto& names = all_resolve_groups();
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end()) return std::nullopt;
  return static_cast<ResolveGroup>(known - names.begin());
}

std::optional<TokenRange> PatternChoice::Found::first(ResolveGroup wanted) const {
  for (const auto& [group, tokens] : groups)
    if (group == wanted) return tokens;
  return std::nullopt;
}

void PatternChoice::add(Pattern pattern, Vocabulary& vocabulary) {
  if (!alphabet_)
    alphabet_ = &vocabulary.add_alphabet(place_ == Place::before ? Alphabet::Reads::backwards
                                                                 : Alphabet::Reads::forwards);
  alphabet_->add(pattern);
  patterns_.push_back(std::move(pattern));
}

bool PatternChoice::compile(std::string& error) {
  if (!alphabet_) return true;
  graph_ = std::make_unique<PatternGraph>(*alphabet_);
  for (const Pattern& pattern : patterns_) {
    const auto root = graph_->add(pattern, error);
    if (!root) return false;
    One& one = compiled_.emplace_back(One{*root, {}});
    for (const auto& name : graph_->group_names(*root))
      one.groups.push_back(resolve_group(name).value_or(ResolveGroup::name));  // else it was told
    if (one.groups.size() > kMaxGroups) error = "it has more than 12 groups";
    if (!error.empty()) return false;
  }
  graph_->finish();
  by_letter_.resize(alphabet_->letter_count());
  for (std::uint32_t letter = 0; letter < by_letter_.size(); ++letter)
    for (std::uint16_t i = 0; i < compiled_.size(); ++i)
      if (graph_->may_match(compiled_[i].root, letter)) by_letter_[letter].push_back(i);
  alphabet_->forget_patterns();
  patterns_.clear();
  return true;
}

bool PatternChoice::match(const Tape& tape, TokenRange range, Found& found) const {
  if (compiled_.empty() || range.empty()) return false;
  if (range.size() > Chart::kMostLetters) {
    if (place_ == Place::whole) return false;
    if (place_ == Place::after) range.last = range.first + Chart::kMostLetters;
    if (place_ == Place::before) range.first = range.last - Chart::kMostLetters;
  }
  const Symbol first = tape.symbols[place_ == Place::before ? range.last - 1 : range.first];
  const std::vector<std::uint16_t>& may_match = by_letter_[alphabet_->letter(first)];
  if (may_match.empty()) return false;
  const auto until = place_ == Place::whole ? Chart::Until::the_end : Chart::Until::anywhere;
  Chart& chart = Chart::of(*graph_);
  chart.read(tape.symbols_of(range.first, range.last));
  const auto index = std::find_if(may_match.begin(), may_match.end(), [&](std::uint16_t i) {
    return chart.matches(compiled_[i].root, 0, until);
  });
  if (index == may_match.end()) return false;
  const One& one = compiled_[*index];

  thread_local std::vector<Chart::Group> groups;
  const auto tokens = [&](Chart::Group letters) {
    if (alphabet_->backwards())
      return TokenRange{range.last - letters.last, range.last - letters.first};
    return TokenRange{range.first + letters.first, range.first + letters.last};
  };
  found.pattern = *index;
  found.whole = tokens({0, chart.capture(one.root, 0, until, groups)});
  found.groups.clear();
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty()) found.groups.push_back({one.groups[i], tokens(groups[i])});
  std::sort(found.groups.begin(), found.groups.end(),
            [](const Group& a, const Group& b) { return a.tokens.first < b.tokens.first; });
  return true;
}

}  // namespace sayso
