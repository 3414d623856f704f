#include "attribute/untagged.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kLineBytes = 200;  // a longer quotation is no line of a dialogue
constexpr std::uint32_t kOrphanReach = 1;  // blocks between an orphan and its attribution
constexpr int kQuotationReach = 256;       // quotations looked back at in one block

}  // namespace

void Untagged::add(Span part, std::int32_t index) {
  found_[static_cast<std::size_t>(index)].content.push_back(part);
  holders_.hold(part, index);
}

// Quotation by quotation, up to the first that another attribution holds.
void Untagged::add_behind(const Candidate& candidate, std::int32_t index) {
  for (const TokenRange range : candidate.more) {
    const Tape& tape = tapes_[candidate.block];
    std::uint32_t last = range.first;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const std::int32_t q = tape.tokens[i].quotation;
      if (q == Token::kNone) continue;
      if (holders_.is_held(static_cast<std::size_t>(q))) break;
      last = i + 1;
    }
    if (last != range.first) add(tape.span(range.first, last), index);
  }
}

void Untagged::add_next_block(const Candidate& candidate, std::int32_t index) {
  if (candidate.block + 1 >= tapes_.size()) return;
  const Tape& next = tapes_[candidate.block + 1];
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < next.tokens.size(); ++i) {
    const Token& token = next.tokens[i];
    if (token.quotation != Token::kNone) {
      if (holders_.is_held(static_cast<std::size_t>(token.quotation))) break;
      last = i + 1;
    } else if (token.symbol != vocabulary_.end_symbol()) {
      break;
    }
  }
  if (last > 0) add(next.span(0, last), index);
}

// A quotation that is reopened in the next paragraph is one with its beginning.
void Untagged::add_reopened() {
  const auto before = [&](std::size_t q) { return quotations_[q].previous; };
  for (std::size_t q = 0; q < quotations_.size(); ++q) {
    if (before(q) == Quotation::kNone || holders_.is_held(q)) continue;
    if (const auto holder = holders_.of(static_cast<std::size_t>(before(q)));
        holder != Holders::kNobody)
      add(quotations_[q].span, holder);
  }
  for (std::size_t q = quotations_.size(); q-- > 0;) {
    if (before(q) == Quotation::kNone || !holders_.is_held(q)) continue;
    const auto beginning = static_cast<std::size_t>(before(q));
    if (!holders_.is_held(beginning)) add(quotations_[beginning].span, holders_.of(q));
  }
}

void Untagged::find_lines(const std::vector<Candidate>& candidates) {
  lines_.assign(tapes_.size() + 1, 0);
  for (const Candidate& c : candidates) {
    if (c.outcome != Outcome::won || !rules_.rules[c.rule].continues || c.content.size() != 1)
      continue;
    if (c.content[0].first != 0 || c.content[0].size() != 1) continue;
    const std::int32_t q = tapes_[c.block].tokens[0].quotation;
    if (q == Token::kNone) continue;
    const Quotation& quotation = quotations_[static_cast<std::size_t>(q)];
    if (quotation.closed && quotation.span.size() <= kLineBytes) lines_[c.block] = 1;
  }
  for (std::size_t b = 1; b < tapes_.size(); ++b)
    if (lines_[b] > 0) lines_[b] += lines_[b - 1];
}

// Two lines or more below the tagged lines of two speakers: they take turns. So does a single
// question where the first of the two asked as well.
std::int32_t Untagged::partner_in_dialogue(std::uint32_t block) const {
  const std::uint32_t line = lines_[block];
  if (line == 0 || block < line + 1) return Holders::kNobody;
  const bool is_alone = line == 1 && lines_[block + 1] == 0;
  if (is_alone && !(ends_asking(block) && ends_asking(block - 2))) return Holders::kNobody;
  const std::int32_t one = holders_.only_one_of(block - line - 1);
  const std::int32_t other = holders_.only_one_of(block - line);
  if (one == Holders::kNobody || other == Holders::kNobody) return Holders::kNobody;
  if (one == other || mention(one) == mention(other)) return Holders::kNobody;
  return line % 2 == 1 ? one : other;
}

std::string_view Untagged::mention(std::int32_t index) const {
  const auto& spans = found_[static_cast<std::size_t>(index)].mention;
  return spans.empty() ? std::string_view{} : slice(text_, spans.front());
}

// Does a quotation end with a question mark? Who asks is not who answers.
bool Untagged::asks(const Quotation& quotation) const {
  return slice(text_, quotation.inner).ends_with('?');
}

// Does the last quotation in a block?
bool Untagged::ends_asking(std::uint32_t block) const {
  const auto behind = std::partition_point(quotations_.begin(), quotations_.end(),
                                           [&](const Quotation& q) { return q.block <= block; });
  return behind != quotations_.begin() && std::prev(behind)->block == block &&
         asks(*std::prev(behind));
}

// The attribution with the most quoted text in the blocks just before an orphan paragraph; nobody
// where the last of it asks.
std::int32_t Untagged::speech_above(std::uint32_t block) const {
  std::int32_t best = Holders::kNobody;
  std::uint32_t most = 0;
  bool is_answered = false;
  const auto near =
      std::partition_point(quotations_.begin(), quotations_.end(),
                           [&](const Quotation& q) { return q.block + kOrphanReach < block; });
  for (auto q = static_cast<std::size_t>(near - quotations_.begin());
       q < quotations_.size() && quotations_[q].block < block; ++q) {
    if (!holders_.is_held(q)) continue;
    if (quotations_[q].parent == Quotation::kNone) is_answered = asks(quotations_[q]);
    if (quotations_[q].span.size() < most) continue;
    most = quotations_[q].span.size();
    best = holders_.of(q);
  }
  return is_answered ? Holders::kNobody : best;
}

// The attribution of the nearest quotation before a sentence that is all quotation, in its block.
std::int32_t Untagged::speech_before(std::uint32_t block, std::uint32_t offset) const {
  auto q = static_cast<std::size_t>(
      std::partition_point(quotations_.begin(), quotations_.end(),
                           [&](const Quotation& other) { return other.span.begin < offset; }) -
      quotations_.begin());
  for (int looked = 0; q-- > 0 && quotations_[q].block == block && looked < kQuotationReach;
       ++looked)
    if (holders_.is_held(q)) return holders_.of(q);
  return Holders::kNobody;
}

std::int32_t Untagged::add_orphan(const Candidate& orphan) {
  if (orphan.content.empty()) return Holders::kNobody;
  const Tape& tape = tapes_[orphan.block];
  const bool is_paragraph = orphan.content.front().first == 0;
  std::int32_t best = partner_in_dialogue(orphan.block);
  if (best == Holders::kNobody)
    best = is_paragraph
               ? speech_above(orphan.block)
               : speech_before(
                     orphan.block,
                     tape.span(orphan.content.front().first, orphan.content.front().last).begin);
  if (best == Holders::kNobody) return best;
  for (const TokenRange range : orphan.content) {
    const Span part = range.empty() ? Span{} : tapes_[orphan.block].span(range.first, range.last);
    if (!holders_.is_any_held(part)) add(part, best);
  }
  return best;
}

}  // namespace sayso
