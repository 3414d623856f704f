// What the rules know about the parts of an article: the tables [segment] and [[block]] of
// rules/common/segment.toml (where their keys are explained) and of the language packs.
//
//     SegmentRules rules = load_segment_rules(*folder, "en", problems);
//     Blocks blocks = segment(article.text, rules);
//
// Ids of rules in Blocks point into `rules`, which must outlive them. It may be moved, not copied,
// and many threads may use it at once.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/folder.h"
#include "segment/block.h"
#include "segment/lines.h"
#include "text/diagnostic.h"
#include "text/late_pattern.h"

namespace sayso {

// Where a block must stand for a rule to hold. Body text is paragraphs and list items.
enum class Position {
  any,
  top,                // neither body text nor a headline above
  head,               // no body text above
  after_headline,     // in the head, a headline, byline or dateline right above
  above_dateline,     // at the top, and the block right below opens with a dateline
  opening,            // the first paragraph, and no other block has the same words at its start
  between,            // body text above, and right below what no other rule speaks for
  repeated,           // body text above, and the same text right above or below
  below_boilerplate,  // boilerplate right above, and body text further above
  last,               // no body text below
};

// What of the block a pattern must match: all of it, its start or its end. For the latter two, only
// so many bytes are looked at, so that they are cheap for long paragraphs.
enum class Over { block, start, end };
constexpr std::size_t kStartBytes = 120, kEndBytes = 72;

inline RE2::Anchor anchor(Over over) {
  return over == Over::block   ? RE2::ANCHOR_BOTH
         : over == Over::start ? RE2::ANCHOR_START
                               : RE2::UNANCHORED;  // the pattern itself asks for the end
}

// A text that a rule is for, or must leave alone. Run by tests.
struct BlockExample {
  std::string text;      // a whole article, mostly of one or two blocks
  std::string is;        // the block, or the dateline, that the rule claims
  bool counter = false;  // the rule must claim nothing
  unsigned line = 0;     // in the rule's file
};

struct BlockRule {
  std::string id;
  BlockKind kind;
  std::uint16_t positions = 0;  // bits by Position
  Over over = Over::block;
  std::size_t max_words = 0;  // of the block
  std::unique_ptr<LatePattern> pattern;
  std::unique_ptr<LatePattern> unless;  // null, or one that must not be found in what is seen
  std::vector<BlockExample> examples;
  std::string file;

  bool may_stand(Position position) const { return positions >> static_cast<int>(position) & 1; }

  // True where the rule cannot hold below body text.
  bool in_head_only() const {
    for (const auto p : {Position::any, Position::between, Position::repeated,
                         Position::below_boilerplate, Position::last})
      if (may_stand(p)) return false;
    return true;
  }

  // True where the rule takes a dateline from the start of a paragraph, false where it gives a
  // block its kind.
  bool is_prefix() const { return kind == BlockKind::dateline && over == Over::start; }
};

// Patterns that are tried at once: those over the same part of a block, for the head or not for it
// alone.
struct BlockPatterns {
  Over over;
  bool head = false;                 // none of the rules may stand below body text
  std::size_t max_words = 0;         // no rule is for a longer block
  std::vector<std::uint16_t> rules;  // by index in the set: index into SegmentRules::rules
  std::unique_ptr<LateSet> set;
};

struct SegmentRules {
  WrapSettings wrap;
  std::vector<BlockRule> rules;  // the first that matches and may stand there wins
  std::vector<BlockPatterns> patterns;
};

// The patterns are compiled when they are first needed.
SegmentRules load_segment_rules(const rules::Folder& folder, std::string_view language,
                                Diagnostics& problems);

// Compiles those that each article needs, and reports what is too large.
void compile(const SegmentRules& rules, Diagnostics& problems);

}  // namespace sayso
