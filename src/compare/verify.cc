#include "compare/verify.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "compare/difference.h"
#include "compare/joined.h"

namespace sayso::compare {
namespace {

constexpr std::uint32_t kContext = 12;         // words shown on either side
constexpr std::size_t kMostPlaces = 64;        // of one quotation in a source, looked at together
constexpr std::size_t kManySubstitutions = 3;  // that a translation would explain

constexpr std::array<std::string_view, 6> kVerdictNames = {
    "verbatim", "partial", "attributed-otherwise", "differs", "reworded-without-marks",
    "not-found"};

bool has(const std::vector<Flag>& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// From the source to the quotation: what the one has and the other has not changes sides.
Match turned(Match match) {
  std::swap(match.a, match.b);
  for (Step& step : match.steps) {
    std::swap(step.a, step.b);
    if (step.op == Op::insert)
      step.op = Op::erase;
    else if (step.op == Op::erase)
      step.op = Op::insert;
  }
  return match;
}

// Words at the edges of the quotation that the source has not.
bool is_part(const Match& turned) {
  return !turned.steps.empty() &&
         (turned.steps.front().op == Op::insert || turned.steps.back().op == Op::insert);
}

// `is_marked`: the quotation says by an ellipsis that something was left out.
Verdict verdict_of(const Pair& pair, bool is_quoted, bool is_part, bool is_marked) {
  const auto is = [&](Flag flag) { return has(pair.flags, flag); };
  // What is put in at the edges alone is a part that was not found.
  const auto inserted = std::count_if(pair.edits.begin(), pair.edits.end(), [](const Edit& edit) {
    return has(edit.flags, Flag::inserted);
  });
  const auto at_edges = is_part ? (has(pair.edits.front().flags, Flag::inserted) +
                                   has(pair.edits.back().flags, Flag::inserted))
                                : 0;
  if (is(Flag::substituted) || is(Flag::cut_middle) || inserted > at_edges ||
      (is(Flag::joined) && !is_marked))
    return is_quoted ? Verdict::differs : Verdict::reworded_without_marks;
  if (is(Flag::speaker_different)) return Verdict::attributed_otherwise;
  if (inserted > 0 || is(Flag::joined) || is(Flag::brackets)) return Verdict::partial;
  return Verdict::verbatim;
}

bool all_stand_there(const Match& match) { return match.equal == match.a.size(); }

std::string translation_note(const Passage& passage) {
  const auto& pair = passage.pair;
  const auto substitutions =
      std::count_if(pair.edits.begin(), pair.edits.end(),
                    [](const Edit& edit) { return edit.op == Op::substitute; });
  const bool is_other =
      has(pair.flags, Flag::speaker_different) || has(pair.flags, Flag::speaker_dropped);
  const bool is_fact = std::any_of(pair.risks.begin(), pair.risks.end(), [](Risk risk) {
    return risk == Risk::number || risk == Risk::name;
  });
  if (static_cast<std::size_t>(substitutions) < kManySubstitutions || is_other || is_fact)
    return "";
  return "many words differ, but no name and no number: the two texts may be two translations of "
         "one speech";
}

}  // namespace

std::string_view name(Verdict verdict) { return kVerdictNames[static_cast<std::size_t>(verdict)]; }

void Verifier::add(const Reading& reading, std::size_t unit) {
  const Unit& one = reading.units[unit];
  const auto index = static_cast<std::uint32_t>(asked_.size());
  asked_.push_back({&reading,
                    &one,
                    one.attribution == kNobody
                        ? nullptr
                        : &reading.said[static_cast<std::size_t>(one.attribution)],
                    {}});
  if (one.size() < kShingleWords)
    tiny_[reading.words[one.begin].key].push_back(index);
  else
    index_.add(index, std::span(reading.words).subspan(one.begin, one.size()));
}

void Verifier::build() { index_.build(); }

void Verifier::search(const Reading& source) {
  std::optional<CodePoints> points;  // once it is needed
  const std::vector<Place> places = index_.find(source.words);
  for (auto place = places.begin(); place != places.end();) {
    Asked& asked = asked_[place->quotation];
    std::vector<Held> all;
    const std::uint32_t quotation = place->quotation;
    for (; place != places.end() && place->quotation == quotation && all.size() < kMostPlaces;
         ++place)
      if (auto held = hold(asked, source, place->range, points)) all.push_back(std::move(*held));
    keep(asked, std::move(all));
  }
  if (tiny_.empty()) return;
  for (std::uint32_t i = 0; i < source.words.size(); ++i) {
    const auto found = tiny_.find(source.words[i].key);
    if (found == tiny_.end()) continue;
    for (const std::uint32_t index : found->second) {
      Asked& asked = asked_[index];
      if (auto held = hold(asked, source, {i, i + asked.unit->size()}, points))
        keep(asked, {std::move(*held)});
    }
  }
}

std::optional<Verifier::Held> Verifier::hold(const Asked& asked, const Reading& source, Range place,
                                             std::optional<CodePoints>& points) const {
  Match found = match(*asked.reading, *asked.unit, source, place, Reach::around);
  if (found.b.empty() || (!all_stand_there(found) && !is_same(found, Voice::same)))
    return std::nullopt;

  Held held;
  Passage& passage = held.passage;
  passage.source = source.source;
  Occurrence& there = passage.occurrence;
  const Range range = found.b;
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    there.quoted |= (source.words[w].traits & kQuoted) != 0;
  std::int32_t said = kNobody;
  there.span = source.bytes(range);
  if (there.quoted) {
    const Unit& unit = source.units[static_cast<std::size_t>(source.unit_at(range))];
    there.span = {std::min(there.span.begin, unit.span.begin),
                  std::max(there.span.end, unit.span.end)};
    said = unit.attribution;
  }
  if (said == kNobody) said = source.said_at(there.span);
  const Said* who = said == kNobody ? nullptr : &source.said[static_cast<std::size_t>(said)];
  there.text = slice(source.text, there.span);
  if (!points) points.emplace(source.text);
  there.start = points->offset(there.span.begin);
  there.end = points->offset(there.span.end);
  if (who) there.attribution = who->id, there.speaker = who->speaker, there.cue = who->cue;
  const auto last = static_cast<std::uint32_t>(source.words.size());
  const Span before{source.words[range.begin - std::min(range.begin, kContext)].span.begin,
                    there.span.begin};
  const Span after{there.span.end, source.words[std::min(last, range.end + kContext) - 1].span.end};
  if (before.begin < before.end) passage.before = slice(source.text, before);
  if (after.begin < after.end) passage.after = slice(source.text, after);

  passage.equal = found.equal;
  const Match from_source = turned(std::move(found));
  describe(from_source, {source, who}, {*asked.reading, asked.said}, rules_, passage.pair);
  if (!asked.said) std::erase(passage.pair.flags, Flag::speaker_dropped);  // nobody was asked for
  held.place = shared_words(from_source, Whole::a);
  held.of_quotation = shared_words(from_source, Whole::b);
  held.is_part = is_part(from_source);
  return held;
}

// Places of one source.
void Verifier::keep(Asked& asked, std::vector<Held> all) {
  std::vector<Piece> pieces;
  for (Held& held : all)
    pieces.push_back({0, held.place, held.of_quotation, Whole::b, &held.passage.pair});
  mark_joined(*asked.unit, pieces);
  const auto& words = asked.reading->words;
  const bool has_ellipsis =
      std::any_of(words.begin() + asked.unit->begin, words.begin() + asked.unit->end,
                  [](const Word& word) { return word.traits & kEllipsis; });
  for (Held& held : all) {
    Passage& passage = held.passage;
    passage.verdict =
        verdict_of(passage.pair, passage.occurrence.quoted, held.is_part, has_ellipsis);
    auto& passages = asked.passages;
    const auto same_place = [&](const Passage& one) {
      return one.source.id == passage.source.id &&
             one.occurrence.span.overlaps(passage.occurrence.span);
    };
    if (std::any_of(passages.begin(), passages.end(), same_place)) continue;
    // The nearest first: what is verbatim, then what has the most words in common.
    const auto rank = [](const Passage& one) {
      return std::tuple(one.verdict != Verdict::verbatim, -static_cast<std::int64_t>(one.equal),
                        one.verdict, one.pair.flags.size());
    };
    passages.insert(
        std::upper_bound(passages.begin(), passages.end(), passage,
                         [&](const Passage& a, const Passage& b) { return rank(a) < rank(b); }),
        std::move(passage));
    if (passages.size() > kMostPassages) passages.pop_back();
  }
}

std::vector<Verification> Verifier::results() const {
  std::vector<Verification> results;
  for (const Asked& asked : asked_) {
    Verification one;
    one.quotation = slice(asked.reading->text, asked.unit->span);
    one.article = asked.reading->source.id;
    if (asked.said) one.speaker = asked.said->speaker, one.attribution = asked.said->id;
    one.passages = asked.passages;
    if (!one.passages.empty()) {
      one.verdict = one.passages.front().verdict;
      one.flags = one.passages.front().pair.flags;
      if (one.verdict == Verdict::differs || one.verdict == Verdict::reworded_without_marks)
        one.note = translation_note(one.passages.front());
    }
    results.push_back(std::move(one));
  }
  return results;
}

}  // namespace sayso::compare
