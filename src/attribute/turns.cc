#include "attribute/turns.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kLabelTokens = 8;  // before the colon

}  // namespace

Turns::Turns(std::string_view text, const std::vector<Tape>& tapes, const Vocabulary& vocabulary)
    : text_(text) {
  const auto colon = vocabulary.find_class("colon");
  if (!colon) return;
  std::set<std::string_view> once;
  for (const Tape& tape : tapes) {
    const auto end = tape.tokens.begin() +
                     static_cast<std::ptrdiff_t>(std::min(tape.tokens.size(), kLabelTokens + 1));
    const auto mark = std::find_if(tape.tokens.begin(), end, [&](const Token& token) {
      return vocabulary.is(token.symbol, *colon);
    });
    if (mark == end || mark == tape.tokens.begin()) continue;
    const auto label =
        slice(text, tape.span(0, static_cast<std::uint32_t>(mark - tape.tokens.begin())));
    if (!once.insert(label).second) labels_.insert(label);
  }
}

void Turns::drop_others(const Tape& tape, const AttributeRules& rules,
                        std::vector<Candidate>& candidates, std::size_t first) const {
  for (std::size_t i = first; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    if (!rules.rules[candidate.rule].turn || candidate.outcome != Outcome::open) continue;
    const TokenRange source = candidate.source;
    const bool is_label = !source.empty() && source.first == 0 &&
                          labels_.contains(slice(text_, tape.span(source.first, source.last)));
    if (!is_label) candidate.outcome = Outcome::no_turn;
  }
}

}  // namespace sayso
