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
  for (std::size_t i = first; i < out.size(); ++i) out[i].kind = kind_of(tape, out[i].source);
  for (std::size_t i = first; i < out.size(); ++i)
    out[i].confidence = score(text, tape, block_kind, out[i], i, nullptr);
  inherit_sources(out, first);
  for (std::size_t i = first; i < out.size(); ++i) {
    const bool inherits = rules_.rules[out[i].rule].source == SourceFrom::inherit;
    if (inherits) out[i].kind = kind_of(tape, out[i].source);
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
    if (!run.cue.holds(cue.attributes)) continue;
    if (!left.capture(run.before, groups, before) || !right.capture(run.after, groups, after))
      continue;
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
  for (std::size_t r = 0; r < rules_.rules.size(); ++r) {
    const AttributionRule& rule = rules_.rules[r];
    if (rule.at_quote != at_quote || !rule.cue.holds(seed.attributes)) continue;
    if (!beside.right.matches(rule.after) || !beside.left.matches(rule.before)) continue;
    Candidate candidate = seed;
    candidate.rule = static_cast<std::uint16_t>(r);
    candidate.qualifiers |= rule.qualifiers;
    if (fill(text, tape, rule, candidate, beside, observer)) out.push_back(std::move(candidate));
  }
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

MentionKind CandidateFinder::kind_of(const Tape& tape, TokenRange source) const {
  if (source.empty()) return MentionKind::none;
  if (rules_.mentions.empty()) return MentionKind::common;
  std::string text;
  rules_.parts.write({tape.symbols.begin() + source.first, tape.symbols.begin() + source.last},
                     text);
  for (const MentionRule& rule : rules_.mentions)
    if (rule.pattern->Match(text, 0, text.size(), re2::RE2::ANCHOR_BOTH, nullptr, 0))
      return rule.kind;
  return MentionKind::common;
}

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
