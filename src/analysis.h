// Everything that is known about one article: what the pipeline fills and the writers read.
#pragma once

#include <vector>

#include "attribute/attribution.h"
#include "quotes/quotation.h"
#include "read/article.h"
#include "resolve/speaker.h"
#include "segment/block.h"
#include "text/diagnostic.h"

namespace sayso {

struct Analysis {
  Article article;
  Blocks blocks;
  Quotations quotations;
  std::vector<QuotationUse> uses;  // parallel to quotations; `speech` where an attribution holds it
  std::vector<Attribution> attributions;  // in the order of their first content or cue in the text
  Speakers speakers;
  Diagnostics warnings;
};

}  // namespace sayso
