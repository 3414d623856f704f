#include "quotes/marks.h"

#include <algorithm>
#include <array>

#include "quotes/cost.h"
#include "quotes/excuse.h"
#include "quotes/flank.h"
#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestRun = 8;  // marks; a longer run is an ornament (""""""""")

class Scanner {
 public:
  Scanner(std::string_view text, Span block, const QuoteRules& rules)
      : block_(slice(text, block)), origin_(block.begin), rules_(rules) {}

  std::uint32_t scan(std::uint32_t at, std::size_t limit, std::vector<Mark>& marks) {
    const std::size_t full = marks.size() + limit;
    const auto size = static_cast<std::uint32_t>(block_.size());
    while (marks.size() < full) {
      while (at + 4 <= size && leads(at) + leads(at + 1) + leads(at + 2) + leads(at + 3) == 0)
        at += 4;
      while (at < size && !leads(at)) ++at;
      if (at == size) break;
      const std::uint32_t end = read_run(at, marks);
      at = end == at ? at + 1 : end;
    }
    return at;
  }

 private:
  // Reads the run of marks at `begin` and returns its end; `begin` if no mark stands there.
  std::uint32_t read_run(std::uint32_t begin, std::vector<Mark>& marks) {
    MarkRun run{.span = {begin, begin}};
    std::uint32_t count = 0;
    int first = -1;
    for (int id; (id = rules_.glyph_at(block_.substr(run.span.end))) >= 0; ++count) {
      if (count == 0) first = id;
      run.span.end += glyph(id).size();
    }
    if (count == 0 || count > kLongestRun) return run.span.end;

    run.before = utf8::before(block_, begin);
    std::size_t next = run.span.end;
    if (next < block_.size()) run.behind = utf8::next(block_, next);
    run.second = utf8::at(block_, next);
    if (count == 1) {
      const Glyph& only = glyph(first);
      if ((only.apostrophe || only.mistaken) && is_letter(run.before) && is_letter(run.behind))
        return run.span.end;
      add(run, begin, static_cast<std::uint8_t>(first), marks);
    } else {
      cut(run, marks);
    }
    return run.span.end;
  }

  // Cuts a run of several marks. ''' opens as '' ' but closes as ' '': of one character that is
  // repeated, the longer mark stands outside.
  void cut(const MarkRun& run, std::vector<Mark>& marks) {
    std::array<std::uint8_t, kLongestRun> ids;
    std::size_t count = 0;
    for (Span rest = run.span; !rest.empty(); ++count) {
      ids[count] = static_cast<std::uint8_t>(rules_.glyph_at(slice(block_, rest)));
      rest.begin += rules_.glyphs[ids[count]].size();
    }
    const Flank before = flank(run.before);
    if (before != Flank::space && before != Flank::open) {
      for (std::size_t first = 0, last = 0; first < count; first = last) {
        while (last < count && glyph(ids[first]).text.starts_with(glyph(ids[last]).text)) ++last;
        std::reverse(ids.begin() + first, ids.begin() + last);
      }
    }
    std::uint32_t begin = run.span.begin;
    for (std::size_t i = 0; i < count; begin += glyph(ids[i++]).size())
      add(run, begin, ids[i], marks);
  }

  void add(const MarkRun& run, std::uint32_t begin, std::uint8_t id, std::vector<Mark>& marks) {
    const Flank before = flank(run.before), behind = flank(run.behind);
    const Excuse other = excuse(block_, run, rules_.glyphs[id], rules_);
    // "... and" and ".38" open with a dot, which then is no stop.
    const bool stop_behind = behind == Flank::stop && is_space(run.second);
    int open = other.open, close = other.close;
    if (before == Flank::word || before == Flank::stop) open += cost::kAgainst;
    if (behind == Flank::space || stop_behind) open += cost::kAgainst;
    if (before == Flank::space || before == Flank::open) close += cost::kAgainst;
    if (behind == Flank::word || behind == Flank::open) close += cost::kAgainst;
    marks.push_back({.begin = origin_ + begin,
                     .length = static_cast<std::uint8_t>(rules_.glyphs[id].size()),
                     .glyph = id,
                     .open = static_cast<std::uint8_t>(open),
                     .close = static_cast<std::uint8_t>(close),
                     .none = static_cast<std::uint8_t>(other.none)});
  }

  bool leads(std::uint32_t at) const {
    return rules_.leads[static_cast<unsigned char>(block_[at])];
  }
  const Glyph& glyph(int id) const { return rules_.glyphs[static_cast<std::size_t>(id)]; }

  std::string_view block_;
  std::uint32_t origin_;
  const QuoteRules& rules_;
};

}  // namespace

std::uint32_t scan_marks(std::string_view text, Span block, std::uint32_t from, std::size_t limit,
                         const QuoteRules& rules, std::vector<Mark>& marks) {
  return block.begin + Scanner(text, block, rules).scan(from - block.begin, limit, marks);
}

}  // namespace sayso
