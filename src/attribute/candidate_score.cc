// The confidence of a candidate by its own words: the features that the weights are for.
#include "attribute/candidate.h"

namespace sayso {

// What kind of noun a token is, by the lists.
FeaturePart CandidateFinder::noun_kind(const Tape& tape, std::uint32_t index) const {
  static constexpr FeaturePart kLower("lower"), kMark("mark"), kCapital("capital");
  const Token& token = tape.tokens[index];
  for (const auto& [id, name] : noun_kinds_)
    if (vocabulary_.is(token.symbol, id)) return name;
  return token.shape == Shape::lower ? kLower : token.shape == Shape::mark ? kMark : kCapital;
}

// The id of the run, and the forms of its cue: "finite past".
std::string CandidateFinder::form_of(const Candidate& c) const {
  static const auto kForms = [] {
    std::vector<std::pair<CueAttributes, std::string_view>> names;
    for (std::string_view form :
         {"base", "third", "past", "participle", "gerund", "singular", "plural"})
      names.emplace_back(*cue_attribute(form), form);
    return names;
  }();
  std::string form =
      c.run == Candidate::kNone ? "-" : rules_.runs[static_cast<std::size_t>(c.run)].id;
  for (const auto& [attribute, form_name] : kForms)
    if (c.attributes & attribute) (form += ' ') += form_name;
  return form;
}

// The frames that its cue takes.
std::string CandidateFinder::frames_of(const Candidate& c) {
  std::string frames = "-";
  for (std::size_t bit = 0; bit < kCueFrames; ++bit)
    if (c.attributes >> bit & 1) (frames += cue_attribute_names()[bit]) += ' ';
  return frames;
}

double CandidateFinder::score(std::string_view text, const Tape& tape, BlockKind block_kind,
                              const Candidate& c, std::size_t index,
                              ModelObserver* observer) const {
  const AttributionRule& rule = rules_.rules[c.rule];
  if (!is_measured_[c.rule] && !observer) return rule.prior;
  if (rule.continues || rule.next_block || rule.turn) return rule.prior;
  static const CueAttributes kWeak = *cue_attribute("weak");
  FeatureList features;
  const auto add = [&](const auto&... parts) {
    features.add(parts...);
    if (observer) observer->candidate_feature(index, text_of(parts...));
  };

  static constexpr FeaturePart kNone("-"), kAll("all"), kSome("some"), kNo("none"), kSlash("/"),
      kSpace(" ");
  static constexpr FeaturePart kBias("bias"), kRule("rule="), kOfRule("|rule="), kCue("cue="),
      kOfCue("|cue="), kForm("form="), kOfForm("|form="), kFirst("first="), kAndFirst("|first="),
      kLength("length="), kOfLength("|length="), kBoundary("boundary="), kBlock("block="),
      kClass("class="), kOfClass("|class="), kQuoted("quoted="), kAfterCue("after-cue="),
      kBeforeSource("before-source="), kWithBeforeSource("|before-source="),
      kBeforeCue("before-cue="), kSourceLength("source-length="), kSourceEnd("source-end="),
      kWithSourceEnd("|source-end="), kSourceWord("source-word="), kSourceFirst("source-first="),
      kWithSourceFirst("|source-first="), kFrames("frames="), kCapitalCue("capital-cue|block="),
      kWithBeforeCue("|before-cue="), kWeakFirst("weak|first="), kThen("|then="),
      kBehind("behind=");
  const auto key = [&](std::int64_t token) { return keys_.key(text, tape, token); };

  const bool has_cue = c.cue_id != Candidate::kNone;
  const Cue* const cue_entry =
      has_cue ? &vocabulary_.cue(static_cast<std::uint16_t>(c.cue_id)) : nullptr;
  const FeaturePart of_class = has_cue ? FeaturePart(name(cue_entry->cue_class)) : kNone;
  const std::string lemma =
      has_cue ? text_of(FeaturePart(cue_entry->lemma), kSlash, of_class) : "-";
  const std::string form = form_of(c);
  std::uint32_t length = 0, quoted = 0;
  for (const TokenRange part : c.content) {
    length += part.size();
    for (std::uint32_t i = part.first; i < part.last; ++i)
      quoted += tape.tokens[i].quotation != Token::kNone;
  }
  const bool has_content = !c.content.empty(), has_source = !c.source.empty();
  const FeaturePart id(rule.id), cue(lemma), forms(form), boundary(c.boundary),
      block(name(block_kind));
  const FeaturePart quotes = quoted == 0 ? kNo : quoted == length ? kAll : kSome;
  const FeaturePart first =
      has_content ? key(std::int64_t{c.content.back().first} - c.joined) : kNone;
  const FeaturePart second = has_content ? key(std::int64_t{c.content.back().first} + 1) : kNone;
  const FeaturePart behind = has_content ? key(c.content.back().last) : kNone;
  const FeaturePart source_word = has_source ? keys_.word(text, tape, c.source.last - 1) : kNone;
  const FeaturePart source_first = has_source ? key(c.source.first) : kNone;
  const FeaturePart source_end = has_source ? noun_kind(tape, c.source.last - 1) : kNone;
  const FeaturePart before_source = has_source ? key(std::int64_t{c.source.first} - 1) : kNone;
  const FeaturePart after_cue = key(std::int64_t{c.cue.last} - c.joined);
  const FeaturePart before_cue = key(std::int64_t{c.cue.first} - 1);
  const FeaturePart words = bucket(length);

  add(kBias);
  add(kRule, id);
  add(kCue, cue);
  add(kRule, id, kOfCue, cue);
  add(kForm, forms);
  add(kRule, id, kOfForm, forms);
  add(kCue, cue, kOfForm, forms);
  add(kFirst, first);
  add(kRule, id, kAndFirst, first);
  add(kCue, cue, kAndFirst, first);
  add(kLength, words);
  add(kRule, id, kOfLength, words);
  add(kBoundary, boundary);
  add(kBlock, block, kOfRule, id);
  add(kQuoted, quotes, kOfRule, id);
  add(kQuoted, quotes, kOfCue, cue);
  add(kAfterCue, after_cue);
  add(kBeforeSource, before_source);
  add(kRule, id, kWithBeforeSource, before_source);
  add(kBeforeCue, before_cue);
  add(kSourceLength, bucket(c.source.size()));
  add(kAfterCue, after_cue, kOfCue, cue);
  add(kAfterCue, after_cue, kOfRule, id);
  add(kCue, cue, kOfForm, forms, kAndFirst, first);
  add(kClass, of_class, kAndFirst, first);
  add(kClass, of_class, kOfForm, forms);
  add(kBoundary, boundary, kAndFirst, first);
  add(kBeforeCue, before_cue, kOfForm, forms);
  add(kSourceEnd, source_end);
  add(kSourceEnd, source_end, kOfCue, cue);
  add(kSourceEnd, source_end, kOfForm, forms);
  if (c.attributes & kWeak) add(kWeakFirst, first);
  if (c.joined > 0) add(kFirst, first, kThen, key(c.content.back().first));
  add(kSourceWord, source_word, kOfClass, of_class, kOfForm, forms);
  add(kSourceFirst, source_first, kWithSourceEnd, source_end);
  add(kSourceFirst, source_first, kOfRule, id);
  add(kFirst, first, kSpace, second);
  add(kFirst, first, kSpace, second, kOfRule, id);
  add(kFirst, first, kSpace, second, kOfClass, of_class);
  add(kBehind, behind, kOfRule, id);
  add(kBeforeCue, before_cue, kOfCue, cue);
  const std::string taken = frames_of(c);
  const FeaturePart frames(taken);
  add(kFrames, frames, kOfRule, id);
  add(kFrames, frames, kAndFirst, first);
  add(kClass, of_class, kOfRule, id);
  add(kSourceFirst, source_first, kOfCue, cue);
  add(kBoundary, boundary, kOfRule, id);
  add(kBoundary, boundary, kOfCue, cue);
  add(kBehind, behind, kOfCue, cue);
  add(kBeforeSource, before_source, kOfCue, cue);
  add(kBeforeSource, before_source, kWithSourceFirst, source_first);
  if (c.cue_id != Candidate::kNone && tape.tokens[c.cue.last - 1].shape != Shape::lower)
    add(kCapitalCue, block, kWithBeforeCue, before_cue);  // Cal Fire
  return is_measured_[c.rule] ? logistic(rules_.weights.sum(features)) : rule.prior;
}

}  // namespace sayso
