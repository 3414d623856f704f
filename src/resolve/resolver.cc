#include "resolve/resolver.h"

#include <algorithm>
#include <numeric>

namespace sayso {
namespace {

constexpr float kSure = 0.7f;
constexpr std::uint32_t kBodyReach = 9;  // tokens from "at" to the end of an organization's name
constexpr std::size_t kMostBodies = 64;  // that are kept of one entity
constexpr std::string_view kWriter = "writer";  // to be resolved when all others are

}  // namespace

Resolver::Resolver(const Article& article, const Blocks& blocks, const Quotations& quotations,
                   const std::vector<Tape>& tapes, const std::vector<Attribution>& attributions,
                   const ResolveRules& rules, const Vocabulary& vocabulary)
    : text_(article.text),
      blocks_(blocks),
      quotations_(quotations),
      attributions_(attributions),
      rules_(rules),
      vocabulary_(vocabulary),
      tapes_(text_, blocks, quotations, tapes, attributions, vocabulary),
      names_(read_names(text_, blocks, tapes_, rules, vocabulary)),
      entities_(text_, tapes_, names_, rules, vocabulary),
      mentions_(tapes_, names_, rules, vocabulary),
      discourse_(entities_.all) {}

std::string Resolver::text(TokenRange tokens, std::uint32_t tape) const {
  return tokens.empty() ? ""
                        : std::string(slice(text_, tapes_[tape].span(tokens.first, tokens.last)));
}

Place Resolver::place_of(std::uint32_t tape, TokenRange tokens) const {
  const std::uint32_t byte = tapes_[tape].tokens[tokens.first].span.begin;
  return {tape, names_.sentence(byte), byte};
}

// Who bears a name: where several do, the one whose title fits, or the one last spoken of.
Choice Resolver::bearer(std::uint32_t index) const {
  const NameLink& link = entities_.links[index];
  if (link.entity != NameLink::kNone) {
    const bool sure = link.by == "name" || link.by == "surname" || link.by == "abbreviation";
    return {{link.entity}, link.by, sure ? 0.95f : 0.85f};
  }
  if (link.candidates.empty()) return {};
  const NameUse& use = names_.uses[index];
  for (const RoleUse& role : names_.roles_of(index)) {
    const auto& bearers =
        entities_.with_noun(head_noun(text_, tapes_[use.tape], role.tokens, rules_, vocabulary_));
    std::vector<std::uint32_t> fitting;
    for (const std::uint32_t c : link.candidates)
      if (std::find(bearers.begin(), bearers.end(), c) != bearers.end()) fitting.push_back(c);
    if (fitting.size() == 1) return {{fitting[0]}, "title", 0.9f};
  }
  return discourse_.last_bearer(link.candidates, {use.tape, use.sentence, use.span.begin});
}

void Resolver::see(std::uint32_t index) {
  const NameUse& use = names_.uses[index];
  const Choice who = bearer(index);
  if (who.entities.empty()) return;
  const std::uint32_t entity = who.entities[0];
  own_roles(index, entity);
  note_surname(index, entity);
  discourse_.see({.entity = entity,
                  .place = {use.tape, use.sentence, use.span.begin},
                  .end = use.span.end,
                  .subject = use.subject});
}

void Resolver::see(const PronounUse& pronoun) {
  const TokenRange tokens{pronoun.token, pronoun.token + 1};
  const Place place = place_of(pronoun.tape, tokens);
  const Choice who = discourse_.pronoun(pronoun.female ? Refers::she : Refers::he, place);
  if (who.entities.empty() || who.confidence < kSure) return;
  learn_gender(who.entities[0], pronoun.female ? Gender::female : Gender::male);
  discourse_.see({.entity = who.entities[0],
                  .place = place,
                  .end = tapes_[pronoun.tape].tokens[pronoun.token].span.end,
                  .subject = pronoun.subject});
}

void Resolver::learn_gender(std::uint32_t entity, Gender gender) {
  if (entities_.all[entity].gender == Gender::unknown) entities_.all[entity].gender = gender;
}

// Reads the running text up to a byte: what stands in it has been spoken of.
void Resolver::read_on(std::uint32_t up_to) {
  const auto begin = [&](std::uint32_t tape, std::uint32_t token) {
    return tapes_[tape].tokens[token].span.begin;
  };
  while (true) {
    std::uint32_t name = up_to, pronoun = up_to, opening = up_to;
    if (next_name_ < names_.uses.size()) name = names_.uses[next_name_].span.begin;
    if (next_pronoun_ < names_.pronouns.size())
      pronoun = begin(names_.pronouns[next_pronoun_].tape, names_.pronouns[next_pronoun_].token);
    if (next_opening_ < names_.openings.size())
      opening = begin(names_.openings[next_opening_].tape, names_.openings[next_opening_].token);
    const std::uint32_t next = std::min({name, pronoun, opening});
    if (next >= up_to) return;
    if (next == name)
      see(static_cast<std::uint32_t>(next_name_++));
    else if (next == pronoun)
      see(names_.pronouns[next_pronoun_++]);
    else
      see(names_.openings[next_opening_++]);
  }
}

// Passes over the pronouns and openings before a byte: a mention was resolved there.
void Resolver::skip_to(std::uint32_t byte) {
  const auto before = [&](const auto& use) {
    return tapes_[use.tape].tokens[use.token].span.begin < byte;
  };
  while (next_pronoun_ < names_.pronouns.size() && before(names_.pronouns[next_pronoun_]))
    ++next_pronoun_;
  while (next_opening_ < names_.openings.size() && before(names_.openings[next_opening_]))
    ++next_opening_;
}

void Resolver::note_surname(std::uint32_t index, std::uint32_t entity) {
  if (entities_.links[index].by == "surname") entities_.all[entity].surname_alone = true;
}

// "the group's director, Ada Brook": Brook belongs to the group; "an economist at the institute".
void Resolver::own_roles(std::uint32_t index, std::uint32_t entity) {
  const NameUse& use = names_.uses[index];
  const auto add = [&](std::uint32_t body) {
    if (body == NameLink::kNone || body == entity) return;
    auto& known = entities_.all[entity].affiliations;
    if (known.size() < kMostBodies && std::find(known.begin(), known.end(), body) == known.end())
      known.push_back(body);
  };
  for (const RoleUse& role : names_.roles_of(index)) {
    add(owner(use.tape, role.owner, true));
    add(owner(use.tape, role.tokens, false));
    if (role.tokens.first >= use.end()) add(body_behind(use.tape, role.tokens.last));
  }
  if (use.person > 0) add(body_behind(use.tape, use.end()));
}

// The organization that stands behind "at" or "of".
std::uint32_t Resolver::body_behind(std::uint32_t tape, std::uint32_t token) {
  const auto& tokens = tapes_[tape].tokens;
  if (token + 1 >= tokens.size() || !is(tokens[token], rules_.classes.body_link))
    return NameLink::kNone;
  std::uint32_t last = token + 1;
  while (last < tokens.size() && last < token + kBodyReach && tokens[last].shape != Shape::mark &&
         tokens[last].quotation == Token::kNone)
    ++last;
  return owner(tape, {token + 1, last}, false);
}

Resolver::Resolved Resolver::named(const Mention& mention) {
  Resolved resolved;
  resolved.confidence = 1;
  for (const std::uint32_t use : mention.names) {
    read_on(names_.uses[use].span.begin);
    const NameLink& link = entities_.links[use];
    if (link.entity == NameLink::kNone && link.candidates.empty()) {
      // A word that is no name anywhere else: "Participants"?
      if (is(tapes_[mention.tape].tokens[names_.uses[use].tokens.first], rules_.classes.plural))
        return described_all(mention);
      entities_.introduce(use);
    }
    const Choice who = bearer(use);
    if (who.entities.empty()) return {};  // one of several is not known: none is named
    note_surname(use, who.entities[0]);
    own_roles(use, who.entities[0]);
    resolved.entities.push_back(who.entities[0]);
    resolved.by = who.by;
    resolved.confidence = std::min(resolved.confidence, who.confidence);
    for (const RoleUse& role : names_.roles_of(use))
      if (!role.is_noun && mention.tokens.contains(role.tokens))
        resolved.roles.push_back(role.span);
  }
  return resolved;
}

Resolver::Resolved Resolver::mention(Span span, CueAttributes cue) {
  const auto [index, tokens] = tapes_.find(span);
  if (tokens.empty()) return {};
  read_on(span.begin);
  const Mention read = mentions_.read(index, tokens);
  const Place place = place_of(index, tokens);
  Resolved resolved;
  if (read.refers == Refers::it && (cue & *cue_attribute("run-passive")))
    return {};  // "It is said"
  const auto take = [&](Choice choice) {
    resolved = {std::move(choice.entities), choice.by, choice.confidence, {}};
  };
  switch (read.refers) {
    case Refers::he:
    case Refers::she:
    case Refers::it:
    case Refers::they:
      take(discourse_.pronoun(read.refers, place));
      break;
    case Refers::relative:
      take(discourse_.directly_before(place));
      break;
    case Refers::writer:
      resolved.by = kWriter;
      break;
    default:
      resolved = read.names.empty() ? described_all(read) : named(read);
  }
  keep_seen(resolved, read);
  return resolved;
}

void Resolver::keep_seen(const Resolved& resolved, const Mention& mention) {
  const Place place = place_of(mention.tape, mention.tokens);
  const std::uint32_t end =
      tapes_[mention.tape].span(mention.tokens.first, mention.tokens.last).end;
  skip_to(end);
  read_on(end);  // names inside the mention were spoken of before it spoke
  const auto together =
      static_cast<std::uint32_t>(resolved.entities.size() > 1 ? resolved.entities.size() : 0);
  for (const std::uint32_t entity : resolved.entities) {
    if (mention.refers == Refers::he || mention.refers == Refers::she) {
      const Gender gender = mention.refers == Refers::he ? Gender::male : Gender::female;
      if (resolved.confidence >= kSure) learn_gender(entity, gender);
    }
    discourse_.see({.entity = entity,
                    .place = place,
                    .end = end,
                    .subject = true,
                    .speaker = true,
                    .together = together});
  }
}

Speakers Resolver::run() {
  std::vector<std::uint32_t> order(attributions_.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto begin = [&](std::uint32_t i) {
    const auto& mention = attributions_[i].mention;
    return mention.empty() ? 0 : mention.front().begin;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return begin(a) < begin(b); });
  std::vector<Resolved> resolved(attributions_.size());
  const std::vector<Span>* last = nullptr;
  std::uint32_t last_index = 0;
  for (const std::uint32_t i : order) {
    const auto& spans = attributions_[i].mention;
    if (spans.empty()) continue;
    if (last && *last == spans)
      resolved[i] = resolved[last_index];  // one mention of several attributions
    else
      resolved[i] = mention(spans.front(), attributions_[i].cue_attributes);
    last = &spans;
    last_index = i;
  }
  // "I" is whoever is quoted.
  for (const std::uint32_t i : order) {
    if (resolved[i].by != kWriter) continue;
    const std::int32_t outer = attributions_[i].outer;
    resolved[i] =
        outer == Attribution::kNone ? Resolved{} : resolved[static_cast<std::size_t>(outer)];
    resolved[i].by = resolved[i].entities.empty() ? "" : "pronoun";
    resolved[i].roles.clear();
  }
  read_on(static_cast<std::uint32_t>(text_.size()));
  return assemble(order, resolved);
}

}  // namespace sayso
