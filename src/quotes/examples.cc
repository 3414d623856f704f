#include "quotes/examples.h"

#include <algorithm>
#include <string>

#include "quotes/find_quotations.h"

namespace sayso {
namespace {

std::string list(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : " | ") + text;
  return out.empty() ? "none" : out;
}

// Each line of the text is a block.
Blocks lines_of(std::string_view text) {
  Blocks blocks;
  for (std::uint32_t begin = 0; begin < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    if (end > begin) {
      Block& block = blocks.emplace_back();
      block.span = {begin, end};
    }
    begin = end + 1;
  }
  return blocks;
}

}  // namespace

void check_quote_examples(const QuoteRules& rules, Diagnostics& problems) {
  for (const QuoteExample& example : rules.examples) {
    Article article;
    article.text = example.text;
    Diagnostics warnings;
    std::vector<std::string> found;
    for (const auto& quotation : find_quotations(article, lines_of(article.text), rules, warnings))
      found.emplace_back(slice(article.text, quotation.span));
    if (found == example.quotations) continue;
    problems.push_back({.code = "E-example",
                        .message = "found " + list(found) + ", not " + list(example.quotations),
                        .file = example.file,
                        .line = example.line,
                        .source_line = example.text,
                        .rule = example.rule});
  }
}

}  // namespace sayso
