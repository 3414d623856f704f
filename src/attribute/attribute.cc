#include "attribute/attribute.h"

#include <algorithm>

#include "attribute/selection.h"
#include "attribute/turns.h"

namespace sayso {
namespace {

constexpr double kDirectShare = 0.9;
constexpr std::uint32_t kLineBytes = 200;  // a longer quotation is no line of a dialogue
constexpr std::uint32_t kOrphanReach = 1;  // blocks between an orphan paragraph and its attribution

class Assembler {
 public:
  Assembler(const Article& article, const Quotations& quotations, const std::vector<Tape>& tapes,
            const AttributeRules& rules, const Vocabulary& vocabulary, std::vector<Candidate>& candidates)
      : text_(article.text), quotations_(quotations), tapes_(tapes), rules_(rules), vocabulary_(vocabulary), candidates_(candidates) {
    holder_.assign(quotations.size(), -1);
  }

  Attributed run(std::vector<std::int32_t>& index_of) {
    index_of.assign(candidates_.size(), -1);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const bool counts = c.outcome == Outcome::won || c.outcome == Outcome::inside;
      if (!counts || rules_.rules[c.rule].continues) continue;
      index_of[i] = static_cast<std::int32_t>(found_.size());
      found_.push_back(build(c));
      hold_quotations(static_cast<std::int32_t>(found_.size() - 1));
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (index_of[i] >= 0) add_more(candidates_[i], index_of[i]);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (index_of[i] >= 0 && rules_.rules[candidates_[i].rule].next_block) take_next_block(candidates_[i], index_of[i]);
    join_continued();
    find_lines();
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].outcome == Outcome::won && rules_.rules[candidates_[i].rule].continues) index_of[i] = take_orphan(candidates_[i]);
    return finish(index_of);
  }

 private:
  Span span(const Candidate& c, TokenRange range) const { return range.empty() ? Span{} : tapes_[c.block].span(range.first, range.last); }

  Attribution build(const Candidate& c) const {
    const AttributionRule& rule = rules_.rules[c.rule];
    Attribution a;
    a.block = c.block;
    for (const TokenRange part : c.content) a.content.push_back(span(c, part));
    if (!c.cue.empty()) a.cue.push_back(span(c, c.cue));
    if (!c.source.empty()) a.mention.push_back(span(c, c.source));
    if (c.cue_id != Candidate::kNone) {
      const Cue& cue = vocabulary_.cue(static_cast<std::uint16_t>(c.cue_id));
      a.cue_class = cue.cue_class;
      a.lemma = cue.lemma;
    }
    a.qualifiers = c.qualifiers;
    a.cue_attributes = c.attributes;
    a.mention_kind = c.kind;
    a.via = span(c, c.via);
    a.addressee = span(c, c.addressee);
    a.medium = span(c, c.medium);
    for (const TokenRange part : c.when) a.when.push_back(span(c, part));
    a.rule = rule.id;
    a.confidence = static_cast<float>(c.confidence);
    return a;
  }

  void hold_quotations(std::int32_t index) {
    for (const Span part : found_[static_cast<std::size_t>(index)].content) hold(part, index);
  }

  void hold(Span part, std::int32_t index) {
    auto at = std::lower_bound(quotations_.begin(), quotations_.end(), part.begin,
                               [](const Quotation& q, std::uint32_t begin) { return q.span.begin < begin; });
    for (; at != quotations_.end() && at->span.begin < part.end; ++at)
      if (part.contains(at->span)) holder_[static_cast<std::size_t>(at - quotations_.begin())] = index;
  }

  bool is_held(Span part) const {
    auto at = std::lower_bound(quotations_.begin(), quotations_.end(), part.begin,
                               [](const Quotation& q, std::uint32_t begin) { return q.span.begin < begin; });
    for (; at != quotations_.end() && at->span.begin < part.end; ++at)
      if (holder_[static_cast<std::size_t>(at - quotations_.begin())] >= 0) return true;
    return false;
  }

  // Quotations behind the tag go to the attribution before it unless another one holds them.
  void add_more(const Candidate& c, std::int32_t index) {
    for (const TokenRange range : c.more) {
      // Quotation by quotation, up to the first that is held.
      const Tape& tape = tapes_[c.block];
      std::uint32_t last = range.first;
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const std::int32_t q = tape.tokens[i].quotation;
        if (q != Token::kNone && holder_[static_cast<std::size_t>(q)] >= 0) break;
        if (q != Token::kNone) last = i + 1;
      }
      if (last == range.first) continue;
      const Span part = tape.span(range.first, last);
      found_[static_cast<std::size_t>(index)].content.push_back(part);
      hold(part, index);
    }
  }

  void take_next_block(const Candidate& c, std::int32_t index) {
    if (c.block + 1 >= tapes_.size()) return;
    const Tape& next = tapes_[c.block + 1];
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < next.tokens.size(); ++i) {
      const Token& token = next.tokens[i];
      if (token.quotation != Token::kNone) {
        if (holder_[static_cast<std::size_t>(token.quotation)] >= 0) break;
        last = i + 1;
      } else if (token.symbol != vocabulary_.end_symbol()) {
        break;
      }
    }
    if (last == 0) return;
    const Span part = next.span(0, last);
    found_[static_cast<std::size_t>(index)].content.push_back(part);
    hold(part, index);
  }

  // A quotation that is reopened in the next paragraph is one with its beginning.
  void join_continued() {
    for (std::size_t q = 0; q < quotations_.size(); ++q) {
      const std::int32_t before = quotations_[q].previous;
      if (before != Quotation::kNone && holder_[q] < 0 && holder_[static_cast<std::size_t>(before)] >= 0) give(q, holder_[static_cast<std::size_t>(before)]);
    }
    for (std::size_t q = quotations_.size(); q-- > 0;) {
      const std::int32_t before = quotations_[q].previous;
      if (before != Quotation::kNone && holder_[q] >= 0 && holder_[static_cast<std::size_t>(before)] < 0) give(static_cast<std::size_t>(before), holder_[q]);
    }
  }

  void give(std::size_t quotation, std::int32_t index) {
    found_[static_cast<std::size_t>(index)].content.push_back(quotations_[quotation].span);
    hold(quotations_[quotation].span, index);
  }

  // The blocks that are one short closed quotation without a tag: lines of a dialogue, perhaps.
  // lines_[b] is the number of such blocks up to and with block b, without another between them.
  void find_lines() {
    lines_.assign(tapes_.size() + 1, 0);
    for (const Candidate& c : candidates_) {
      if (c.outcome != Outcome::won || !rules_.rules[c.rule].continues || c.content.size() != 1) continue;
      if (c.content[0].first != 0 || c.content[0].size() != 1) continue;
      const std::int32_t q = tapes_[c.block].tokens[0].quotation;
      if (q == Token::kNone) continue;
      const Quotation& quotation = quotations_[static_cast<std::size_t>(q)];
      if (quotation.closed && quotation.span.size() <= kLineBytes) lines_[c.block] = 1;
    }
    for (std::size_t b = 1; b < tapes_.size(); ++b)
      if (lines_[b] > 0) lines_[b] += lines_[b - 1];
  }

  // The attribution that holds all quotations of a block, where there is one alone.
  std::int32_t only_holder(std::uint32_t block) const {
    std::int32_t holder = -1;
    auto q = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& other) { return other.block < block; });
    for (; q != quotations_.end() && q->block == block; ++q) {
      const std::int32_t other = holder_[static_cast<std::size_t>(q - quotations_.begin())];
      if (q->parent != Quotation::kNone) continue;
      if (other < 0 || (holder >= 0 && other != holder)) return -1;
      holder = other;
    }
    return holder;
  }

  // Two lines or more below the tagged lines of two speakers: they take turns. -1 where it is no
  // dialogue.
  std::int32_t partner_in_dialogue(std::uint32_t block) const {
    const std::uint32_t line = lines_[block];
    if (line == 0 || (line == 1 && lines_[block + 1] == 0) || block < line + 1) return -1;
    const std::int32_t one = only_holder(block - line - 1), other = only_holder(block - line);
    if (one < 0 || other < 0 || one == other || mention(one) == mention(other)) return -1;
    return line % 2 == 1 ? one : other;
  }

  std::string_view mention(std::int32_t index) const {
    const auto& spans = found_[static_cast<std::size_t>(index)].mention;
    return spans.empty() ? std::string_view{} : slice(text_, spans.front());
  }

  // A paragraph that is all quotation continues the attribution with the most quoted text in the
  // block before it, but in a dialogue.
  std::int32_t take_orphan(Candidate& c) {
    std::int32_t best = partner_in_dialogue(c.block);
    std::uint32_t most = best < 0 ? 0 : ~0u;
    const auto first = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& q) {
      return q.block + kOrphanReach < c.block;
    });
    for (auto q = first; q != quotations_.end() && q->block < c.block; ++q) {
      const std::int32_t holder = holder_[static_cast<std::size_t>(q - quotations_.begin())];
      if (holder < 0 || q->span.size() < most) continue;
      most = q->span.size();
      best = holder;
    }
    if (best < 0) return -1;
    for (const TokenRange range : c.content) {
      const Span part = span(c, range);
      if (is_held(part)) continue;
      found_[static_cast<std::size_t>(best)].content.push_back(part);
      hold(part, best);
    }
    return best;
  }

  Attributed finish(std::vector<std::int32_t>& index_of) {
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      Attribution& a = found_[i];
      std::sort(a.content.begin(), a.content.end());
      a.content.erase(std::unique(a.content.begin(), a.content.end()), a.content.end());
      a.type = type_of(quoted_share(text_, a.content, quotations_));
      if (!a.content.empty()) order.push_back(static_cast<std::int32_t>(i));
    }
    const auto begins = [&](std::int32_t i) { return found_[static_cast<std::size_t>(i)].content.front(); };
    std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return begins(a) < begins(b); });
    Attributed out;
    std::vector<std::int32_t> place(found_.size(), -1);
    for (const std::int32_t i : order) {
      place[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(out.attributions.size());
      out.attributions.push_back(std::move(found_[static_cast<std::size_t>(i)]));
    }
    for (std::int32_t& i : index_of)
      if (i >= 0) i = place[static_cast<std::size_t>(i)];
    // Who is nested in whom: the winner that a nested candidate was found inside of.
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].outcome == Outcome::inside && index_of[i] >= 0 && candidates_[i].better >= 0)
        out.attributions[static_cast<std::size_t>(index_of[i])].outer = index_of[static_cast<std::size_t>(candidates_[i].better)];
    out.uses.assign(quotations_.size(), QuotationUse::none);
    for (std::size_t q = 0; q < holder_.size(); ++q)
      if (holder_[q] >= 0 && place[static_cast<std::size_t>(holder_[q])] >= 0) out.uses[q] = QuotationUse::speech;
    tell_uses(out.uses);
    return out;
  }

  // What the quotations are that no attribution holds.
  void tell_uses(std::vector<QuotationUse>& uses) const {
    std::vector<int> left, right;
    for (const Tape& tape : tapes_) {
      for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
        const std::int32_t q = tape.tokens[i].quotation;
        if (q == Token::kNone || uses[static_cast<std::size_t>(q)] != QuotationUse::none) continue;
        rules_.use_before.match(tape, i, rules_.window, left);
        rules_.use_after.match(tape, i, rules_.window, right);
        for (const UseRule& rule : rules_.uses) {
          if (!std::binary_search(left.begin(), left.end(), rule.before) || !std::binary_search(right.begin(), right.end(), rule.after)) continue;
          uses[static_cast<std::size_t>(q)] = rule.use;
          break;
        }
      }
    }
  }

  std::string_view text_;
  const Quotations& quotations_;
  const std::vector<Tape>& tapes_;
  const AttributeRules& rules_;
  const Vocabulary& vocabulary_;
  std::vector<Candidate>& candidates_;
  std::vector<Attribution> found_;
  std::vector<std::int32_t> holder_;  // attribution that holds each quotation, or -1
  std::vector<std::uint32_t> lines_;
};

bool is_counted(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte >= 0xC3;
}

}  // namespace

double quoted_share(std::string_view text, const std::vector<Span>& spans, const Quotations& quotations) {
  std::size_t all = 0, inside = 0;
  for (const Span part : spans) {
    auto at = std::partition_point(quotations.begin(), quotations.end(), [&](const Quotation& q) { return q.span.begin < part.begin; });
    while (at != quotations.begin() && (at - 1)->span.end > part.begin) --at;
    std::uint32_t until = part.begin;
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      while (at != quotations.end() && at->span.begin <= i) {
        until = std::max(until, at->span.end);
        ++at;
      }
      if (!is_counted(text[i])) continue;
      ++all;
      inside += i < until;
    }
  }
  return all ? static_cast<double>(inside) / static_cast<double>(all) : 0;
}

AttributionType type_of(double share) {
  return share >= kDirectShare ? AttributionType::direct : share > 0 ? AttributionType::mixed : AttributionType::indirect;
}

Attributed attribute(const Article& article, const Blocks& blocks, const Quotations& quotations,
                     const std::vector<Tape>& tapes, const AttributeRules& rules, const Vocabulary& vocabulary,
                     Trace* trace) {
  Trace own;
  Trace& record = trace ? *trace : own;
  const CandidateFinder finder(rules, vocabulary);
  const Turns turns(article.text, tapes, vocabulary);
  for (const Tape& tape : tapes) {
    const BlockKind kind = blocks[tape.block].kind;
    if (kind == BlockKind::boilerplate || kind == BlockKind::byline || kind == BlockKind::dateline) continue;
    const std::size_t first = record.candidates.size();
    finder.find(article.text, tape, kind, record.candidates, record.observer);
    turns.drop_others(tape, rules, record.candidates, first);
    select(rules, vocabulary, tape, record.candidates, first);
  }
  return Assembler(article, quotations, tapes, rules, vocabulary, record.candidates).run(record.attribution);
}

}  // namespace sayso
