#include "resolve/tapes.h"

#include <algorithm>

namespace sayso {

TokenRange tokens_in(const Tape& tape, Span span) {
  const auto first =
      std::lower_bound(tape.tokens.begin(), tape.tokens.end(), span.begin,
                       [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  auto last = first;
  while (last != tape.tokens.end() && last->span.end <= span.end && !last->span.empty()) ++last;
  return {static_cast<std::uint32_t>(first - tape.tokens.begin()),
          static_cast<std::uint32_t>(last - tape.tokens.begin())};
}

Tapes::Tapes(std::string_view text, const Blocks& blocks, const Quotations& quotations,
             const std::vector<Tape>& of_blocks, const std::vector<Attribution>& attributions,
             const Vocabulary& vocabulary)
    : blocks_(blocks), of_blocks_(of_blocks) {
  const TapeMaker maker(vocabulary);
  for (const Attribution& attribution : attributions) {
    if (attribution.mention.empty() || !find(attribution.mention.front()).tokens.empty()) continue;
    const Span span = attribution.mention.front();
    // The quotation that holds the mention hides its words.
    const auto behind =
        std::partition_point(quotations.begin(), quotations.end(),
                             [&](const Quotation& q) { return q.span.begin < span.begin; });
    std::int32_t around = static_cast<std::int32_t>(behind - quotations.begin()) - 1;
    while (around >= 0 && !quotations[static_cast<std::size_t>(around)].span.contains(span))
      around = quotations[static_cast<std::size_t>(around)].parent;
    if (around < 0) continue;
    add(text, span, quotations, static_cast<std::size_t>(behind - quotations.begin()),
        static_cast<std::size_t>(around), maker);
    of_span_.emplace(span, static_cast<std::uint32_t>(quoted_.size() - 1));
  }
  for (std::size_t q = 0; q < quotations.size(); ++q)
    if (!quotations[q].closed && quotations[q].parent == Quotation::kNone)
      add(text, quotations[q].inner, quotations, q + 1, q, maker);
}

void Tapes::add(std::string_view text, Span span, const Quotations& quotations, std::size_t first,
                std::size_t around, const TapeMaker& maker) {
  Tape tape;
  maker.make(text, span, quotations, first, static_cast<std::int32_t>(around), tape);
  tape.block = quotations[around].block;
  quoted_.push_back(std::move(tape));
}

Tapes::Place Tapes::find(Span span) const {
  if (const auto quoted = of_span_.find(span); quoted != of_span_.end()) {
    const auto index = block_count() + quoted->second;
    return {index, tokens_in((*this)[index], span)};
  }
  const auto behind =
      std::upper_bound(blocks_.begin(), blocks_.end(), span.begin,
                       [](std::uint32_t at, const Block& b) { return at < b.span.begin; });
  if (behind == blocks_.begin()) return {};
  const auto index = static_cast<std::uint32_t>(behind - blocks_.begin() - 1);
  return {index, tokens_in((*this)[index], span)};
}

}  // namespace sayso
