#include "explain/explanation.h"

#include <algorithm>

#include "explain/near_misses.h"
#include "explain/sentences.h"
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
    out.tape = sentences(tape, words_of(a, analysis_.blocks[a.block].span));
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

  // The rules that came near in the sentences that `words` lie in.
  std::vector<ExplainedNearMiss> nearly(Span words) const {
    std::vector<ExplainedNearMiss> out;
    const NearMisses misses(pack_);
    for (const Tape& tape : trace_.tapes) {
      const Span block = analysis_.blocks[tape.block].span;
      if (!block.contains(words.begin)) continue;
      const TokenRange range =
          sentences_around(tape, {words.begin, std::min(words.end, block.end)}, pack_.vocabulary);
      const auto size = static_cast<std::int64_t>(tape.tokens.size());
      for (NearMiss& miss : misses.at(tape, range.first, range.last, trace_.attribute.candidates)) {
        const TokenRange anchor{miss.cue.first, std::max(miss.cue.last, miss.cue.first + 1)};
        const bool has_token = miss.stopped >= 0 && miss.stopped < size;
        out.push_back({.rule = miss.rule,
                       .cue = tape.span(anchor.first, anchor.last),
                       .side = name(miss.side),
                       .stopped = has_token
                                      ? tape.tokens[static_cast<std::size_t>(miss.stopped)].span
                                      : Span{},
                       .wanted = std::move(miss.wanted)});
      }
    }
    return out;
  }

 private:
  static std::string_view name(NearMiss::Side side) {
    switch (side) {
      case NearMiss::Side::before:
        return "before";
      case NearMiss::Side::after:
        return "after";
      case NearMiss::Side::cue:
        return "cue";
    }
    return "";
  }

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
    out.cue = span(c.cue);
    out.source = span(c.source);
    out.confidence = c.confidence;
    out.outcome = sayso::name(c.outcome);
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
    std::vector<ExplainedToken> out;
    const TokenRange range = sentences_around(tape, words, pack_.vocabulary);
    for (std::uint32_t i = range.first; i < range.last; ++i)
      out.push_back(
          {tape.tokens[i].span, pack_.vocabulary.classes_of(tape.tokens[i].symbol), Part::none});
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
  if (question.place) {
    explanation.nearly = explainer.nearly(*question.place);
  } else if (!question.id.empty() && !explanation.attributions.empty()) {
    const Attribution& asked = analysis.attributions[explanation.attributions.front().index];
    explanation.nearly = explainer.nearly(words_of(asked, analysis.blocks[asked.block].span));
  }
  return explanation;
}

}  // namespace sayso
