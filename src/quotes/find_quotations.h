// The stage that finds quotations: from blocks to the spans between quotation marks.
//
//     Diagnostics warnings;
//     Quotations quotations = find_quotations(article, blocks, rules, warnings);
//
// Each block is read by itself, so that a missing mark does no harm beyond it. A quotation without
// a closing mark ends with its block or before the mark that opens the next of its kind; it is
// `closed = false`. If the next block reopens it, that one `continues` it, and all is well; else
// there is a warning W-unclosed-quote at its opening mark. W-stray-mark stands at a mark that
// opens and closes nothing. Apostrophes and the like are passed over silently.
#pragma once

#include "quotes/quotation.h"
#include "quotes/quote_rules.h"
#include "read/article.h"
#include "segment/block.h"
#include "text/diagnostic.h"

namespace sayso {

Quotations find_quotations(const Article& article, const Blocks& blocks, const QuoteRules& rules,
                           Diagnostics& warnings);

}  // namespace sayso
