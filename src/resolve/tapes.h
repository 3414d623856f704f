// The tapes on which names and mentions are read: those of the blocks, and where a block has a
// single token for a quotation, one for each mention that stands inside it, and one for each
// quotation that is not closed: nobody knows where it ends, and names stand behind it.
//
//     Tapes tapes(article.text, blocks, quotations, tapes_of_blocks, attributions, vocabulary);
//     auto [tape, tokens] = tapes.find(attribution.mention.front());
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "attribute/attribution.h"
#include "attribute/pattern_set.h"
#include "quotes/quotation.h"
#include "segment/block.h"
#include "tape/tape.h"

namespace sayso {

class Tapes {
 public:
  // `blocks` and their tapes must outlive it.
  Tapes(std::string_view text, const Blocks& blocks, const Quotations& quotations,
        const std::vector<Tape>& of_blocks, const std::vector<Attribution>& attributions,
        const Vocabulary& vocabulary);

  std::uint32_t size() const { return block_count() + static_cast<std::uint32_t>(quoted_.size()); }
  std::uint32_t block_count() const { return static_cast<std::uint32_t>(of_blocks_.size()); }
  const Tape& operator[](std::uint32_t index) const {
    return index < block_count() ? of_blocks_[index] : quoted_[index - block_count()];
  }

  struct Place {
    std::uint32_t tape = 0;
    TokenRange tokens;  // empty if no tape has the span
  };
  Place find(Span span) const;

 private:
  void add(std::string_view text, Span span, const Quotations& quotations, std::size_t first,
           std::size_t around, const TapeMaker& maker);

  const Blocks& blocks_;
  const std::vector<Tape>& of_blocks_;
  std::vector<Tape> quoted_;
  std::map<Span, std::uint32_t> of_span_;  // index into quoted_
};

// The tokens of a tape that lie inside a span; empty if there are none.
TokenRange tokens_in(const Tape& tape, Span span);

}  // namespace sayso
