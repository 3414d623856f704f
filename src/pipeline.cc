#include "pipeline.h"

#include "qualify/qualify.h"
#include "quotes/find_quotations.h"
#include "read/language.h"
#include "resolve/resolve.h"
#include "segment/segment.h"

namespace sayso {
namespace {

void warn_unsupported(Analysis& analysis) {
  analysis.warnings.push_back({.code = "W-language",
                               .severity = Severity::warning,
                               .message = "the article's language is '" +
                                          analysis.article.language +
                                          "', for which there are no rules: nothing was attributed",
                               .hint = "if it is wrong, name the language with --language"});
}

std::vector<Tape> make_tapes(const Analysis& analysis, const Vocabulary& vocabulary) {
  const TapeMaker maker(vocabulary);
  std::vector<Tape> tapes(analysis.blocks.size());
  std::size_t quotation = 0;
  for (std::size_t i = 0; i < tapes.size(); ++i) {
    const Block& block = analysis.blocks[i];
    tapes[i].block = static_cast<std::uint32_t>(i);
    while (quotation < analysis.quotations.size() && analysis.quotations[quotation].block < i)
      ++quotation;
    const Span body{block.dateline.empty() ? block.span.begin : block.dateline.end, block.span.end};
    maker.make(analysis.article.text, body, analysis.quotations, quotation, Quotation::kNone,
               tapes[i]);
  }
  return tapes;
}

}  // namespace

Analysis analyse(Article article, const RuleSet& rules, PipelineTrace* trace) {
  Analysis analysis;
  analysis.article = std::move(article);
  const Article& text = analysis.article;
  if (text.language.empty())
    analysis.article.language = detect_language(text.text, rules.languages);

  const LanguagePack* pack = rules.pack(text.language);
  analysis.blocks = segment(text.text, pack ? pack->segment : rules.common.segment);
  analysis.quotations = find_quotations(
      text, analysis.blocks, pack ? pack->quotes : rules.common.quotes, analysis.warnings);
  if (!pack) {
    analysis.uses.assign(analysis.quotations.size(), QuotationUse::none);
    warn_unsupported(analysis);
    return analysis;
  }

  std::vector<Tape> tapes = make_tapes(analysis, pack->vocabulary);
  Attributed found = attribute(text, analysis.blocks, analysis.quotations, tapes, pack->attribute,
                               pack->vocabulary, trace ? &trace->attribute : nullptr);
  analysis.attributions = std::move(found.attributions);
  analysis.uses = std::move(found.uses);
  analysis.speakers = resolve(text, analysis.blocks, analysis.quotations, tapes,
                              analysis.attributions, pack->resolve, pack->vocabulary);
  qualify(tapes, analysis.speakers, pack->qualify, pack->vocabulary, analysis.attributions);
  if (trace) trace->tapes = std::move(tapes);
  return analysis;
}

}  // namespace sayso
