// Rows of quotation marks with a few letters between them: quotations lie in their blocks and in
// one another, and in the order of the text.
#include "fuzz/target.h"
#include "quotes/find_quotations.h"
#include "segment/segment.h"

namespace sayso::fuzz {
namespace {

// A byte chooses one of these, so that every row is one of marks and words.
constexpr std::string_view kPieces[] = {"“",  "”",   "\"",    "'",  "‘",   "’",      "''",   "``",
                                        "«",  "»",   "„",     "‚",  "‹",   "›",      "「",   "」",
                                        "『", "』",  " ",     " ",  ", ",  ". ",     "\n\n", "\n",
                                        "s",  "It ", "said ", "we", "n’t", "\u00A0", "5",    "—"};

}  // namespace

void quotation_marks(std::string_view bytes) {
  Article article;
  article.language = "en";
  for (const char byte : bytes)
    article.text += kPieces[static_cast<unsigned char>(byte) % std::size(kPieces)];
  const LanguagePack& pack = *all_rules().pack("en");
  const Blocks blocks = segment(article.text, pack.segment);
  Diagnostics warnings;
  const Quotations quotations = find_quotations(article, blocks, pack.quotes, warnings);
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const Quotation& q = quotations[i];
    expect(q.block < blocks.size() && blocks[q.block].span.contains(q.span), "out of its block");
    expect(q.span.contains(q.inner) && !q.span.empty(), "its inside is out of it");
    expect(q.span.begin >= before, "not in the order of the text");
    before = q.span.begin;
    if (q.parent != Quotation::kNone) {
      expect(static_cast<std::size_t>(q.parent) < i, "a parent behind its child");
      expect(quotations[static_cast<std::size_t>(q.parent)].span.contains(q.span),
             "out of its parent");
    } else if (i > 0) {
      std::size_t last = i - 1;
      while (quotations[last].parent != Quotation::kNone)
        last = static_cast<std::size_t>(quotations[last].parent);
      expect(quotations[last].span.end <= q.span.begin, "two quotations cross");
    }
    if (q.previous != Quotation::kNone)
      expect(static_cast<std::size_t>(q.previous) < i, "continues one behind it");
  }
  for (const Diagnostic& warning : warnings)
    expect(!warning.span || warning.span->end <= article.text.size(), "a warning out of the text");
}

}  // namespace sayso::fuzz
