#include "attribute/holders.h"

#include <algorithm>

namespace sayso {

std::size_t Holders::first_at(std::uint32_t offset) const {
  const auto at = std::partition_point(quotations_.begin(), quotations_.end(),
                                       [&](const Quotation& q) { return q.span.begin < offset; });
  return static_cast<std::size_t>(at - quotations_.begin());
}

void Holders::hold(Span part, std::int32_t attribution) {
  for (std::size_t q = first_at(part.begin);
       q < quotations_.size() && quotations_[q].span.begin < part.end; ++q)
    if (part.contains(quotations_[q].span)) holders_[q] = attribution;
}

bool Holders::is_any_held(Span part) const {
  for (std::size_t q = first_at(part.begin);
       q < quotations_.size() && quotations_[q].span.begin < part.end; ++q)
    if (is_held(q)) return true;
  return false;
}

std::int32_t Holders::only_one_of(std::uint32_t block) const {
  constexpr int kMost = 64;
  std::int32_t holder = kNobody;
  int looked = 0;
  auto q = std::partition_point(quotations_.begin(), quotations_.end(),
                                [&](const Quotation& other) { return other.block < block; });
  for (; q != quotations_.end() && q->block == block; ++q) {
    if (++looked > kMost) return kNobody;
    if (q->parent != Quotation::kNone) continue;
    const std::int32_t other = of(static_cast<std::size_t>(q - quotations_.begin()));
    if (other == kNobody || (holder != kNobody && other != holder)) return kNobody;
    holder = other;
  }
  return holder;
}

}  // namespace sayso
