#include "qualify/qualify.h"

#include <algorithm>

#include "resolve/tapes.h"

namespace sayso {
namespace {

constexpr std::uint32_t kReach = 60;  // tokens looked at on each side
constexpr auto kAnonymous = static_cast<std::uint16_t>(Qualifier::anonymous);

// An attribution as token ranges of the tape that its cue stands on.
class Parts {
 public:
  Parts(const Attribution& a, const Tape& tape, const Vocabulary& vocabulary)
      : tape_(tape), vocabulary_(vocabulary) {
    if (!a.cue.empty()) cue_ = tokens_in(tape, a.cue.front());
    if (!a.mention.empty()) source_ = tokens_in(tape, a.mention.front());
    for (const Span part : a.content)
      if (const TokenRange tokens = tokens_in(tape, part); !tokens.empty())
        content_.push_back(tokens);
  }

  std::vector<TokenRange> of(QualifierRule::Part part) const {
    using Part = QualifierRule::Part;
    switch (part) {
      case Part::cue:
        return {cue_};
      case Part::source:
        return {source_};
      case Part::content:
        return content_;
      case Part::before:
        return {before()};
      case Part::between:
        return {between()};
      case Part::behind:
        return {behind()};
    }
    return {};
  }

 private:
  bool is_end(std::uint32_t token) const {
    return tape_.tokens[token].symbol == vocabulary_.end_symbol();
  }

  TokenRange before() const {
    if (cue_.empty()) return {};
    const std::uint32_t last = source_.empty() ? cue_.first : std::min(source_.first, cue_.first);
    std::uint32_t least = last > kReach ? last - kReach : 0;
    for (const TokenRange part : content_)
      if (part.first < last) least = std::max(least, std::min(part.last, last));
    std::uint32_t first = last;
    while (first > least && !is_end(first - 1)) --first;
    return {first, last};
  }

  TokenRange between() const {
    if (cue_.empty() || source_.empty() || source_.last > cue_.first) return {};
    const TokenRange gap{source_.last, cue_.first};
    const auto crosses = [&](TokenRange part) { return part.overlaps(gap); };
    return std::any_of(content_.begin(), content_.end(), crosses) ? TokenRange{} : gap;
  }

  TokenRange behind() const {
    if (cue_.empty()) return {};
    const std::uint32_t first = source_.first >= cue_.last ? source_.last : cue_.last;
    auto most = std::min(first + kReach, static_cast<std::uint32_t>(tape_.tokens.size()));
    for (const TokenRange part : content_)
      if (part.last > first) most = std::min(most, std::max(part.first, first));
    std::uint32_t last = first;
    while (last < most && !is_end(last) && tape_.tokens[last].quotation == Token::kNone) ++last;
    return {first, last};
  }

  const Tape& tape_;
  const Vocabulary& vocabulary_;
  TokenRange cue_, source_;
  std::vector<TokenRange> content_;
};

void keep(Capture capture, Span span, Attribution& a) {
  const auto once = [&](Span& place) {
    if (place.empty()) place = span;
  };
  const auto overlaps = [&](Span known) { return known.overlaps(span); };
  switch (capture) {
    case Capture::via:
      return once(a.via);
    case Capture::medium:
      return once(a.medium);
    case Capture::addressee:
      return once(a.addressee);
    case Capture::when:
      if (std::none_of(a.when.begin(), a.when.end(), overlaps)) a.when.push_back(span);
      return;
    default:
      return;
  }
}

void qualify_one(const Tape& tape, const QualifyRules& rules, const Vocabulary& vocabulary,
                 Attribution& a) {
  const Parts parts(a, tape, vocabulary);
  std::vector<QualifyRules::Hit> found;
  for (std::size_t i = 0; i < QualifierRule::kParts; ++i) {
    const auto place = static_cast<QualifierRule::Part>(i);
    for (const TokenRange part : parts.of(place)) rules.find(place, tape, part, found);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& x, const auto& y) { return x.rule < y.rule; });
  for (const auto& hit : found) {
    const QualifierRule& rule = rules.rules[hit.rule];
    if (!rule.is_for(a)) continue;
    for (const auto& [capture, tokens] : rules.groups(tape, hit))
      keep(capture, tape.span(tokens.first, tokens.last), a);
    a.qualifiers = static_cast<std::uint16_t>((a.qualifiers & ~rule.removes) | rule.gives);
  }
  std::sort(a.when.begin(), a.when.end());
}

// Those without a name who are anonymous in one attribution are so in all.
void spread_anonymity(const Speakers& speakers, std::vector<Attribution>& attributions) {
  std::vector<bool> anonymous(speakers.all.size());
  const auto each = [&](auto act) {
    for (std::size_t i = 0; i < attributions.size(); ++i)
      for (const std::uint32_t s : speakers.resolutions[i].speakers)
        if (speakers.all[s].name.empty()) act(attributions[i], s);
  };
  each([&](const Attribution& a, std::uint32_t s) {
    if (a.has(Qualifier::anonymous)) anonymous[s] = true;
  });
  each([&](Attribution& a, std::uint32_t s) {
    if (anonymous[s]) a.qualifiers |= kAnonymous;
  });
}

}  // namespace

void qualify(const std::vector<Tape>& tapes, const Speakers& speakers, const QualifyRules& rules,
             const Vocabulary& vocabulary, std::vector<Attribution>& attributions) {
  for (Attribution& a : attributions) qualify_one(tapes[a.block], rules, vocabulary, a);
  spread_anonymity(speakers, attributions);
}

}  // namespace sayso
