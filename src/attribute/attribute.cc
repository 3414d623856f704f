#include "attribute/attribute.h"

#include <algorithm>

#include "attribute/holders.h"
#include "attribute/second_look.h"
#include "attribute/selection.h"
#include "attribute/turns.h"
#include "attribute/untagged.h"

namespace sayso {
namespace {

constexpr double kDirectShare = 0.9;

class Assembler {
 public:
  Assembler(const Article& article, const Quotations& quotations, const std::vector<Tape>& tapes,
            const AttributeRules& rules, const Vocabulary& vocabulary,
            std::vector<Candidate>& candidates, ModelObserver* observer)
      : text_(article.text),
        quotations_(quotations),
        tapes_(tapes),
        rules_(rules),
        vocabulary_(vocabulary),
        candidates_(candidates),
        observer_(observer),
        holders_(quotations) {}

  Attributed run(std::vector<std::int32_t>& index_of) {
    index_of.assign(candidates_.size(), -1);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const bool counts = c.outcome == Outcome::won || c.outcome == Outcome::inside;
      if (!counts || rule(c).continues) continue;
      index_of[i] = static_cast<std::int32_t>(found_.size());
      found_.push_back(build(c));
      for (const Span part : found_.back().content) holders_.hold(part, index_of[i]);
    }
    add_untagged(index_of);
    return finish(index_of);
  }

 private:
  const AttributionRule& rule(const Candidate& c) const { return rules_.rules[c.rule]; }

  Span span(const Candidate& c, TokenRange range) const {
    return range.empty() ? Span{} : tapes_[c.block].span(range.first, range.last);
  }

  Attribution build(const Candidate& c) const {
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
    a.via = span(c, c.via);
    a.addressee = span(c, c.addressee);
    a.medium = span(c, c.medium);
    for (const TokenRange part : c.when) a.when.push_back(span(c, part));
    a.rule = rule(c).id;
    a.confidence = static_cast<float>(c.confidence);
    return a;
  }

  void add_untagged(std::vector<std::int32_t>& index_of) {
    Untagged untagged(text_, quotations_, tapes_, rules_, vocabulary_, found_, holders_);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (index_of[i] >= 0) untagged.add_behind(candidates_[i], index_of[i]);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (index_of[i] >= 0 && rule(candidates_[i]).next_block)
        untagged.add_next_block(candidates_[i], index_of[i]);
    untagged.add_reopened();
    untagged.find_lines(candidates_);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].outcome == Outcome::won && rule(candidates_[i]).continues)
        index_of[i] = untagged.add_orphan(candidates_[i]);
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
    const auto begins = [&](std::int32_t i) {
      return found_[static_cast<std::size_t>(i)].content.front();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::int32_t a, std::int32_t b) { return begins(a) < begins(b); });
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
      if (candidates_[i].outcome == Outcome::inside && index_of[i] >= 0 &&
          candidates_[i].better >= 0)
        out.attributions[static_cast<std::size_t>(index_of[i])].outer =
            index_of[static_cast<std::size_t>(candidates_[i].better)];
    for (std::size_t i = 0; i < out.attributions.size(); ++i) {
      Attribution& a = out.attributions[i];
      a.confidence = static_cast<float>(last_look(rules_.weights, a, i, observer_));
    }
    out.uses.assign(quotations_.size(), QuotationUse::none);
    for (std::size_t q = 0; q < quotations_.size(); ++q)
      if (holders_.is_held(q) && place[static_cast<std::size_t>(holders_.of(q))] >= 0)
        out.uses[q] = QuotationUse::speech;
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
          if (!std::binary_search(left.begin(), left.end(), rule.before) ||
              !std::binary_search(right.begin(), right.end(), rule.after))
            continue;
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
  ModelObserver* observer_;
  std::vector<Attribution> found_;
  Holders holders_;
};

bool is_counted(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z') || byte >= 0xC3;
}

}  // namespace

double quoted_share(std::string_view text, const std::vector<Span>& spans,
                    const Quotations& quotations) {
  std::size_t all = 0, inside = 0;
  for (const Span part : spans) {
    auto at = std::partition_point(quotations.begin(), quotations.end(),
                                   [&](const Quotation& q) { return q.span.begin < part.begin; });
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
  return share >= kDirectShare ? AttributionType::direct
         : share > 0           ? AttributionType::mixed
                               : AttributionType::indirect;
}

Attributed attribute(const Article& article, const Blocks& blocks, const Quotations& quotations,
                     const std::vector<Tape>& tapes, const AttributeRules& rules,
                     const Vocabulary& vocabulary, Trace* trace) {
  Trace own;
  Trace& record = trace ? *trace : own;
  const CandidateFinder finder(rules, vocabulary);
  const Turns turns(article.text, tapes, vocabulary);
  for (const Tape& tape : tapes) {
    const BlockKind kind = blocks[tape.block].kind;
    if (kind == BlockKind::boilerplate || kind == BlockKind::byline || kind == BlockKind::dateline)
      continue;
    const std::size_t first = record.candidates.size();
    finder.find(article.text, tape, kind, record.candidates, record.observer);
    turns.drop_others(tape, rules, record.candidates, first);
    select(rules, vocabulary, tape, record.candidates, first);
  }
  return Assembler(article, quotations, tapes, rules, vocabulary, record.candidates,
                   record.observer)
      .run(record.attribution);
}

}  // namespace sayso
