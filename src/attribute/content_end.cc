#include "attribute/content_end.h"

#include <algorithm>
#include <array>

#include "attribute/candidate.h"

namespace sayso {

ContentEnds::ContentEnds(const AttributeRules& rules, const Vocabulary& vocabulary)
    : rules_(rules), keys_(vocabulary), vocabulary_(vocabulary), finite_(vocabulary.find_class("finite")) {}

ContentEnd ContentEnds::find(std::string_view text, const Tape& tape, const BoundarySet& set, const Candidate& candidate,
                             std::uint32_t from, ModelObserver* observer) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const std::uint32_t limit = std::min(size, from + rules_.window);
  const std::uint32_t width = rules_.parts.width();
  const re2::StringPiece window = rules_.parts.text(tape, from, limit);
  std::vector<re2::StringPiece> parts(1 + 2 * set.places.size());
  ContentEnd chosen{limit, "window"};
  bool is_chosen = false;
  for (std::size_t at = 0; at < window.size();) {
    if (!set.pattern->Match(window, at, window.size(), re2::RE2::UNANCHORED, parts.data(), static_cast<int>(parts.size()))) break;
    // Group 2 i + 1 is what the content keeps, group 2 i + 2 what it leaves.
    std::size_t place = 0;
    while (!parts[2 * place + 2].data()) ++place;
    const ContentEnd end{from + static_cast<std::uint32_t>(parts[2 * place + 2].data() - window.data()) / width, set.places[place].id};
    const bool is_end = set.places[place].is_final || score(text, tape, set, candidate, end, observer) > 0;
    if (is_end && !is_chosen) {
      chosen = end;
      is_chosen = true;
    }
    // Calibration wants to see all places up to the end that is certain.
    if (set.places[place].is_final || (is_chosen && !observer)) break;
    at = std::size_t{width} * (end.token - from + 1);
  }
  return chosen;
}

double ContentEnds::score(std::string_view text, const Tape& tape, const BoundarySet& set, const Candidate& candidate,
                          ContentEnd end, ModelObserver* observer) const {
  double sum = 0;
  std::string joined;
  if (observer) observer->possible_end(candidate, end.token);
  auto add = [&](std::initializer_list<std::string_view> pieces) {
    FeatureHash hash;
    hash.add("end:");
    for (const auto piece : pieces) hash.add(piece);
    sum += rules_.weights.weight(hash.value());
    if (observer) {
      joined = "end:";
      for (const auto piece : pieces) joined += piece;
      observer->end_feature(joined);
    }
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
  const std::string_view first = keys_.key(text, tape, last.first);
  const std::string_view before = keys_.key(text, tape, std::int64_t{end.token} - 1);
  const std::string_view next = keys_.key(text, tape, end.token);
  const std::string_view second = keys_.key(text, tape, std::int64_t{end.token} + 1);
  const std::string_view third = keys_.key(text, tape, std::int64_t{end.token} + 2);
  const std::string_view length = bucket(end.token - last.first);
  const std::string_view finite = bucket(finite_before), later = bucket(finite_after);

  add({"bias|", set.kind});
  add({end.boundary});
  add({end.boundary, "|first=", first});
  add({end.boundary, "|cue=", lemma});
  add({end.boundary, "|class=", cue_class});
  add({end.boundary, "|length=", length});
  add({end.boundary, "|rest=", bucket(rest)});
  add({end.boundary, "|before=", before});
  add({end.boundary, "|next=", next});
  add({"next=", next, " ", second});
  add({"next=", next, " ", second, " ", third});
  add({end.boundary, "|first=", first, "|next=", next});
  add({end.boundary, "|finite=", finite, "|later=", later});
  add({"first=", first, "|length=", length});
  add({"class=", cue_class, "|next=", next});
  add({"cue=", lemma, "|length=", length});
  if (quoted) add({end.boundary, "|quoted|next=", next});
  if (quoted) add({end.boundary, "|quoted|before=", before});
  return sum;
}

}  // namespace sayso
