// Mentions without a name: "the judge", "a force spokeswoman", "the company", "officials".
#include <utf8proc.h>

#include <algorithm>

#include "resolve/resolver.h"
#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::uint32_t kPlain = 5;          // words of a description that may stand for a name
constexpr std::uint32_t kSubjectReach = 10;  // tokens of a subject

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

bool Resolver::in_headline(const Mention& mention) const {
  return blocks_[tapes_[mention.tape].block].kind == BlockKind::headline;
}

// Somebody whom the reader knows: "the judge", and "judge" in a headline.
bool Resolver::is_definite(const Mention& mention) const {
  return !is(tapes_[mention.tape].tokens[mention.tokens.first], rules_.classes.indefinite);
}

// Nothing that says more than the noun and its adjectives: no owner, no "of", no clause.
bool Resolver::is_plain(const Mention& mention) const {
  return mention.owner.empty() && mention.tokens.size() <= kPlain &&
         mention.tokens.last == mention.noun.last;
}

// "the man beside her": words behind a mention that tell who is meant, though it was cut before
// them.
bool Resolver::is_told_apart(const Mention& mention) const {
  const auto& tokens = tapes_[mention.tape].tokens;
  const std::uint32_t next = mention.tokens.last;
  if (next + 1 >= tokens.size() || !is(tokens[next], rules_.classes.link)) return false;
  return is(tokens[next + 1], rules_.classes.she) || is(tokens[next + 1], rules_.classes.he) ||
         is(tokens[next + 1], rules_.classes.specific);
}

bool Resolver::is_name(std::uint32_t tape, std::uint32_t token) const {
  const auto begin = names_.uses.begin() + names_.first_in_tape[tape],
             end = names_.uses.begin() + names_.first_in_tape[tape + 1];
  const auto use = std::upper_bound(
      begin, end, token, [](std::uint32_t at, const NameUse& u) { return at < u.first; });
  if (use == begin || token >= std::prev(use)->tokens.last) return false;
  return entities_.links[static_cast<std::size_t>(std::prev(use) - names_.uses.begin())].entity !=
         NameLink::kNone;
}

// The description without its article, up to the first comma.
std::string Resolver::label(const Mention& mention) const {
  const auto& tokens = tapes_[mention.tape].tokens;
  TokenRange kept = mention.tokens;
  const std::uint32_t noun = mention.noun.empty() ? kept.last : mention.noun.first;
  while (kept.first + 1 < kept.last && kept.first < noun &&
         is(tokens[kept.first], rules_.classes.dropped)) {
    ++kept.first;
    if (is(tokens[kept.first], rules_.classes.link)) ++kept.first;  // "one of the", "much of the"
  }
  for (std::uint32_t i = kept.first + 1; i < kept.last; ++i)
    if (tokens[i].shape == Shape::mark && tokens[i].quotation == Token::kNone &&
        is(tokens[i], rules_.classes.conjunction)) {
      kept.last = i;
      break;
    }
  std::string label = text(kept, mention.tape);
  const Token& first = tokens[kept.first];
  const bool opens = kept.first == 0 || tokens[kept.first - 1].symbol == vocabulary_.end_symbol() ||
                     tokens[kept.first - 1].quotation != Token::kNone;
  // "Acme's shareholders": who has something has a name, unless it is a word that lists know.
  const bool owns = kept.size() > 1 && is(tokens[kept.first + 1], rules_.classes.possessive) &&
                    !is(first, rules_.classes.common);
  if (opens && first.shape == Shape::capital && !owns && !is(first, rules_.classes.place) &&
      !is_name(mention.tape, kept.first)) {
    std::size_t at = 0;
    const char32_t c = utf8::next(label, at);
    std::string lower;
    utf8::append(lower, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    label.replace(0, at, lower);
  }
  return label;
}

// The organization that a possessor or the words of a role name: "the group's", "its", "of the
// CAC".
std::uint32_t Resolver::owner(std::uint32_t tape, TokenRange tokens, bool possessor) {
  if (tokens.empty()) return NameLink::kNone;
  const auto begin = names_.uses.begin();
  const auto first = std::lower_bound(
      begin + names_.first_in_tape[tape], begin + names_.first_in_tape[tape + 1], tokens.first,
      [](const NameUse& u, std::uint32_t at) { return u.tokens.first < at; });
  for (auto use = first;
       use != begin + names_.first_in_tape[tape + 1] && use->tokens.last <= tokens.last; ++use) {
    const std::uint32_t entity = entities_.links[static_cast<std::size_t>(use - begin)].entity;
    if (entity == NameLink::kNone) continue;
    const SpeakerKind kind = entities_.all[entity].kind;
    // "at Kyoto University" is a place and an organization.
    if (entities_.all[entity].place &&
        (kind != SpeakerKind::organization || entities_.all[entity].words.size() < 2))
      continue;
    if (kind == SpeakerKind::organization || (possessor && kind == SpeakerKind::unknown))
      return entity;
  }
  const auto& all = tapes_[tape].tokens;
  const Place place = place_of(tape, tokens);
  if (is(all[tokens.first], rules_.classes.pronoun_owner)) {
    const Choice body = discourse_.pronoun(Refers::it, place);
    return body.entities.empty() ? NameLink::kNone : body.entities[0];
  }
  if (!possessor || !is(all[tokens.first], rules_.classes.specific)) return NameLink::kNone;
  std::uint32_t last = tokens.last;
  while (last > tokens.first &&
         (is(all[last - 1], rules_.classes.possessive) || all[last - 1].shape == Shape::mark))
    --last;
  Mention body;
  body.tape = tape;
  body.tokens = {tokens.first, last};
  body.noun = {last - 1, last};
  if (body.tokens.size() < 2) return NameLink::kNone;
  const Choice known =
      known_body(body, head_noun(text_, tapes_[tape], body.noun, rules_, vocabulary_));
  return known.entities.empty() ? NameLink::kNone : known.entities[0];
}

std::uint32_t Resolver::owner(const Mention& mention) {
  const std::uint32_t body = owner(mention.tape, mention.owner, true);
  if (body != NameLink::kNone || mention.noun.empty()) return body;
  return owner(mention.tape, {mention.noun.last, mention.tokens.last}, false);
}

// Whether a description fits what is known of somebody: "the licensing chief" is not the "new chief
// of the commission", but "the mining minister" may be the "Minister".
bool Resolver::has_role(const Entity& entity, const Mention& mention,
                        const std::string& noun) const {
  const auto& tokens = tapes_[mention.tape].tokens;
  std::vector<std::string> wanted;
  for (std::uint32_t i = mention.owner.empty() ? mention.tokens.first : mention.owner.last;
       i < mention.noun.first; ++i)
    if (tokens[i].shape != Shape::mark && !is(tokens[i], rules_.classes.modifier) &&
        !is(tokens[i], rules_.classes.dropped) && !is(tokens[i], rules_.classes.possessive))
      wanted.push_back(fold(slice(text_, tokens[i].span)));
  const std::string said = fold(text(mention.tokens, mention.tape));
  const auto fits = [&](const EntityRole& known) {
    if (!entities_.means_same(known.noun, noun)) return false;
    const std::string words = fold(known.role.text);
    for (const std::string_view word : split(words))
      if (entities_.is_word(word, rules_.classes.lesser) && said.find(word) == std::string::npos)
        return false;
    if (words.size() <= known.noun.size() + 1) return true;  // nothing but the noun
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const auto& w) { return words.find(w) != std::string::npos; });
  };
  return entity.roles.empty() || std::any_of(entity.roles.begin(), entity.roles.end(), fits);
}

Choice Resolver::known_person(const Mention& mention, const std::string& noun) {
  const Tape& tape = tapes_[mention.tape];
  const Place place = place_of(mention.tape, mention.tokens);
  const Gender gender = gender_of(tape, mention.noun, rules_, vocabulary_);
  const std::uint32_t body = owner(mention);
  const auto& bearers = entities_.with_noun(noun);
  std::vector<std::uint32_t> fitting;
  for (const std::uint32_t bearer : bearers) {
    const Entity& entity = entities_.all[bearer];
    if (entity.kind != SpeakerKind::person) continue;
    if (gender != Gender::unknown && entity.gender != Gender::unknown && entity.gender != gender)
      continue;
    const auto& bodies = entity.affiliations;
    if (body != NameLink::kNone && !bodies.empty() &&
        std::find(bodies.begin(), bodies.end(), body) == bodies.end())
      continue;
    if (!has_role(entity, mention, noun)) continue;
    fitting.push_back(bearer);
  }
  if (fitting.size() == 1) return {fitting, "role", 0.85f};
  if (fitting.size() > 1) {
    const std::uint32_t last = discourse_.last_of(fitting, place);
    if (last != NameLink::kNone) return {{last}, "role", 0.6f};
    return {};
  }
  if (in_headline(mention)) {
    // "Maruna leader urges": the president of whom the article tells.
    for (const std::uint32_t bearer : bearers)
      if (entities_.all[bearer].kind == SpeakerKind::person && !entities_.all[bearer].name.empty())
        fitting.push_back(bearer);
    if (fitting.size() == 1) return {fitting, "role", 0.7f};
    return {};
  }
  const auto& tokens = tape.tokens;
  std::uint32_t first = mention.tokens.first;
  while (first < mention.noun.first && is(tokens[first], rules_.classes.dropped)) ++first;
  const bool variation = is(tokens[mention.noun.first], rules_.classes.variation) ||
                         is(tokens[first], rules_.classes.variation);
  return variation && is_plain(mention) && !is_told_apart(mention)
             ? discourse_.person(gender, place)
             : Choice{};
}

Choice Resolver::known_body(const Mention& mention, const std::string& noun) {
  // "Norvane's central bank" is not the Sundvall Bank, nor "her office" that of the minister.
  if (!mention.owner.empty()) return {};
  const Place place = place_of(mention.tape, mention.tokens);
  std::vector<std::uint32_t> fitting;
  for (const std::uint32_t i : entities_.with_noun(noun)) {
    const Entity& entity = entities_.all[i];
    if (entity.kind == SpeakerKind::person) continue;
    fitting.push_back(i);
  }
  if (fitting.size() == 1) return {fitting, "description", 0.85f};
  if (fitting.size() > 1) {
    const std::uint32_t last = discourse_.last_of(fitting, place);
    if (last != NameLink::kNone) return {{last}, "description", 0.65f};
  }
  const Token& head = tapes_[mention.tape].tokens[mention.noun.first];
  const bool trade = is(head, rules_.classes.trade);
  // "the union that represents nurses" is none of those spoken of.
  const std::uint32_t behind = mention.noun.last;
  const bool is_told_more =
      behind < mention.tokens.last && tapes_[mention.tape].tokens[behind].shape != Shape::mark;
  const bool bare = mention.noun.first <= mention.tokens.first + 1 && !is_told_more;
  if (!is(head, rules_.classes.general) || !(bare || (trade && is_plain(mention)))) return {};
  Choice choice = discourse_.organization(place, trade);
  if (!bare) choice.confidence *= 0.8f;
  return choice;
}

std::uint32_t Resolver::new_entity(const Mention& mention, const std::string& noun) {
  Entity entity;
  switch (mention.refers) {
    case Refers::person:
      entity.kind = SpeakerKind::person;
      break;
    case Refers::people:
      entity.kind = SpeakerKind::group;
      break;
    case Refers::organization:
      entity.kind = SpeakerKind::organization;
      break;
    case Refers::document:
      entity.kind = SpeakerKind::document;
      break;
    default:
      break;
  }
  const Tape& tape = tapes_[mention.tape];
  entity.label = label(mention);
  if (entity.kind == SpeakerKind::person)
    entity.gender =
        gender_of(tape,
                  TokenRange{mention.owner.empty() ? mention.tokens.first : mention.owner.last,
                             mention.noun.last},
                  rules_, vocabulary_);
  if (!mention.alias.empty()) {
    const std::int32_t quotation = tape.tokens[mention.alias.first].quotation;
    std::string name(slice(text_, quotations_[static_cast<std::size_t>(quotation)].inner));
    while (!name.empty() && (name.back() == '.' || name.back() == ',')) name.pop_back();
    entity.name = name;
  }
  const std::uint32_t index = entities_.add(std::move(entity));
  entities_.add_noun(index, noun);
  return index;
}

// A description that opens a sentence of the running text: "The mayor stayed on her feet."
void Resolver::see(const Opening& opening) {
  const auto& tokens = tapes_[opening.tape].tokens;
  TokenRange subject{opening.token, opening.token};
  while (subject.last < tokens.size() && subject.size() < kSubjectReach &&
         !is(tokens[subject.last], rules_.classes.verb) &&
         tokens[subject.last].shape != Shape::mark &&
         tokens[subject.last].quotation == Token::kNone)
    ++subject.last;
  if (subject.size() < 2) return;
  const Mention mention = mentions_.read(opening.tape, subject);
  if (mention.refers != Refers::person && mention.refers != Refers::organization &&
      mention.refers != Refers::document)
    return;
  const Place place = place_of(opening.tape, subject);
  for (const std::uint32_t entity : described(mention, false).entities)
    discourse_.see({.entity = entity,
                    .place = place,
                    .end = tapes_[opening.tape].span(subject.first, subject.last).end,
                    .subject = true});
}

// "the Kentucky Republican and the New York businessman": two descriptions, each for itself.
Resolver::Resolved Resolver::described_all(const Mention& mention) {
  const auto& tokens = tapes_[mention.tape].tokens;
  for (std::uint32_t i = mention.tokens.first + 1; i + 2 < mention.tokens.last; ++i) {
    if (!is(tokens[i], rules_.classes.conjunction) || !is(tokens[i + 1], rules_.classes.specific))
      continue;
    const Mention first = mentions_.read(mention.tape, {mention.tokens.first, i});
    const Mention second = mentions_.read(mention.tape, {i + 1, mention.tokens.last});
    if (tokens[i].shape == Shape::mark || first.noun.last != i || second.noun.empty()) break;
    Resolved both = described(first);
    const Resolved other = described(second);
    both.entities.insert(both.entities.end(), other.entities.begin(), other.entities.end());
    both.roles.insert(both.roles.end(), other.roles.begin(), other.roles.end());
    both.confidence = std::min(both.confidence, other.confidence);
    return both;
  }
  return described(mention);
}

Resolver::Resolved Resolver::described(const Mention& mention, bool is_source) {
  Resolved resolved;
  if (!mention.role.empty())
    resolved.roles.push_back(tapes_[mention.tape].span(mention.role.first, mention.role.last));
  const std::string noun = mention.noun.empty() ? ""
                                                : head_noun(text_, tapes_[mention.tape],
                                                            mention.noun, rules_, vocabulary_);
  Choice known;
  if (is_definite(mention) && !noun.empty()) {
    if (mention.refers == Refers::person)
      known = known_person(mention, noun);
    else if (mention.refers == Refers::organization)
      known = known_body(mention, noun);
    else if ((mention.refers == Refers::document || mention.refers == Refers::people) &&
             is(tapes_[mention.tape].tokens[mention.tokens.first], rules_.classes.specific)) {
      const std::uint32_t last =
          discourse_.last_of(entities_.with_noun(noun), place_of(mention.tape, mention.tokens));
      if (last != NameLink::kNone) known = {{last}, "description", 0.8f};
    }
  }
  const std::string key = fold(label(mention));
  if (known.entities.empty() && mention.refers != Refers::person) {
    if (const auto same = described_.find(key); same != described_.end())
      known = {{same->second}, "description", 0.85f};
  }
  if (known.entities.empty()) {
    const std::uint32_t index = new_entity(mention, noun);
    described_.emplace(key, index);
    known = {{index},
             mention.refers == Refers::person ? "role" : "description",
             mention.refers == Refers::none ? 0.5f : 0.8f};
    const std::uint32_t body = owner(mention);
    if (body != NameLink::kNone && body != index) entities_.all[index].affiliations.push_back(body);
  }
  resolved.entities = known.entities;
  resolved.by = known.by;
  resolved.confidence = known.confidence;
  if (is_source && mention.refers == Refers::person && !mention.role.empty())
    entities_.add_role(known.entities[0], text(mention.role, mention.tape), resolved.roles[0],
                       noun);
  return resolved;
}

}  // namespace sayso
