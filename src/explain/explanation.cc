#include "explain/explanation.h"

#include <algorithm>

#include "filter/filter.h"
#include "write/ids.h"

namespace sayso {
namespace {

bool overlaps(const std::vector<Span>& spans, Span place) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(place); });
}

bool touches(const Attribution& a, Span place) {
  return overlaps(a.content, place) || overlaps(a.cue, place) || overlaps(a.mention, place);
}

Part part_of(const Attribution& a, Span token) {
  if (overlaps(a.cue, token)) return Part::cue;
  if (overlaps(a.mention, token)) return Part::source;
  if (a.via.overlaps(token)) return Part::via;
  if (a.addressee.overlaps(token)) return Part::addressee;
  if (a.medium.overlaps(token)) return Part::medium;
  if (overlaps(a.when, token)) return Part::when;
  if (overlaps(a.content, token)) return Part::content;
  return Part::none;
}

// From the first to the last word of an attribution inside its block.
Span extent(const Attribution& a, Span block) {
  Span all{block.end, block.begin};
  for (const auto* spans : {&a.content, &a.cue, &a.mention}) {
    for (const Span span : *spans) {
      if (!block.contains(span)) continue;
      all.begin = std::min(all.begin, span.begin);
      all.end = std::max(all.end, span.end);
    }
  }
  return all;
}

class Explainer {
 public:
  Explainer(const Analysis& analysis, const PipelineTrace& trace, const LanguagePack& pack,
            bool nested)
      : analysis_(analysis), trace_(trace), pack_(pack), ids_(analysis.attributions.size()) {
    const FilterOptions shown_by_writers;
    const std::vector<bool> is_written = kept(analysis.attributions, shown_by_writers);
    is_shown_ = nested ? std::vector<bool>(is_written.size(), true) : is_written;
    const Analysis written = filter(analysis, shown_by_writers);
    const Ids ids = make_ids(written, CodePoints(written.article.text));
    std::size_t next = 0;
    for (std::size_t i = 0; i < ids_.size(); ++i)
      if (is_written[i]) ids_[i] = ids.attributions[next++];
  }

  bool is_asked(std::size_t index, const Question& question) const {
    if (!is_shown_[index]) return false;
    if (!question.id.empty()) return ids_[index] == question.id;
    return !question.place || touches(analysis_.attributions[index], *question.place);
  }

  ExplainedAttribution attribution(std::size_t index) const {
    const Attribution& a = analysis_.attributions[index];
    ExplainedAttribution out;
    out.id = ids_[index];
    out.index = static_cast<std::uint32_t>(index);
    for (const AttributionRule& rule : pack_.attribute.rules)
      if (rule.id == a.rule) out.rule = &rule;
    const Tape& tape = trace_.tapes[a.block];
    out.tape = sentences(tape, extent(a, analysis_.blocks[a.block].span));
    for (ExplainedToken& token : out.tape) token.part = part_of(a, token.span);

    const auto [first, last] = candidates_of(a.block);
    std::size_t winner = last;
    for (std::size_t c = first; c < last && winner == last; ++c)
      if (became(c) == static_cast<std::int32_t>(index)) winner = c;
    if (winner == last) return out;
    out.boundary = candidate(winner).boundary;
    for (std::size_t c = first; c < last; ++c)
      if (lost_against(c, winner)) out.losers.push_back(told(c));
    most_confident_first(out.losers);
    return out;
  }

  ExplainedPlace place(Span place) const {
    ExplainedPlace out;
    for (const Tape& tape : trace_.tapes) {
      const Span block = analysis_.blocks[tape.block].span;
      if (!block.contains(place.begin)) continue;
      out.tape = sentences(tape, {place.begin, std::min(place.end, block.end)});
      if (out.tape.empty()) break;
      const Span sentence{out.tape.front().span.begin, out.tape.back().span.end};
      const auto [first, last] = candidates_of(tape.block);
      for (std::size_t c = first; c < last; ++c) {
        ExplainedCandidate there = told(c);
        if (overlaps(there.content, sentence) || there.cue.overlaps(sentence))
          out.candidates.push_back(std::move(there));
      }
    }
    most_confident_first(out.candidates);
    return out;
  }

 private:
  const Candidate& candidate(std::size_t c) const { return trace_.attribute.candidates[c]; }
  std::int32_t became(std::size_t c) const { return trace_.attribute.attribution[c]; }

  // Candidates stand in the order of their blocks.
  std::pair<std::size_t, std::size_t> candidates_of(std::uint32_t block) const {
    const auto& all = trace_.attribute.candidates;
    const auto first = std::partition_point(all.begin(), all.end(),
                                            [&](const Candidate& c) { return c.block < block; });
    const auto last = std::partition_point(first, all.end(),
                                           [&](const Candidate& c) { return c.block == block; });
    return {static_cast<std::size_t>(first - all.begin()),
            static_cast<std::size_t>(last - all.begin())};
  }

  bool lost_against(std::size_t c, std::size_t winner) const {
    if (c == winner) return false;
    const std::int32_t own = became(c);
    if (own >= 0 && (own == became(winner) || is_shown_[static_cast<std::size_t>(own)]))
      return false;
    if (candidate(c).better == static_cast<std::int32_t>(winner)) return true;
    const TokenRange cue = candidate(winner).cue;
    return !cue.empty() && cue.overlaps(candidate(c).cue);
  }

  ExplainedCandidate told(std::size_t index) const {
    const Candidate& c = candidate(index);
    const Tape& tape = trace_.tapes[c.block];
    const auto span = [&](TokenRange range) {
      return range.empty() ? Span{} : tape.span(range.first, range.last);
    };
    ExplainedCandidate out;
    out.rule = pack_.attribute.rules[c.rule].id;
    for (const auto* parts : {&c.content, &c.more})
      for (const TokenRange part : *parts) out.content.push_back(span(part));
    out.content.insert(out.content.end(), c.elsewhere.begin(), c.elsewhere.end());
    out.cue = span(c.cue);
    out.source = span(c.source);
    out.confidence = c.confidence;
    out.outcome = name(c.outcome);
    if (c.better != Candidate::kNone)
      if (const std::int32_t winner = became(static_cast<std::size_t>(c.better)); winner >= 0)
        out.better = ids_[static_cast<std::size_t>(winner)];
    return out;
  }

  static void most_confident_first(std::vector<ExplainedCandidate>& candidates) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  }

  // The tokens of the sentences that `words` lie in.
  std::vector<ExplainedToken> sentences(const Tape& tape, Span words) const {
    const auto& tokens = tape.tokens;
    const auto is_end = [&](const Token& token) {
      return token.symbol == pack_.vocabulary.end_symbol();
    };
    auto first = std::partition_point(tokens.begin(), tokens.end(),
                                      [&](const Token& t) { return t.span.end <= words.begin; });
    auto last = std::partition_point(first, tokens.end(),
                                     [&](const Token& t) { return t.span.begin < words.end; });
    while (first != tokens.begin() && !is_end(*(first - 1))) --first;
    while (last != tokens.end() && (last == first || !is_end(*(last - 1)))) ++last;
    std::vector<ExplainedToken> out;
    for (; first != last; ++first)
      out.push_back({first->span, pack_.vocabulary.classes_of(first->symbol), Part::none});
    return out;
  }

  const Analysis& analysis_;
  const PipelineTrace& trace_;
  const LanguagePack& pack_;
  std::vector<std::string> ids_;  // of the attributions; "" for those that are not written
  std::vector<bool> is_shown_;
};

}  // namespace

std::string_view name(Part part) {
  switch (part) {
    case Part::none:
      return "";
    case Part::content:
      return "content";
    case Part::source:
      return "source";
    case Part::cue:
      return "cue";
    case Part::via:
      return "via";
    case Part::addressee:
      return "addressee";
    case Part::medium:
      return "medium";
    case Part::when:
      return "when";
  }
  return "";
}

Explanation explain(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                    const Question& question) {
  Explanation explanation;
  const LanguagePack* pack = rules.pack(analysis.article.language);
  if (!pack) {
    if (question.place) explanation.place.emplace();
    return explanation;
  }
  const Explainer explainer(analysis, trace, *pack, question.nested);
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i)
    if (explainer.is_asked(i, question))
      explanation.attributions.push_back(explainer.attribution(i));
  if (question.place && explanation.attributions.empty())
    explanation.place = explainer.place(*question.place);
  return explanation;
}

}  // namespace sayso
