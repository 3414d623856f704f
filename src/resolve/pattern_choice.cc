#include "resolve/pattern_choice.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::int64_t kMaxMemory = 64 << 20;  // RE2's budget for all patterns together, bytes
constexpr std::size_t kMaxGroups = 12;         // of one pattern

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
  set_ = std::make_unique<re2::RE2::Set>(
      re2_options(kMaxMemory), place_ == Place::whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START);
  for (const Pattern& pattern : patterns_) {
    const Re2Text text = to_re2(pattern, *alphabet_);
    One& one = compiled_.emplace_back();
    for (const auto& name : text.captures) {
      one.groups.push_back(resolve_group(name).value_or(ResolveGroup::name));  // else it was told
    }
    if (one.groups.size() > kMaxGroups) error = "it has more than 12 groups";
    one.re2 = std::make_unique<re2::RE2>(text.text, re2_options(kMaxMemory));
    if (!one.re2->ok()) error = "RE2 refuses it: " + one.re2->error();
    if (!error.empty() || set_->Add(text.text, &error) < 0) return false;
  }
  if (!patterns_.empty() && !set_->Compile()) error = "the patterns together are too large";
  if (alphabet_) alphabet_->forget_patterns();
  patterns_.clear();
  return error.empty();
}

// The first pattern that matches.
std::optional<std::size_t> PatternChoice::find(re2::StringPiece text, re2::RE2::Anchor anchor) const {
  std::vector<int> hits;
  re2::RE2::Set::ErrorInfo info;
  if (set_->Match(text, &hits, &info))
    return static_cast<std::size_t>(*std::min_element(hits.begin(), hits.end()));
  if (info.kind == re2::RE2::Set::kNoError) return std::nullopt;
  // Too little memory for the set is no "no match": each pattern is asked.
  for (std::size_t i = 0; i < compiled_.size(); ++i)
    if (compiled_[i].re2->Match(text, 0, text.size(), anchor, nullptr, 0)) return i;
  return std::nullopt;
}

bool PatternChoice::match(const Tape& tape, TokenRange range, Found& found) const {
  if (compiled_.empty() || range.empty()) return false;
  const re2::StringPiece text = alphabet_->text(tape, range.first, range.last);
  const auto anchor = place_ == Place::whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START;
  const auto pattern = find(text, anchor);
  if (!pattern) return false;

  const One& one = compiled_[*pattern];
  std::array<re2::StringPiece, kMaxGroups + 1> parts;
  if (!one.re2->Match(text, 0, text.size(), anchor, parts.data(), static_cast<int>(one.groups.size() + 1)))
    return false;
  const auto tokens = [&](re2::StringPiece part) {
    const auto first = static_cast<std::uint32_t>(part.data() - text.data()) / alphabet_->width();
    const auto length = static_cast<std::uint32_t>(part.size()) / alphabet_->width();
    if (alphabet_->backwards()) return TokenRange{range.last - first - length, range.last - first};
    return TokenRange{range.first + first, range.first + first + length};
  };
  found.pattern = *pattern;
  found.whole = tokens(parts[0]);
  found.groups.clear();
  for (std::size_t i = 0; i < one.groups.size(); ++i)
    if (!parts[i + 1].empty()) found.groups.push_back({one.groups[i], tokens(parts[i + 1])});
  std::sort(found.groups.begin(), found.groups.end(),
            [](const Group& a, const Group& b) { return a.tokens.first < b.tokens.first; });
  return true;
}

}  // namespace sayso
