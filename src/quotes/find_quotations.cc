#include "quotes/find_quotations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "quotes/cost.h"
#include "quotes/flank.h"
#include "quotes/marks.h"
#include "quotes/reading.h"
#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kMarksAtOnce = 4096;  // keeps memory small where a block is all marks
constexpr std::size_t kMostWarnings = 100;  // of one code in one article

// Warnings of one code; behind the first hundred they are only counted.
class Warner {
 public:
  Warner(std::string code, std::string message)
      : code_(std::move(code)), message_(std::move(message)) {}

  void warn(Span mark) {
    if (++count_ <= kMostWarnings) found_.push_back(make(message_, mark));
  }

  void move_to(Diagnostics& out) {
    std::sort(found_.begin(), found_.end(),
              [](const auto& a, const auto& b) { return *a.span < *b.span; });
    if (count_ > kMostWarnings)
      found_.push_back(make(std::to_string(count_ - kMostWarnings) + " more: " + message_, {}));
    out.insert(out.end(), std::make_move_iterator(found_.begin()),
               std::make_move_iterator(found_.end()));
  }

 private:
  Diagnostic make(std::string message, std::optional<Span> span) const {
    return {
        .code = code_, .severity = Severity::warning, .message = std::move(message), .span = span};
  }

  std::string code_, message_;
  std::size_t count_ = 0;
  Diagnostics found_;
};

class Finder {
 public:
  Finder(const Article& article, const Blocks& blocks, const QuoteRules& rules)
      : text_(article.text), blocks_(blocks), rules_(rules), reader_(rules) {}

  Quotations find(Diagnostics& warnings) {
    for (std::uint32_t block = 0; block < blocks_.size(); ++block) read_block(block);
    link();
    unclosed_.move_to(warnings);
    stray_.move_to(warnings);
    return std::move(quotations_);
  }

 private:
  // Quotations that were open at the end of a block, outermost first.
  struct Left {
    std::uint32_t next_block;  // that could reopen them
    std::vector<std::int32_t> quotations;
  };

  void read_block(std::uint32_t block) {
    const Span span = blocks_[block].span;
    OpenStack stack;
    open_.clear();
    for (std::uint32_t from = span.begin; from < span.end;) {
      marks_.clear();
      from = scan_marks(text_, span, from, kMarksAtOnce, rules_, marks_);
      if (marks_.empty()) continue;
      reader_.read(marks_, from == span.end, opener_of(following(block)), stack, readings_);
      for (std::size_t i = 0; i < marks_.size(); ++i) apply(marks_[i], readings_[i], block);
    }
    Left left{following(block), {}};
    for (; !open_.empty(); open_.pop_back())
      if (end_unclosed(open_.back(), span.end))
        left.quotations.insert(left.quotations.begin(), open_.back());
    if (!left.quotations.empty()) left_.push_back(std::move(left));
  }

  void apply(const Mark& mark, Reading reading, std::uint32_t block) {
    const Span span{mark.begin, mark.begin + mark.length};
    for (int i = 0; i < reading.ended; ++i, open_.pop_back())
      if (end_unclosed(open_.back(), mark.begin)) unclosed_.warn(opening_mark(open_.back()));
    if (reading.role == Reading::Role::open) {
      const auto id = static_cast<std::int32_t>(quotations_.size());
      quotations_.push_back({.span = span,
                             .inner = {span.end, span.end},
                             .block = block,
                             .parent = open_.empty() ? Quotation::kNone : open_.back()});
      open_.push_back(id);
    } else if (reading.role == Reading::Role::close) {
      Quotation& quotation = at(open_.back());
      quotation.span.end = span.end;
      quotation.inner.end = span.begin;
      if (is_empty(open_.back())) quotations_.pop_back();
      open_.pop_back();
    } else if (mark.none == cost::kStray) {
      stray_.warn(span);
    }
  }

  // False if the opening mark turns out to open nothing.
  bool end_unclosed(std::int32_t id, std::uint32_t end) {
    Quotation& quotation = at(id);
    while (end > quotation.inner.begin && is_space(utf8::before(text_, end))) --end;
    quotation.span.end = quotation.inner.end = end;
    quotation.closed = false;
    if (!is_empty(id)) return true;
    stray_.warn(opening_mark(id));
    quotations_.pop_back();
    return false;
  }

  // No word stands in it, and no other quotation.
  bool is_empty(std::int32_t id) {
    if (id + 1 < std::ssize(quotations_)) return false;
    const Span inner = at(id).inner;
    for (std::size_t i = inner.begin; i < inner.end;)
      if (u_isalnum(static_cast<UChar32>(utf8::next(text_, i)))) return false;
    return true;
  }

  // The block that goes on with the text of `block`, past captions and boilerplate.
  std::uint32_t following(std::uint32_t block) const {
    constexpr std::uint32_t kMostBetween = 4;
    std::uint32_t next = block + 1;
    const auto end = std::min<std::size_t>(blocks_.size(), next + kMostBetween);
    while (next < end && (blocks_[next].kind == BlockKind::caption ||
                          blocks_[next].kind == BlockKind::boilerplate))
      ++next;
    return next;
  }

  // The glyph with which `block` opens a quotation, or -1.
  int opener_of(std::uint32_t block) const {
    if (block >= blocks_.size()) return -1;
    const std::string_view text = slice(text_, blocks_[block].span);
    const int id = rules_.glyph_at(text);
    return id >= 0 && rules_.glyphs[static_cast<std::size_t>(id)].opens ? id : -1;
  }

  // Ties what was left open to the quotations that reopen it; the rest is unclosed for good.
  void link() {
    auto first = quotations_.begin();
    for (const Left& left : left_) {
      first =
          std::lower_bound(first, quotations_.end(), left.next_block,
                           [](const Quotation& q, std::uint32_t block) { return q.block < block; });
      auto next = first;
      auto place = left.next_block < blocks_.size() ? blocks_[left.next_block].span.begin : 0;
      for (const auto id : left.quotations) {
        if (next != quotations_.end() && next->block == left.next_block &&
            next->span.begin == place && !next->continues && family(*next) == family(at(id))) {
          next->continues = true;
          next->previous = id;
          place = next->inner.begin;
          ++next;
        } else {
          next = quotations_.end();
          unclosed_.warn(opening_mark(id));
        }
      }
    }
  }

  Span opening_mark(std::int32_t id) { return {at(id).span.begin, at(id).inner.begin}; }
  std::uint8_t family(const Quotation& quotation) const {
    const int id = rules_.glyph_at(slice(text_, {quotation.span.begin, quotation.inner.begin}));
    return rules_.glyphs[static_cast<std::size_t>(id)].family;
  }
  Quotation& at(std::int32_t id) { return quotations_[static_cast<std::size_t>(id)]; }

  std::string_view text_;
  const Blocks& blocks_;
  const QuoteRules& rules_;
  MarkReader reader_;
  Quotations quotations_;
  std::vector<std::int32_t> open_;  // outermost first
  std::vector<Left> left_;
  std::vector<Mark> marks_;
  std::vector<Reading> readings_;
  Warner unclosed_{"W-unclosed-quote", "this quotation is not closed"};
  Warner stray_{"W-stray-mark", "this quotation mark opens and closes nothing"};
};

}  // namespace

Quotations find_quotations(const Article& article, const Blocks& blocks, const QuoteRules& rules,
                           Diagnostics& warnings) {
  return Finder(article, blocks, rules).find(warnings);
}

}  // namespace sayso
