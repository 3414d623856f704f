#include "resolve/pattern_choice.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::int64_t kMaxMemory = 64 << 20;  // RE2's budget, bytes
constexpr std::size_t kMaxGroups = 120;

}  // namespace

std::optional<TokenRange> PatternChoice::Found::first(std::size_t name) const {
  for (const Group& group : groups)
    if (group.name == name) return group.range;
  return std::nullopt;
}

bool PatternChoice::compile(const Vocabulary& vocabulary, std::string& error) {
  std::string text;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const Re2Text part = to_re2(patterns_[i], vocabulary, place_ == Place::before);
    text += (i ? "|(" : "(") + part.text + ')';
    groups_.push_back(-1 - static_cast<std::int32_t>(i));
    for (const auto& name : part.captures) {
      const auto known = std::find(group_names_.begin(), group_names_.end(), name);
      if (known == group_names_.end()) {
        error = "unknown group '" + name + "'";
        return false;
      }
      groups_.push_back(static_cast<std::int32_t>(known - group_names_.begin()));
    }
  }
  if (groups_.size() >= kMaxGroups) {
    error = "the patterns have more than 119 groups together";
    return false;
  }
  re2::RE2::Options options;
  options.set_max_mem(kMaxMemory);
  options.set_log_errors(false);
  options.set_dot_nl(true);
  re2_ = std::make_unique<re2::RE2>(text, options);
  if (!re2_->ok()) error = "RE2 refuses it: " + re2_->error();
  return re2_->ok();
}

bool PatternChoice::match(const Tape& tape, TokenRange range, Found& found) const {
  if (patterns_.empty() || range.empty()) return false;
  const bool backwards = place_ == Place::before;
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const char* data = backwards ? tape.backwards.data() + kSymbolBytes * (size - range.last)
                               : tape.forwards.data() + kSymbolBytes * range.first;
  const re2::StringPiece text(data, kSymbolBytes * range.size());
  const auto anchor = place_ == Place::whole ? re2::RE2::ANCHOR_BOTH : re2::RE2::ANCHOR_START;
  if (!re2_->Match(text, 0, text.size(), anchor, nullptr, 0)) return false;

  std::array<re2::StringPiece, kMaxGroups + 1> parts;
  const std::size_t count = groups_.size() + 1;
  if (!re2_->Match(text, 0, text.size(), anchor, parts.data(), static_cast<int>(count))) return false;
  const auto tokens = [&](re2::StringPiece part) {
    const auto first = static_cast<std::uint32_t>(part.data() - data) / kSymbolBytes;
    const auto length = static_cast<std::uint32_t>(part.size()) / kSymbolBytes;
    if (backwards) return TokenRange{range.last - first - length, range.last - first};
    return TokenRange{range.first + first, range.first + first + length};
  };
  found.whole = tokens(parts[0]);
  found.groups.clear();
  for (std::size_t i = 1; i < count; ++i) {
    if (!parts[i].data()) continue;
    const std::int32_t group = groups_[i - 1];
    if (group < 0) found.pattern = static_cast<std::size_t>(-1 - group);
    else if (!parts[i].empty()) found.groups.push_back({static_cast<std::size_t>(group), tokens(parts[i])});
  }
  std::sort(found.groups.begin(), found.groups.end(),
            [](const Group& a, const Group& b) { return a.range.first < b.range.first; });
  return true;
}

}  // namespace sayso
