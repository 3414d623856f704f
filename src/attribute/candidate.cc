#include "attribute/candidate.h"

#include <algorithm>
#include <array>

#include "attribute/second_look.h"

namespace sayso {

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::open:
      return "open";
    case Outcome::won:
      return "won";
    case Outcome::weak:
      return "confidence below the threshold";
    case Outcome::cue_taken:
      return "the cue belongs to a better candidate";
    case Outcome::crossing:
      return "its content would cross or hold a better candidate's";
    case Outcome::inside:
      return "inside the content of another";
    case Outcome::no_source:
      return "no source before it to inherit";
    case Outcome::no_turn:
      return "its source opens no other block";
  }
  return "";
}

CandidateFinder::CandidateFinder(const AttributeRules& rules, const Vocabulary& vocabulary)
    : rules_(rules),
      vocabulary_(vocabulary),
      keys_(vocabulary),
      ends_(rules, vocabulary),
      cue_ends_(rules, vocabulary),
      trimmed_(vocabulary.find_class("trimmed")) {
  static constexpr std::array kNounKinds = {FeaturePart("subject-pronouns"),
                                            FeaturePart("people:plural"),
                                            FeaturePart("people:singular"),
                                            FeaturePart("role:singular"),
                                            FeaturePart("role:plural"),
                                            FeaturePart("body:singular"),
                                            FeaturePart("body:plural"),
                                            FeaturePart("document:singular"),
                                            FeaturePart("document:plural"),
                                            FeaturePart("metonyms"),
                                            FeaturePart("time"),
                                            FeaturePart("relative-words"),
                                            FeaturePart("cue")};
  for (const FeaturePart& kind : kNounKinds)
    if (const auto id = vocabulary.find_class(kind.text)) noun_kinds_.emplace_back(*id, kind);
  // What goes over the borders of blocks cannot be told right or wrong by its own words, and a rule
  // that nobody has measured yet is as good as its author says.
  static constexpr FeaturePart kRule("rule=");
  for (const AttributionRule& rule : rules.rules)
    is_measured_.push_back(!rule.continues && !rule.next_block && !rule.turn &&
                           rules.weights.has(hash_of(kRule, FeaturePart(rule.id))));
}

void CandidateFinder::find(std::string_view text, const Tape& tape, BlockKind block_kind,
                           std::vector<Candidate>& out, ModelObserver* observer) const {
  const std::size_t first = out.size();
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    if (token.symbol == vocabulary_.end_symbol())
      ++sentence;
    else if (token.quotation != Token::kNone)
      apply(text, tape, at_quote(tape, i, sentence), out, observer);
    else
      for (const std::uint16_t reading : vocabulary_.cues(token.entry))
        apply(text, tape, at_cue(tape, i, sentence, reading), out, observer);
  }
  for (std::size_t i = first; i < out.size(); ++i)
    out[i].confidence = score(text, tape, block_kind, out[i], i, nullptr);
  inherit_sources(out, first);
  for (std::size_t i = first; i < out.size(); ++i) {
    const bool inherits = rules_.rules[out[i].rule].source == SourceFrom::inherit;
    if (inherits || observer)
      out[i].confidence = score(text, tape, block_kind, out[i], i, observer);
  }
  for (std::size_t i = first; i < out.size(); ++i) out[i].alone = out[i].confidence;
  look_again(rules_.weights, is_measured_, out, first, observer);
}

Candidate CandidateFinder::at_cue(const Tape& tape, std::uint32_t index, std::uint32_t sentence,
                                  std::uint16_t reading) const {
  const Cue& cue = vocabulary_.cue(reading);
  Candidate seed;
  seed.block = tape.block;
  seed.cue_id = reading;
  seed.sentence = sentence;
  seed.attributes = cue.attributes;
  seed.cue = {index, index + 1};

  // The run: the first that its cue and its words fit.
  std::vector<CapturedRange> groups;
  const PatternSet::Place left = rules_.run_before.at(tape, index, rules_.window);
  const PatternSet::Place right = rules_.run_after.at(tape, index + 1, rules_.window);
  for (std::size_t r = 0; r < rules_.runs.size(); ++r) {
    const CueRun& run = rules_.runs[r];
    TokenRange before, after;
    if (!run.cue.holds(cue.attributes) || !left.matches(run.before) || !right.matches(run.after))
      continue;
    left.capture(run.before, groups, before);
    right.capture(run.after, groups, after);
    seed.run = static_cast<std::int32_t>(r);
    seed.cue = {before.first, after.last};
    seed.attributes |= run.gives;
    seed.qualifiers |= run.qualifiers;
    break;
  }
  return seed;
}

Candidate CandidateFinder::at_quote(const Tape& tape, std::uint32_t index, std::uint32_t sentence) {
  Candidate seed;
  seed.block = tape.block;
  seed.sentence = sentence;
  seed.cue = {index, index};
  return seed;
}

// Tries the rules beside the cue or quotation of the seed.
void CandidateFinder::apply(std::string_view text, const Tape& tape, const Candidate& seed,
                            std::vector<Candidate>& out, ModelObserver* observer) const {
  const bool at_quote = seed.cue_id == Candidate::kNone;
  Beside beside{rules_.before.at(tape, seed.cue.first, rules_.window),
                rules_.after.at(tape, seed.cue.last, rules_.window),
                {},
                {},
                {},
                {}};
  rules_.for_each_between(beside.left, beside.right, [&](std::size_t r) {
    const AttributionRule& rule = rules_.rules[r];
    if (rule.at_quote != at_quote || !rule.cue.holds(seed.attributes)) return;
    // The left side refuses more.
    if (!beside.left.matches(rule.before) || !beside.right.matches(rule.after)) return;
    Candidate candidate = seed;
    candidate.rule = static_cast<std::uint16_t>(r);
    candidate.qualifiers |= rule.qualifiers;
    if (fill(text, tape, rule, candidate, beside, observer)) out.push_back(std::move(candidate));
  });
}

const std::vector<CapturedRange>& CandidateFinder::groups(const PatternSet::Place& place,
                                                          int pattern, std::vector<Side>& known) {
  for (const Side& one : known)
    if (one.pattern == pattern) return one.groups;
  Side& fresh = known.emplace_back(Side{pattern, {}});
  TokenRange whole;
  place.capture(pattern, fresh.groups, whole);
  return fresh.groups;
}

// Puts the groups of both sides into the candidate. False where no content is left.
bool CandidateFinder::fill(std::string_view text, const Tape& tape, const AttributionRule& rule,
                           Candidate& candidate, Beside& beside, ModelObserver* observer) const {
  const auto take = [&](CapturedRange group) {
    const auto [capture, range] = group;
    switch (capture) {
      case Capture::content:
        // A group that was cut at the anchor, or repeated beside it, is one part.
        if (!candidate.content.empty() && candidate.content.back().last == range.first)
          candidate.content.back().last = range.last;
        else
          candidate.content.push_back(range);
        break;
      case Capture::more:
        candidate.more.push_back(range);
        break;
      case Capture::source:
        candidate.source = range;
        break;
      case Capture::cue:
        candidate.cue.first = std::min(candidate.cue.first, range.first);
        candidate.cue.last = std::max(candidate.cue.last, range.last);
        break;
      case Capture::via:
        candidate.via = range;
        break;
      case Capture::addressee:
        candidate.addressee = range;
        break;
      case Capture::medium:
        candidate.medium = range;
        break;
      case Capture::when:
        candidate.when.push_back(range);
        break;
    }
  };
  for (const CapturedRange& group : groups(beside.left, rule.before, beside.known_left))
    take(group);
  for (const CapturedRange& group : groups(beside.right, rule.after, beside.known_right))
    take(group);
  join_cue(text, tape, rule, candidate, beside, observer);
  extend(text, tape, rule, candidate, beside, observer);
  if (!rule.turn)
    for (TokenRange& part : candidate.content) trim(tape, part);
  for (TokenRange& part : candidate.more) trim(tape, part);
  if (!candidate.source.empty()) trim(tape, candidate.source);
  std::erase_if(candidate.content, [](TokenRange r) { return r.empty(); });
  std::erase_if(candidate.more, [](TokenRange r) { return r.empty(); });
  return !candidate.content.empty() || rule.next_block;
}

// Words with which the content begins, and which belong to the cue: "impressed with | the plan".
void CandidateFinder::join_cue(std::string_view text, const Tape& tape, const AttributionRule& rule,
                               Candidate& candidate, Beside& beside,
                               ModelObserver* observer) const {
  if (rule.extend.empty() || candidate.content.empty() ||
      candidate.content.back().first != candidate.cue.last)
    return;
  TokenRange& last = candidate.content.back();
  const auto known = std::find_if(beside.cue_ends.begin(), beside.cue_ends.end(),
                                  [&](TokenRange one) { return one.first == candidate.cue.last; });
  const bool is_known = known != beside.cue_ends.end() && !observer;
  const std::uint32_t end =
      is_known ? known->last : cue_ends_.find(text, tape, candidate, observer);
  if (!is_known) beside.cue_ends.push_back({candidate.cue.last, end});
  candidate.joined = end - candidate.cue.last;
  candidate.cue.last = last.first = end;
  last.last = std::max(last.last, end + 1);
}

// The last content goes on to where contents of the rule's kind end.
void CandidateFinder::extend(std::string_view text, const Tape& tape, const AttributionRule& rule,
                             Candidate& candidate, Beside& beside, ModelObserver* observer) const {
  if (rule.turn && !candidate.content.empty())
    candidate.content.back().last = static_cast<std::uint32_t>(tape.tokens.size());
  if (rule.extend.empty() || candidate.content.empty()) return;
  const BoundarySet* set = rules_.boundary(rule.extend);
  TokenRange& last = candidate.content.back();
  if (!set || last.last <= candidate.cue.first) return;
  const auto known = std::find_if(beside.ends.begin(), beside.ends.end(), [&](const KnownEnd& one) {
    return one.set == set && one.first == last.first && one.from == last.last;
  });
  const bool is_known = known != beside.ends.end() && !observer;
  const ContentEnd end =
      is_known ? known->end : ends_.find(text, tape, *set, candidate, last.last, observer);
  if (!is_known) beside.ends.push_back({set, last.first, last.last, end});
  last.last = end.token;
  candidate.boundary = end.boundary;
}

// Commas, stops and sentence ends at the edges belong to nobody.
void CandidateFinder::trim(const Tape& tape, TokenRange& range) const {
  const auto loose = [&](std::uint32_t i) {
    const Token& token = tape.tokens[i];
    return token.symbol == vocabulary_.end_symbol() ||
           (trimmed_ && vocabulary_.is(token.symbol, *trimmed_));
  };
  while (!range.empty() && loose(range.last - 1)) --range.last;
  while (!range.empty() && loose(range.first)) ++range.first;
}

// A cue without a subject of its own (", adding that ...") takes the source of the best candidate
// of the nearest cue before it in its sentence.
void CandidateFinder::inherit_sources(std::vector<Candidate>& all, std::size_t first) const {
  constexpr std::size_t kMostBefore = 1024;  // candidates: more than any sentence has
  std::size_t sentence = first;              // where that of all[i] begins
  for (std::size_t i = first; i < all.size(); ++i) {
    if (all[i].sentence != all[sentence].sentence) sentence = i;
    if (rules_.rules[all[i].rule].source != SourceFrom::inherit) continue;
    const Candidate* best = nullptr;
    const std::size_t from = std::max(sentence, i - std::min(i, kMostBefore));
    for (std::size_t k = from; k < all.size() && all[k].cue.first < all[i].cue.first; ++k) {
      const Candidate& other = all[k];
      if (other.sentence != all[i].sentence || other.source.empty() ||
          other.cue.last > all[i].cue.first)
        continue;
      if (other.source.last > all[i].cue.first) continue;
      if (!best || other.confidence > best->confidence) best = &other;
    }
    if (best)
      all[i].source = best->source;
    else
      all[i].outcome = Outcome::no_source;
  }
}

}  // namespace sayso
