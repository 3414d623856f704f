#include "quotes/reading.h"

#include <algorithm>
#include <limits>

#include "quotes/cost.h"

namespace sayso {
namespace {

constexpr std::size_t kMostStates = 8;  // stacks kept behind a mark
// A stack that is this much dearer than the cheapest one never catches up: one unclosed and one
// stray mark lead from any stack to that of the cheapest way.
constexpr int kHopeless = cost::kUnclosed + cost::kStray;

}  // namespace

void MarkReader::read(const std::vector<Mark>& marks, bool last, int next_opener, OpenStack& stack,
                      std::vector<Reading>& readings) {
  readings.assign(marks.size(), {});
  if (last && read_plainly(marks, stack, readings)) return;

  states_.clear();
  starts_.clear();
  starts_.push_back(0);
  states_.push_back({stack, 0, 0, {}});
  for (const Mark& mark : marks) {
    const std::size_t begin = starts_.back(), end = states_.size();
    starts_.push_back(end);
    best_cost_ = std::numeric_limits<std::int32_t>::max() - kHopeless;
    step(mark, begin, end);
    prune();
  }

  std::size_t at = cheapest(starts_.back(), last, next_opener);
  stack = states_[at].stack;
  for (std::size_t i = marks.size(); i-- > 0;) {
    readings[i] = states_[at].reading;
    at = starts_[i] + states_[at].previous;
  }
}

// Most blocks have a reading that costs nothing, and it needs no search. False if this one has not.
bool MarkReader::read_plainly(const std::vector<Mark>& marks, OpenStack& stack,
                              std::vector<Reading>& readings) const {
  OpenStack open = stack;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (open.height() > 0 && mark.close == 0 && rules_.pair_cost(open.glyph(0), mark.glyph) == 0) {
      open = open.without(1);
      readings[i].role = Reading::Role::close;
    } else if (mark.open == 0 && rules_.glyphs[mark.glyph].opens &&
               (open.height() == 0 ||
                (open.height() == 1 && family(open.glyph(0)) != family(mark.glyph)))) {
      open = open.with(mark.glyph);
      readings[i].role = Reading::Role::open;
    } else if (mark.none != 0) {
      return false;
    }
  }
  if (open.height() > 0) return false;
  stack = open;
  return true;
}

void MarkReader::step(const Mark& mark, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const State from = states_[i];
    const auto previous = static_cast<std::uint16_t>(i - begin);
    reach(from.stack, from.cost + mark.none, previous, {});
    close(mark, from, previous);
    if (rules_.glyphs[mark.glyph].opens) open(mark, from, previous);
  }
}

void MarkReader::close(const Mark& mark, const State& from, std::uint16_t previous) {
  for (int depth = 0; depth < from.stack.height(); ++depth) {
    const std::uint8_t pair = rules_.pair_cost(from.stack.glyph(depth), mark.glyph);
    if (pair == QuoteRules::kNoPair) continue;
    reach(from.stack.without(depth + 1), from.cost + mark.close + pair + depth * cost::kUnclosed,
          previous, {Reading::Role::close, static_cast<std::uint8_t>(depth)});
  }
}

void MarkReader::open(const Mark& mark, const State& from, std::uint16_t previous) {
  const int height = from.stack.height();
  int alike = 0;  // depth of the innermost quotation of the same family
  while (alike < height && family(from.stack.glyph(alike)) != family(mark.glyph)) ++alike;

  int inside = 0;
  if (alike < height) {
    const bool same = from.stack.glyph(alike) == mark.glyph;
    inside = same && alike == 0 ? cost::kNestedAlike : cost::kNested;
    // A fresh opening mark may show that the quotation before it was never closed.
    reach(from.stack.without(alike + 1).with(mark.glyph),
          from.cost + mark.open + (alike + 1) * cost::kUnclosed + (same ? 0 : cost::kSlip),
          previous, {Reading::Role::open, static_cast<std::uint8_t>(alike + 1)});
  }
  if (height < OpenStack::kHighest)
    reach(from.stack.with(mark.glyph), from.cost + mark.open + inside, previous,
          {Reading::Role::open, 0});
}

// Between two equally cheap ways the one with less open wins: it closed its quotation earlier.
void MarkReader::reach(OpenStack stack, std::int32_t cost, std::uint16_t previous,
                       Reading reading) {
  if (cost > best_cost_ + kHopeless) return;
  best_cost_ = std::min(best_cost_, cost);
  const std::size_t before = starts_[starts_.size() - 2];
  for (std::size_t i = starts_.back(); i < states_.size(); ++i) {
    State& known = states_[i];
    if (known.stack != stack) continue;
    if (cost < known.cost || (cost == known.cost && states_[before + previous].stack <
                                                        states_[before + known.previous].stack))
      known = {stack, cost, previous, reading};
    return;
  }
  states_.push_back({stack, cost, previous, reading});
}

// Keeps the cheapest states, in order, so that the next step soon knows what is hopeless.
void MarkReader::prune() {
  const auto begin = states_.begin() + static_cast<std::ptrdiff_t>(starts_.back());
  std::sort(begin, states_.end(), [](const State& a, const State& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.stack < b.stack;
  });
  std::size_t end = states_.size();
  while (states_[end - 1].cost > best_cost_ + kHopeless) --end;
  states_.resize(std::min(end, starts_.back() + kMostStates));
}

std::size_t MarkReader::cheapest(std::size_t begin, bool last, int next_opener) const {
  std::size_t best = begin;
  std::int32_t best_cost = 0;
  for (std::size_t i = begin; i < states_.size(); ++i) {
    const OpenStack stack = states_[i].stack;
    std::int32_t cost = states_[i].cost;
    if (const int height = stack.height(); last && height > 0) {
      const bool continued = next_opener >= 0 && family(stack.glyph(height - 1)) ==
                                                     family(static_cast<std::uint8_t>(next_opener));
      cost += (height - 1) * cost::kUnclosed + (continued ? cost::kContinued : cost::kUnclosed);
    }
    if (i == begin || cost < best_cost || (cost == best_cost && stack < states_[best].stack)) {
      best = i;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace sayso
