// The cheapest reading of a block's quotation marks.
//
// Every mark is read as opening a quotation, closing one, or as no mark. Going through the marks,
// the reader keeps the few stacks of open quotations that are still possible, each with the
// cheapest way to it (cost.h has the prices); at the end it takes the cheapest way of all. So a
// stray or missing mark is put down where the rest of the block is disturbed least.
//
// Linear in the number of marks: the number of stacks kept, and their height, are bounded.
#pragma once

#include <cstdint>
#include <vector>

#include "quotes/marks.h"
#include "quotes/quote_rules.h"

namespace sayso {

// The glyphs that opened the quotations now open, innermost last. At most `kHighest` of them.
class OpenStack {
 public:
  static constexpr int kHighest = 4;

  int height() const {
    return (bits_ > 0) + (bits_ > 0xFF) + (bits_ > 0xFFFF) + (bits_ > 0xFFFFFF);
  }
  // Counted from the innermost, which is 0.
  std::uint8_t glyph(int depth) const {
    return static_cast<std::uint8_t>((bits_ >> 8 * depth & 0xFF) - 1);
  }
  OpenStack without(int innermost) const {
    return OpenStack(innermost < kHighest ? bits_ >> 8 * innermost : 0);
  }
  OpenStack with(std::uint8_t glyph) const { return OpenStack(bits_ << 8 | (glyph + 1u)); }

  OpenStack() = default;
  friend auto operator<=>(OpenStack, OpenStack) = default;

 private:
  explicit OpenStack(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

struct Reading {
  enum class Role : std::uint8_t { none, open, close };
  Role role = Role::none;
  std::uint8_t ended = 0;  // quotations that this mark ends unclosed, before it opens or closes one
};

class MarkReader {
 public:
  explicit MarkReader(const QuoteRules& rules) : rules_(rules) {}

  // Reads `marks`, one reading each into `readings`. `stack` is what is open before them and is
  // set to what is open behind them. `last`: the block has no marks behind these. `next_opener`:
  // the glyph with which the next block opens a quotation, or -1.
  void read(const std::vector<Mark>& marks, bool last, int next_opener, OpenStack& stack,
            std::vector<Reading>& readings);

 private:
  // A stack that is possible behind a mark, and the cheapest way to it.
  struct State {
    OpenStack stack;
    std::int32_t cost = 0;
    std::uint16_t previous = 0;  // index among the states of the mark before
    Reading reading;
  };

  bool read_plainly(const std::vector<Mark>& marks, OpenStack& stack,
                    std::vector<Reading>& readings) const;
  void step(const Mark& mark, std::size_t begin, std::size_t end);
  void open(const Mark& mark, const State& from, std::uint16_t previous);
  void close(const Mark& mark, const State& from, std::uint16_t previous);
  void reach(OpenStack stack, std::int32_t cost, std::uint16_t previous, Reading reading);
  void prune();
  std::size_t cheapest(std::size_t begin, bool last, int next_opener) const;
  std::uint8_t family(std::uint8_t glyph) const { return rules_.glyphs[glyph].family; }

  const QuoteRules& rules_;
  std::vector<State> states_;        // of all marks, one after the other
  std::vector<std::size_t> starts_;  // where the states behind each mark begin
  std::int32_t best_cost_ = 0;       // of the states behind the mark that is being read
};

}  // namespace sayso
