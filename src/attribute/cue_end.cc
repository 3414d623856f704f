#include "attribute/cue_end.h"

#include "attribute/candidate.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostWords = 3;  // "fessed up to"

}  // namespace

CueEnds::CueEnds(const AttributeRules& rules, const Vocabulary& vocabulary)
    : rules_(rules),
      vocabulary_(vocabulary),
      keys_(vocabulary),
      joins_(vocabulary.find_class("joins-cue")) {}

std::uint32_t CueEnds::find(std::string_view text, const Tape& tape, const Candidate& candidate,
                            ModelObserver* observer) const {
  std::uint32_t end = candidate.cue.last;
  if (!joins_) return end;
  while (end < candidate.cue.last + kMostWords && end + 1 < tape.tokens.size() &&
         vocabulary_.is(tape.tokens[end].symbol, *joins_) &&
         tape.tokens[end + 1].symbol != vocabulary_.end_symbol()) {
    if (score(text, tape, candidate, end, observer) <= 0) break;
    ++end;
  }
  return end;
}

double CueEnds::score(std::string_view text, const Tape& tape, const Candidate& candidate,
                      std::uint32_t token, ModelObserver* observer) const {
  if (candidate.cue_id == Candidate::kNone) return 0;
  if (observer) observer->possible_cue_word(candidate, token);
  FeatureList features;
  const auto add = [&](const auto&... parts) {
    features.add(parts...);
    if (observer) observer->choice_feature(text_of(parts...));
  };
  static constexpr FeaturePart kBias("cue:bias"), kWord("cue:word="), kCue("|cue="), kRun("|run="),
      kNext("|next="), kClass("|class="), kPlace("cue:place="), kAlone("cue:cue="), kNone("-");
  const Cue& cue = vocabulary_.cue(static_cast<std::uint16_t>(candidate.cue_id));
  const FeaturePart lemma(cue.lemma), of_class(name(cue.cue_class));
  const FeaturePart run =
      candidate.run == Candidate::kNone
          ? kNone
          : FeaturePart(rules_.runs[static_cast<std::size_t>(candidate.run)].id);
  const FeaturePart word = keys_.key(text, tape, token);
  const FeaturePart next = keys_.key(text, tape, std::int64_t{token} + 1);

  add(kBias);
  add(kWord, word);
  add(kWord, word, kCue, lemma);
  add(kWord, word, kCue, lemma, kRun, run);
  add(kWord, word, kClass, of_class);
  add(kWord, word, kRun, run);
  add(kWord, word, kNext, next);
  add(kWord, word, kCue, lemma, kNext, next);
  add(kPlace, bucket(token - candidate.cue.last));
  add(kAlone, lemma);
  return rules_.weights.sum(features);
}

}  // namespace sayso
