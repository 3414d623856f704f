#include "attribute/content_end.h"

#include <algorithm>

#include "attribute/candidate.h"
#include "tape/chart.h"

namespace sayso {

ContentEnds::ContentEnds(const AttributeRules& rules, const Vocabulary& vocabulary)
    : rules_(rules), keys_(vocabulary), vocabulary_(vocabulary), finite_(vocabulary.find_class("finite")) {}

ContentEnd ContentEnds::find(std::string_view text, const Tape& tape, const BoundarySet& set, const Candidate& candidate,
                             std::uint32_t from, ModelObserver* observer) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const std::uint32_t reach = std::min(rules_.window, Chart::kMostLetters);
  const std::uint32_t limit = std::min(size, from + reach);
  const std::uint32_t begin = size <= reach ? 0 : from;  // all of a short tape: what is found there is known at the next place
  Chart& chart = Chart::of(rules_.ends);
  chart.read(rules_.parts.text(tape, begin, limit));
  std::vector<Chart::Group> groups;
  ContentEnd chosen{limit, "window"};
  bool is_chosen = false;
  for (std::uint32_t at = from; at < limit; ++at) {
    if (!chart.matches(set.pattern, at - begin)) continue;
    chart.capture(set.pattern, at - begin, Chart::Until::anywhere, groups);
    // Group 2 i is what the content keeps, group 2 i + 1 what it leaves.
    std::size_t place = 0;
    while (groups[2 * place + 1].first == Chart::Group::kNone) ++place;
    const ContentEnd end{begin + groups[2 * place + 1].first, set.places[place].id};
    const bool is_end = set.places[place].is_final || score(text, tape, set, candidate, end, observer) > 0;
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

double ContentEnds::score(std::string_view text, const Tape& tape, const BoundarySet& set, const Candidate& candidate,
                          ContentEnd end, ModelObserver* observer) const {
  double sum = 0;
  if (observer) observer->possible_end(candidate, end.token);
  const auto add = [&](Feature feature) __attribute__((always_inline)) {  // or its parts are copied
    sum += rules_.weights.weight(feature);
    if (observer) observer->choice_feature(text_of(feature));
  };
  const TokenRange last = candidate.content.back();
  std::string_view lemma = "-", cue_class = "-";
  if (candidate.cue_id != Candidate::kNone) {
    const Cue& cue = vocabulary_.cue(static_cast<std::uint16_t>(candidate.cue_id));
    lemma = cue.lemma;
    cue_class = name(cue.cue_class);
  }
  std::uint32_t rest = 0, finite_before = 0, finite_after = 0;
  bool quoted = false;
  const auto is_finite = [&](std::uint32_t i) { return finite_ && vocabulary_.is(tape.tokens[i].symbol, *finite_); };
  for (std::uint32_t i = last.first; i < end.token; ++i) {
    quoted = quoted || tape.tokens[i].quotation != Token::kNone;
    finite_before += is_finite(i);
  }
  for (std::uint32_t i = end.token; i < tape.tokens.size() && rest < 40; ++i, ++rest) {
    if (tape.tokens[i].symbol == vocabulary_.end_symbol()) break;
    finite_after += is_finite(i);
  }
  const FeaturePart first = keys_.key(text, tape, last.first);
  const FeaturePart before = keys_.key(text, tape, std::int64_t{end.token} - 1);
  const FeaturePart next = keys_.key(text, tape, end.token);
  const FeaturePart second = keys_.key(text, tape, std::int64_t{end.token} + 1);
  const FeaturePart third = keys_.key(text, tape, std::int64_t{end.token} + 2);
  const FeaturePart length = bucket(end.token - last.first);
  const FeaturePart finite = bucket(finite_before), later = bucket(finite_after);

  static constexpr FeaturePart kEnd = "end:", kFirst = "|first=", kNext = "|next=", kClass = "|class=", kBefore = "|before=",
                               kLength = "|length=", kSpace = " ";
  const FeaturePart boundary = end.boundary, cue = lemma, of_class = cue_class;

  add({"end:bias|", set.kind});
  add({kEnd, boundary});
  add({kEnd, boundary, kFirst, first});
  add({kEnd, boundary, "|cue=", cue});
  add({kEnd, boundary, kClass, of_class});
  add({kEnd, boundary, kLength, length});
  add({kEnd, boundary, "|rest=", bucket(rest)});
  add({kEnd, boundary, kBefore, before});
  add({kEnd, boundary, kNext, next});
  add({"end:next=", next, kSpace, second});
  add({"end:next=", next, kSpace, second, kSpace, third});
  add({kEnd, boundary, kFirst, first, kNext, next});
  add({kEnd, boundary, "|finite=", finite, "|later=", later});
  add({"end:first=", first, kLength, length});
  add({"end:class=", of_class, kNext, next});
  add({"end:cue=", cue, kLength, length});
  if (quoted) add({kEnd, boundary, "|quoted|next=", next});
  if (quoted) add({kEnd, boundary, "|quoted|before=", before});
  return sum;
}

}  // namespace sayso
