// The stage that finds attributions: tapes in, attributions out.
//
//     Trace trace;
//     auto found = attribute(article, blocks, quotations, tapes, rules, vocabulary, &trace);
//
// All candidates of a block compete (selection.h); then what goes over the borders of paragraphs is
// joined: reopened quotations, paragraphs that are all quotation, a colon before the next
// paragraph.
#pragma once

#include <vector>

#include "attribute/attribution.h"
#include "attribute/candidate.h"
#include "read/article.h"

namespace sayso {

// All that was considered, for explain and for calibration. `attribution[i]` is the index of the
// attribution that candidate i became, or -1.
struct Trace {
  std::vector<Candidate> candidates;
  std::vector<std::int32_t> attribution;
  ModelObserver* observer =
      nullptr;  // set by the caller who wants to know what the model looked at
};

struct Attributed {
  std::vector<Attribution> attributions;  // in the order of their first word in the text
  std::vector<QuotationUse> uses;         // parallel to the quotations
};

Attributed attribute(const Article& article, const Blocks& blocks, const Quotations& quotations,
                     const std::vector<Tape>& tapes, const AttributeRules& rules,
                     const Vocabulary& vocabulary, Trace* trace);

// Share of the letters and digits of `spans` that stand inside quotation marks, 0 to 1.
double quoted_share(std::string_view text, const std::vector<Span>& spans,
                    const Quotations& quotations);
AttributionType type_of(double quoted_share);

}  // namespace sayso
