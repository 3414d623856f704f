// Which attribution holds each quotation, while attributions are put together.
//
//     Holders holders(quotations);
//     holders.hold(part, 3);        // all quotations inside `part` are attribution 3's
//     if (holders.of(q) == Holders::kNobody) ...
#pragma once

#include <vector>

#include "quotes/quotation.h"

namespace sayso {

class Holders {
 public:
  static constexpr std::int32_t kNobody = -1;

  explicit Holders(const Quotations& quotations)
      : quotations_(quotations), holders_(quotations.size(), kNobody) {}

  void hold(Span part, std::int32_t attribution);

  std::int32_t of(std::size_t quotation) const { return holders_[quotation]; }
  bool is_held(std::size_t quotation) const { return of(quotation) != kNobody; }
  bool is_any_held(Span part) const;  // of the quotations that begin in it

  // The attribution that holds all outermost quotations of a block, where there is one alone and
  // they are not more than a line of a dialogue has (it is asked for each orphan below).
  std::int32_t only_one_of(std::uint32_t block) const;

 private:
  std::size_t first_at(std::uint32_t offset) const;  // quotation that begins there or behind

  const Quotations& quotations_;
  std::vector<std::int32_t> holders_;
};

}  // namespace sayso
