#include "segment/examples.h"

#include "segment/segment.h"

namespace sayso {
namespace {

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// What the rule claims in the example: the first block of that kind, or the dateline of one.
std::string_view claimed(const BlockRule& rule, std::string_view text, const Blocks& blocks) {
  for (const Block& block : blocks)
    if (block.rule == rule.id)
      return slice(text, block.dateline.empty() ? block.span : block.dateline);
  return {};
}

}  // namespace

void check_block_examples(const SegmentRules& rules, Diagnostics& problems) {
  for (const BlockRule& rule : rules.rules) {
    for (const BlockExample& example : rule.examples) {
      const std::string_view found = claimed(rule, example.text, segment(example.text, rules));
      if (trim(found) == trim(example.is)) continue;
      problems.push_back({.code = "E-example",
                          .message = found.empty() ? "the rule claims nothing of the example"
                                                   : "the rule claims '" + std::string(found) + "'",
                          .hint = example.counter
                                      ? "it must leave a counter-example alone"
                                      : "it must claim '" + std::string(trim(example.is)) + "'",
                          .file = rule.file,
                          .line = example.line,
                          .rule = rule.id});
    }
  }
}

}  // namespace sayso
