#include "segment/segment.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace sayso {
namespace {

// The opening paragraph stands among the first; it is compared with all other blocks.
constexpr std::size_t kOpeningBlocks = 64;

// What a pattern over that part sees of the block.
std::string_view piece(std::string_view block, Over over) {
  const std::size_t reach = over == Over::start ? kStartBytes : kEndBytes;
  if (over == Over::block || block.size() <= reach) return block;
  std::size_t cut = over == Over::start ? reach : block.size() - reach;
  while ((block[cut] & 0xC0) == 0x80) --cut;
  return over == Over::start ? block.substr(0, cut) : block.substr(cut);
}

// A word has ten bytes at most: so text without spaces is measured as well, and long blocks cost
// nothing.
bool has_at_most(std::size_t words, std::string_view block) {
  constexpr std::size_t kBytes = 10;
  if (block.size() > words * kBytes) return false;
  if (block.size() < 2 * words) return true;
  return static_cast<std::size_t>(std::count(block.begin(), block.end(), ' ')) < words;
}

bool matches(const BlockRule& rule, std::string_view seen) {
  return (*rule.pattern)->Match(seen, 0, seen.size(), anchor(rule.over), nullptr, 0);
}

// What the rule takes for a dateline: its group of that name, or else the whole match.
std::string_view dateline_of(const BlockRule& rule, std::string_view seen) {
  constexpr int kGroups = 10;
  const auto& names = (*rule.pattern)->NamedCapturingGroups();
  const auto named = names.find("dateline");
  const int group = named == names.end() ? 0 : std::min(named->second, kGroups - 1);
  std::array<re2::StringPiece, kGroups> groups;
  if (!(*rule.pattern)->Match(seen, 0, seen.size(), anchor(rule.over), groups.data(), group + 1))
    return {};
  const re2::StringPiece found = groups[static_cast<std::size_t>(group)];
  return {found.data(), found.size()};
}

// The rules whose patterns match each block, wherever they may stand.
class Candidates {
 public:
  explicit Candidates(const SegmentRules& rules) : rules_(rules) {}

  std::size_t blocks() const { return ends_.size(); }

  // Finds those of the next block.
  void add(std::string_view block, bool in_head) {
    const std::size_t begin = all_.size();
    for (const BlockPatterns& patterns : rules_.patterns) {
      if ((patterns.head && !in_head) || !has_at_most(patterns.max_words, block)) continue;
      const std::string_view seen = piece(block, patterns.over);
      match(patterns, seen);
      for (const int hit : hits_) {
        const std::uint16_t id = patterns.rules[static_cast<std::size_t>(hit)];
        const BlockRule& rule = rules_.rules[id];
        if (!has_at_most(rule.max_words, block)) continue;
        if (rule.unless && RE2::PartialMatch(seen, **rule.unless)) continue;
        all_.push_back(id);
      }
    }
    std::sort(all_.begin() + static_cast<std::ptrdiff_t>(begin), all_.end());
    ends_.push_back(all_.size());
  }

  // Indices of rules, in the order in which they are to be tried.
  std::span<const std::uint16_t> of(std::size_t block) const {
    const std::size_t begin = block == 0 ? 0 : ends_[block - 1];
    return {all_.data() + begin, ends_[block] - begin};
  }

  template <typename Test>
  bool any(std::size_t block, Test test) const {
    const auto ids = of(block);
    return std::any_of(ids.begin(), ids.end(), [&](auto id) { return test(rules_.rules[id]); });
  }

 private:
  void match(const BlockPatterns& patterns, std::string_view seen) {
    hits_.clear();
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    // Mostly nothing matches, and asking only whether something does is cheaper.
    if (!(*patterns.set)->Match(seen, nullptr, &error) && error.kind == RE2::Set::kNoError) return;
    (*patterns.set)->Match(seen, &hits_, &error);
    if (error.kind == RE2::Set::kNoError) return;
    // Out of memory: the patterns one by one need less.
    hits_.clear();
    for (std::size_t i = 0; i < patterns.rules.size(); ++i)
      if (matches(rules_.rules[patterns.rules[i]], seen)) hits_.push_back(static_cast<int>(i));
  }

  const SegmentRules& rules_;
  std::vector<std::uint16_t> all_;
  std::vector<std::size_t> ends_;  // of each block's candidates in all_
  std::vector<int> hits_;
};

class Segmenter {
 public:
  Segmenter(std::string_view text, const SegmentRules& rules)
      : text_(text), rules_(rules), spans_(raw_blocks(text, rules.wrap)), candidates_(rules) {}

  Blocks run() {
    blocks_.reserve(spans_.size());
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      // Some positions depend on the block below.
      while (candidates_.blocks() < std::min(i + 2, spans_.size()))
        candidates_.add(text(candidates_.blocks()), !body_above_);
      blocks_.push_back({.span = spans_[i]});
      name_block(i);
      headline_above_ |= blocks_[i].kind == BlockKind::headline;
      body_above_ |= is_body(i);
    }
    for (std::size_t i = blocks_.size(); i-- > 1 && name_last(i);) {
    }
    return std::move(blocks_);
  }

 private:
  std::string_view text(std::size_t block) const { return slice(text_, spans_[block]); }

  bool is_body(std::size_t block) const {
    const BlockKind kind = blocks_[block].kind;
    return kind == BlockKind::paragraph || kind == BlockKind::list_item;
  }

  // The first candidate that may stand here gives the block its kind, or its dateline.
  void name_block(std::size_t i) {
    for (const auto id : candidates_.of(i)) {
      const BlockRule& rule = rules_.rules[id];
      if (!stands(rule, i)) continue;
      if (rule.is_prefix()) {
        take_dateline(rule, i);
      } else {
        blocks_[i].kind = rule.kind;
      }
      blocks_[i].rule = rule.id;
      return;
    }
  }

  // Gives the end of the article its kinds, block by block upwards; false where the body is
  // reached.
  bool name_last(std::size_t i) {
    if (!is_body(i)) return true;
    for (const auto id : candidates_.of(i)) {
      const BlockRule& rule = rules_.rules[id];
      if (!rule.may_stand(Position::last)) continue;
      blocks_[i].kind = rule.kind;
      blocks_[i].rule = rule.id;
      return true;
    }
    return false;
  }

  std::string_view dateline(const BlockRule& rule, std::size_t i) const {
    return dateline_of(rule, piece(text(i), Over::start));
  }

  void take_dateline(const BlockRule& rule, std::size_t i) {
    Block& block = blocks_[i];
    const std::string_view found = dateline(rule, i);
    block.dateline = {block.span.begin,
                      block.span.begin + static_cast<std::uint32_t>(found.size())};
    if (block.dateline != block.span) return;
    block.kind = BlockKind::dateline;
    block.dateline = {};
  }

  bool stands(const BlockRule& rule, std::size_t i) const {
    for (int bit = 0; rule.positions >> bit; ++bit) {
      const auto position = static_cast<Position>(bit);
      if (rule.may_stand(position) && stands_at(position, rule, i)) return true;
    }
    return false;
  }

  bool stands_at(Position position, const BlockRule& rule, std::size_t i) const {
    const std::size_t count = spans_.size();
    const bool in_head = !body_above_ && count > 1;
    const bool at_top = in_head && !headline_above_;
    switch (position) {
      case Position::any:
        return true;
      case Position::top:
        return at_top;
      case Position::head:
        return in_head;
      case Position::after_headline:
        return in_head && i > 0 && is_heading(blocks_[i - 1].kind);
      case Position::above_dateline:
        return at_top && i + 1 < count && candidates_.any(i + 1, [](const BlockRule& r) {
          return r.is_prefix() && r.may_stand(Position::any);
        });
      case Position::opening:
        return !body_above_ && i < kOpeningBlocks && opens(rule, i);
      case Position::between:
        return body_above_ && i + 1 < count && is_between(i);
      case Position::repeated:
        return body_above_ && (text(i) == text(i - 1) || (i + 1 < count && text(i) == text(i + 1)));
      case Position::below_boilerplate:
        return body_above_ && blocks_[i - 1].kind == BlockKind::boilerplate;
      case Position::last:
        return false;  // see name_last
    }
    return false;
  }

  static bool is_heading(BlockKind kind) {
    return kind == BlockKind::headline || kind == BlockKind::byline || kind == BlockKind::dateline;
  }

  // "LONDON: a city at war" is a headline, and "TAPPER: Good morning." a turn of a transcript.
  bool opens(const BlockRule& rule, std::size_t i) const {
    const auto may_head = [](const BlockRule& r) {
      return r.kind == BlockKind::headline &&
             (r.may_stand(Position::top) || r.may_stand(Position::head));
    };
    if (candidates_.any(i, may_head)) return false;
    const std::string_view prefix = dateline(rule, i);
    if (prefix.size() == text(i).size()) return false;
    for (std::size_t other = 0; other < spans_.size(); ++other)
      if (other != i && text(other).starts_with(prefix)) return false;
    return true;
  }

  // A line that ends with a colon leads in what is right below it; that is no heading.
  bool is_between(std::size_t i) const {
    if (text(i - 1).ends_with(':') || is_heading(blocks_[i - 1].kind)) return false;
    const auto fits_below = [](const BlockRule& r) {
      return (r.may_stand(Position::any) || r.may_stand(Position::between)) &&
             r.kind != BlockKind::list_item && !r.is_prefix();
    };
    return !candidates_.any(i + 1, fits_below);
  }

  std::string_view text_;
  const SegmentRules& rules_;
  std::vector<Span> spans_;
  Candidates candidates_;
  Blocks blocks_;  // those named so far
  bool headline_above_ = false, body_above_ = false;
};

}  // namespace

Blocks segment(std::string_view text, const SegmentRules& rules) {
  return Segmenter(text, rules).run();
}

}  // namespace sayso
