// The stage that tells who is behind each source mention: attributions in, speakers out.
//
//     Speakers speakers = resolve(article, blocks, quotations, tapes, attributions, rules,
//     vocabulary); speakers.all[speakers.resolutions[i].speakers[0]].name   // "Xi Jinping", where
//     attribution i has "he"
//
// All names of the article are read and those of one bearer joined (entities.h); then the mentions
// are resolved in the order of the text, each to a name, to what was spoken of before
// (discourse.h), or to somebody without a name. Where the text does not tell, a resolution has no
// speakers.
#pragma once

#include <vector>

#include "attribute/attribution.h"
#include "quotes/quotation.h"
#include "read/article.h"
#include "resolve/resolve_rules.h"
#include "resolve/speaker.h"
#include "segment/block.h"
#include "tape/tape.h"

namespace sayso {

// `tapes` are those of the blocks, one each. Ids in the result are owned by `rules` or static.
Speakers resolve(const Article& article, const Blocks& blocks, const Quotations& quotations,
                 const std::vector<Tape>& tapes, const std::vector<Attribution>& attributions,
                 const ResolveRules& rules, const Vocabulary& vocabulary);

}  // namespace sayso
