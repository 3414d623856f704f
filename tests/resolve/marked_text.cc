#include "resolve/marked_text.h"

#include "checkout.h"
#include "quotes/find_quotations.h"
#include "segment/segment.h"

namespace sayso {

Marked::Marked(std::string_view marked) {
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(text.size());
    if (c == '{') {
      attributions.emplace_back().mention.push_back({at, at});
    } else if (c == '}') {
      attributions.back().mention.back().end = at;
    } else {
      text += c;
    }
  }
  const LanguagePack& pack = *checkout_rules().pack("en");
  Article article;
  article.text = text;
  Diagnostics ignored;
  const Blocks blocks = segment(text, pack.segment);
  const Quotations quotations = find_quotations(article, blocks, pack.quotes, ignored);
  std::vector<Tape> tapes(blocks.size());
  const TapeMaker maker(pack.vocabulary);
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    tapes[i].block = i;
    const std::uint32_t begin = block.dateline.empty() ? block.span.begin : block.dateline.end;
    maker.make(text, {begin, block.span.end}, quotations, 0, Quotation::kNone, tapes[i]);
  }
  speakers =
      resolve(article, blocks, quotations, tapes, attributions, pack.resolve, pack.vocabulary);
}

const Speaker& Marked::speaker(std::size_t mention) const {
  static const Speaker none;
  const auto& refs = speakers.resolutions[mention].speakers;
  return refs.size() == 1 ? speakers.all[refs[0]] : none;
}

std::string Marked::label(std::size_t mention) const {
  std::string labels;
  for (const std::uint32_t ref : speakers.resolutions[mention].speakers)
    labels += (labels.empty() ? "" : " + ") + speakers.all[ref].label;
  return labels.empty() ? "?" : labels;
}

std::vector<std::string> Marked::roles(std::size_t mention) const {
  std::vector<std::string> roles;
  for (const Role& role : speaker(mention).roles) roles.push_back(role.text);
  return roles;
}

std::vector<std::string> Marked::role_spans(std::size_t mention) const {
  std::vector<std::string> roles;
  for (const Span span : speakers.resolutions[mention].roles) roles.emplace_back(slice(text, span));
  return roles;
}

}  // namespace sayso
