#include "attribute/content_end.h"

#include <algorithm>

#include "attribute/candidate.h"
#include "tape/chart.h"

namespace sayso {

ContentEnds::ContentEnds(const AttributeRules& rules, const Vocabulary& vocabulary)
    : rules_(rules),
      keys_(vocabulary),
      vocabulary_(vocabulary),
      finite_(vocabulary.find_class("finite")),
      past_(vocabulary.find_class("past-tense")) {}

ContentEnd ContentEnds::find(std::string_view text, const Tape& tape, const BoundarySet& set,
                             const Candidate& candidate, std::uint32_t from,
                             ModelObserver* observer) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const std::uint32_t reach = std::min(rules_.window, Chart::kMostLetters);
  const std::uint32_t limit = std::min(size, from + reach);
  const std::uint32_t begin =
      size <= reach ? 0
                    : from;  // all of a short tape: what is found there is known at the next place
  Chart& chart = Chart::of(rules_.ends);
  chart.read(tape.symbols_of(begin, limit));
  thread_local std::vector<Chart::Group> groups;
  ContentEnd chosen{limit, "window"};
  bool is_chosen = false;
  for (std::uint32_t at = from; at < limit; ++at) {
    if (!chart.matches(set.pattern, at - begin)) continue;
    chart.capture(set.pattern, at - begin, Chart::Until::anywhere, groups);
    // Group 2 i is what the content keeps, group 2 i + 1 what it leaves.
    std::size_t place = 0;
    while (groups[2 * place + 1].first == Chart::Group::kNone) ++place;
    const ContentEnd end{begin + groups[2 * place + 1].first, set.places[place].id};
    const bool is_end =
        set.places[place].is_final || score(text, tape, set, candidate, end, observer) > 0;
    if (is_end && !is_chosen) {
      chosen = end;
      is_chosen = true;
    }
    // Calibration wants to see all places up to the end that is certain.
    if (set.places[place].is_final || (is_chosen && !observer)) break;
    at = end.token;
  }
  return chosen;
}

// Of a finite verb: an auxiliary by its word, another by whether it stands in the past. Below 0
// stands for none.
FeaturePart ContentEnds::tense(std::string_view text, const Tape& tape, std::int64_t verb) const {
  static constexpr FeaturePart kNone("-"), kPast("past");
  if (verb < 0) return kNone;
  const auto symbol = tape.tokens[static_cast<std::size_t>(verb)].symbol;
  return past_ && vocabulary_.is(symbol, *past_) ? kPast : keys_.key(text, tape, verb);
}

double ContentEnds::score(std::string_view text, const Tape& tape, const BoundarySet& set,
                          const Candidate& candidate, ContentEnd end,
                          ModelObserver* observer) const {
  if (observer) observer->possible_end(candidate, end.token);
  FeatureList features;
  const auto add = [&](const auto&... parts) {
    features.add(parts...);
    if (observer) observer->choice_feature(text_of(parts...));
  };
  const TokenRange last = candidate.content.back();
  std::string_view lemma = "-", cue_class = "-";
  if (candidate.cue_id != Candidate::kNone) {
    const Cue& cue = vocabulary_.cue(static_cast<std::uint16_t>(candidate.cue_id));
    lemma = cue.lemma;
    cue_class = name(cue.cue_class);
  }
  std::uint32_t rest = 0, finite_before = 0, finite_after = 0;
  std::int64_t verb = -1, next_verb = -1;  // the last before the place, the first behind it
  bool quoted = false;
  const auto is_finite = [&](std::uint32_t i) {
    return finite_ && vocabulary_.is(tape.tokens[i].symbol, *finite_);
  };
  for (std::uint32_t i = last.first; i < end.token; ++i) {
    quoted = quoted || tape.tokens[i].quotation != Token::kNone;
    if (is_finite(i)) ++finite_before, verb = i;
  }
  for (std::uint32_t i = end.token; i < tape.tokens.size() && rest < 40; ++i, ++rest) {
    if (tape.tokens[i].symbol == vocabulary_.end_symbol()) break;
    if (is_finite(i) && finite_after++ == 0) next_verb = i;
  }
  const auto key = [&](std::int64_t token) { return keys_.key(text, tape, token); };
  const FeaturePart first = key(last.first), before = key(std::int64_t{end.token} - 1);
  const FeaturePart next = key(end.token), second = key(std::int64_t{end.token} + 1);
  const FeaturePart third = key(std::int64_t{end.token} + 2);
  const FeaturePart length = bucket(end.token - last.first);
  const FeaturePart finite = bucket(finite_before), later = bucket(finite_after);

  static constexpr FeaturePart kBias("end:bias|"), kEnd("end:"), kFirst("|first="), kNext("|next="),
      kCue("|cue="), kClass("|class="), kBefore("|before="), kLength("|length="), kRest("|rest="),
      kSpace(" "), kFinite("|finite="), kLater("|later="), kEndNext("end:next="),
      kEndFirst("end:first="), kEndClass("end:class="), kEndCue("end:cue="),
      kQuotedNext("|quoted|next="), kQuotedBefore("|quoted|before="), kVerbs("|verbs=");
  const FeaturePart cue_tense =
      tense(text, tape, std::int64_t{candidate.cue.last} - candidate.joined - 1);
  const FeaturePart last_tense = tense(text, tape, verb);
  const FeaturePart next_tense = tense(text, tape, next_verb);
  const FeaturePart kind(set.kind), boundary(end.boundary), cue(lemma), of_class(cue_class);

  add(kBias, kind);
  add(kEnd, boundary);
  add(kEnd, boundary, kFirst, first);
  add(kEnd, boundary, kCue, cue);
  add(kEnd, boundary, kClass, of_class);
  add(kEnd, boundary, kLength, length);
  add(kEnd, boundary, kRest, bucket(rest));
  add(kEnd, boundary, kBefore, before);
  add(kEnd, boundary, kNext, next);
  add(kEndNext, next, kSpace, second);
  add(kEndNext, next, kSpace, second, kSpace, third);
  add(kEnd, boundary, kFirst, first, kNext, next);
  add(kEnd, boundary, kFinite, finite, kLater, later);
  add(kEndFirst, first, kLength, length);
  add(kEndFirst, first, kFinite, finite);  // "that Maruvia | , which ...": no verb yet
  add(kEndNext, next, kFinite, finite, kLater, later);
  add(kEndClass, of_class, kNext, next);
  add(kEndCue, cue, kLength, length);
  // "said that it should pay | and accused": the tense tells whose verb comes next.
  add(kEnd, boundary, kVerbs, cue_tense, kSpace, last_tense, kSpace, next_tense);
  if (quoted) add(kEnd, boundary, kQuotedNext, next);
  if (quoted) add(kEnd, boundary, kQuotedBefore, before);
  return rules_.weights.sum(features);
}

}  // namespace sayso
