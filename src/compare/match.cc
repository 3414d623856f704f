#include "compare/match.h"

#include <algorithm>
#include <span>

namespace sayso::compare {
namespace {

constexpr std::uint32_t kSlack = 8;   // words by which a place may be longer than the quotation
constexpr std::uint32_t kBeside = 3;  // words that were changed at an edge
constexpr std::uint32_t kFew = 5;     // words; below it only the same words are the same quotation
// Points that must be the same: a telling word is one, any other a quarter.
constexpr double kLittleWeight = .25;
constexpr double kEnoughSame = 2.5, kEnoughUnknown = 4, kEnoughDifferent = 4.75;
constexpr double kEnoughToContain = .5;  // of the shorter one's words
// Fewer where no word differs: in the whole of both, whoever says it; or in the whole of one, by
// the same speaker.
constexpr std::uint32_t kWhole = 8, kPart = 6;  // words
constexpr double kEnoughWhole = 3, kEnoughPart = 1.75;

class Matcher {
 public:
  Matcher(const Reading& reading_a, Range a, const Reading& reading_b, Range near, Reach reach)
      : words_a_(reading_a.words),
        b_reading_(reading_b),
        words_b_(reading_b.words),
        near_(near),
        reach_(reach) {
    match_.a = a;
  }

  Match run() {
    align_around();
    choose_unit();
    if (unit_)
      trim_to_unit();
    else
      trim_to_equal();
    if (match_.b.empty()) return std::move(match_);
    match_.has_quotation = unit_ != nullptr;
    if (unit_) add_rest_of_unit();
    count();
    return std::move(match_);
  }

 private:
  bool pairs(const Step& step) const { return step.op == Op::equal || step.op == Op::substitute; }
  bool in_unit(std::uint32_t b) const { return unit_ && unit_->begin <= b && b < unit_->end; }

  void align_around() {
    const Range window = reach_ == Reach::around ? around() : beside();
    const std::span<const Word> a(words_a_.data() + match_.a.begin, match_.a.size());
    const std::span<const Word> b(words_b_.data() + window.begin, window.size());
    match_.steps = align(a, b, Ends::free_b);
    for (Step& step : match_.steps) step.a += match_.a.begin, step.b += window.begin;
  }

  Range around() const {
    const std::uint32_t reach = match_.a.size() + kSlack;
    const auto count = static_cast<std::uint32_t>(words_b_.size());
    return {near_.begin - std::min(near_.begin, reach), std::min(count, near_.end + reach)};
  }

  // As far as no other quotation begins.
  Range beside() const {
    Range window = around();
    const auto& units = b_reading_.units;
    auto unit = std::partition_point(units.begin(), units.end(),
                                     [&](const Unit& one) { return one.end <= window.begin; });
    for (; unit != units.end() && unit->begin < window.end; ++unit) {
      if (unit->end <= near_.begin) window.begin = std::max(window.begin, unit->end);
      if (unit->begin >= near_.end) window.end = std::min(window.end, unit->begin);
    }
    return window;
  }

  // The quotation in which most of the equal words stand.
  void choose_unit() {
    std::uint32_t most = 0;
    std::size_t last = 0;
    const auto& units = b_reading_.units;
    std::vector<std::uint32_t> counts;
    std::size_t first = units.size();
    for (const Step& step : match_.steps) {
      if (step.op != Op::equal || !(words_b_[step.b].traits & kQuoted)) continue;
      const std::int32_t unit = b_reading_.unit_at({step.b, step.b + 1});
      if (unit < 0) continue;
      const auto index = static_cast<std::size_t>(unit);
      if (first == units.size()) first = index;
      if (counts.size() <= index - first) counts.resize(index - first + 1);
      if (++counts[index - first] > most) most = counts[index - first], last = index;
    }
    unit_ = most > 0 ? &units[last] : nullptr;
  }

  // Steps [from, to) become what `a` alone has: nothing there stands for them.
  void take_out(std::size_t from, std::size_t to) {
    auto& steps = match_.steps;
    for (std::size_t i = from; i < to; ++i)
      if (pairs(steps[i])) steps[i].op = Op::erase;
    const auto begin = steps.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(to);
    steps.erase(std::remove_if(begin, end, [](const Step& step) { return step.op == Op::insert; }),
                end);
  }

  void keep(std::size_t from, std::size_t to) {
    auto& steps = match_.steps;
    take_out(to, steps.size());
    take_out(0, from);
    // Erased words at the edges stand before and behind all of b.
    for (const Step& step : steps)
      if (step.op != Op::erase) {
        if (match_.b.empty()) match_.b.begin = step.b;
        match_.b.end = step.b + 1;
      }
  }

  // Outside the quotation words belong to it as long as they are the same without a break.
  void trim_to_unit() {
    const auto& steps = match_.steps;
    std::size_t from = steps.size(), to = 0;
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i].op != Op::erase && in_unit(steps[i].b)) from = std::min(from, i), to = i + 1;
    for (std::size_t i = from; i > 0 && goes_on(steps[i - 1]); --i)
      if (steps[i - 1].op == Op::equal) from = i - 1;
    for (std::size_t i = to; i < steps.size() && goes_on(steps[i]); ++i)
      if (steps[i].op == Op::equal) to = i + 1;
    keep(from, to);
  }

  static bool goes_on(const Step& step) { return step.op == Op::equal || step.op == Op::erase; }

  // A few little words that stand apart at an edge are there by chance.
  void trim_to_equal() {
    const auto& steps = match_.steps;
    std::size_t from = 0, to = steps.size();
    while (from < to && !is_firm(from, 1)) ++from;
    while (to > from && !is_firm(to - 1, -1)) --to;
    keep(from, to);
  }

  bool is_firm(std::size_t index, int direction) const {
    const auto& steps = match_.steps;
    if (steps[index].op != Op::equal) return false;
    const bool opens = words_a_[steps[index].a].traits & words_b_[steps[index].b].traits & kOpens;
    if (opens && direction > 0) return true;
    for (std::size_t i = index; i < steps.size() && steps[i].op == Op::equal;
         i += static_cast<std::size_t>(direction))
      if (!(words_b_[steps[i].b].traits & kLittle)) return true;
    return false;
  }

  // Words of the quotation beyond the match: beside it up to kBeside of them stand for words of `a`
  // that have no partner; the others are put in.
  void add_rest_of_unit() {
    const auto& steps = match_.steps;
    const auto first =
        std::find_if(steps.begin(), steps.end(), [](const Step& s) { return s.op != Op::erase; });
    auto last = steps.end();
    while ((last - 1)->op == Op::erase) --last;
    const auto erased_before = static_cast<std::uint32_t>(first - steps.begin());
    const auto erased_behind = static_cast<std::uint32_t>(steps.end() - last);
    const std::uint32_t before = match_.b.begin - std::min(match_.b.begin, unit_->begin);
    const std::uint32_t behind = std::max(match_.b.end, unit_->end) - match_.b.end;
    const std::uint32_t pairs_before = beside(before, erased_before),
                        pairs_behind = beside(behind, erased_behind);

    std::vector<Step> all;
    const std::uint32_t a_begin = match_.a.begin + erased_before,
                        a_end = match_.a.end - erased_behind;
    for (std::uint32_t a = match_.a.begin; a < a_begin - pairs_before; ++a)
      all.push_back({Op::erase, a, match_.b.begin});
    for (std::uint32_t i = before; i > 0; --i)
      all.push_back(i <= pairs_before ? Step{Op::substitute, a_begin - i, match_.b.begin - i}
                                      : Step{Op::insert, a_begin, match_.b.begin - i});
    all.insert(all.end(), first, last);
    for (std::uint32_t i = 0; i < behind; ++i)
      all.push_back(i < pairs_behind ? Step{Op::substitute, a_end + i, match_.b.end + i}
                                     : Step{Op::insert, a_end, match_.b.end + i});
    for (std::uint32_t a = a_end + pairs_behind; a < match_.a.end; ++a)
      all.push_back({Op::erase, a, match_.b.end});
    match_.steps = std::move(all);
    match_.b = {match_.b.begin - before, match_.b.end + behind};
  }

  static std::uint32_t beside(std::uint32_t put_in, std::uint32_t erased) {
    return put_in <= kBeside ? std::min(put_in, erased) : 0;
  }

  void count() {
    for (const Step& step : match_.steps) {
      if (step.op != Op::equal) continue;
      ++match_.equal;
      if (!(words_a_[step.a].traits & kLittle)) ++match_.telling;
    }
  }

  const std::vector<Word>& words_a_;
  const Reading& b_reading_;
  const std::vector<Word>& words_b_;
  const Range near_;
  const Reach reach_;
  const Unit* unit_ = nullptr;
  Match match_;
};

}  // namespace

Match match(const Reading& reading_a, Range a, const Reading& reading_b, Range near, Reach reach) {
  return Matcher(reading_a, a, reading_b, near, reach).run();
}

bool is_same(const Match& match, Voice voice) {
  if (match.b.empty() || match.a.empty()) return false;
  const std::uint32_t fewer = std::min(match.a.size(), match.b.size());
  const double same = match.telling + kLittleWeight * (match.equal - match.telling);
  if (fewer < kFew && (match.equal < match.a.size() || match.equal < match.b.size())) return false;
  if (match.equal < kEnoughToContain * fewer) return false;
  const bool is_all_a = match.equal == match.a.size(), is_all_b = match.equal == match.b.size();
  if (is_all_a && is_all_b && fewer >= kWhole && same >= kEnoughWhole) return true;
  const bool is_one = voice == Voice::same || voice == Voice::alias;
  const bool is_part = is_all_a || (is_all_b && match.has_quotation);
  if (is_part && is_one && fewer >= kPart && same >= kEnoughPart) return true;
  switch (voice) {
    case Voice::same:
    case Voice::alias:
      return same >= (fewer < kFew ? 1 : kEnoughSame);
    case Voice::different:
      return same >= (fewer < kFew ? kEnoughUnknown : kEnoughDifferent);
    default:
      return same >= (fewer < kFew ? kEnoughSame : kEnoughUnknown);
  }
}

}  // namespace sayso::compare
