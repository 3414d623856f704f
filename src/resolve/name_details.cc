#include "resolve/name_details.h"

#include <algorithm>

#include "resolve/abbreviation.h"

namespace sayso {
namespace {

constexpr std::uint32_t kReach = 30;       // tokens looked at on each side of a name
constexpr std::int16_t kAbbreviation = 3;  // how much an abbreviation says for an organization

void add_role(const Tape& tape, RoleUse role, Names& names) {
  role.name = static_cast<std::uint32_t>(names.uses.size());
  role.span = tape.span(role.tokens.first, role.tokens.last);
  names.roles.push_back(role);
}

}  // namespace

std::int16_t NameDetails::vote(const ResolveRuleSet& set, const PatternChoice::Found& found,
                               NameUse& use) {
  const ResolveRule& rule = set.rules[found.pattern];
  use.place = use.place || rule.place;
  if (rule.kind == SpeakerKind::person) use.person += rule.weight;
  if (rule.kind == SpeakerKind::organization) use.organization += rule.weight;
  return static_cast<std::int16_t>(found.pattern);
}

void NameDetails::add(const Tape& tape, NameUse use, std::optional<TokenRange> title,
                      Names& names) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const auto has = [&](std::uint32_t token, ClassId id) {
    return token < size && is(tape.tokens[token], id);
  };
  take_abbreviation(tape, use, names);
  use.span = tape.span(use.tokens.first, use.tokens.last);
  use.possessive = has(use.tokens.last, rules_.classes.possessive);
  take_genders(tape, use);
  for (std::uint32_t i = use.tokens.first; i < use.tokens.last; ++i)
    use.public_body = use.public_body || has(i, rules_.classes.public_body);
  use.outlet = use.tokens.size() == 1 && has(use.tokens.first, rules_.classes.outlet);

  const std::uint32_t opening = take_before(tape, use, title, names);
  const std::uint32_t behind = take_after(tape, use, names);
  use.subject = !use.possessive &&
                (opening_.opens_sentence(tape, opening) || has(behind, rules_.classes.verb));

  const Token& word = tape.tokens[use.tokens.first];
  const bool single = use.tokens.size() == 1;
  if (single && word.shape == Shape::capital && is(word, rules_.classes.place)) use.place = true;
  const bool bare = single && use.first == use.tokens.first && use.person + use.organization == 0;
  if (bare && opening_.opens_sentence(tape, use.first) && !opening_.has_capital_elsewhere(word))
    use.doubtful = true;
  names.uses.push_back(use);
}

void NameDetails::take_genders(const Tape& tape, NameUse& use) const {
  const auto told = [&](std::uint32_t first, std::uint32_t last) {
    return gender_of(tape, {first, last}, rules_, vocabulary_);
  };
  use.title_gender = told(use.first, use.tokens.first);
  // "Will May", "President Ellis": the last of several words is a surname, mostly.
  const bool has_title = use.first < use.tokens.first;
  if (has_title && use.tokens.size() == 1) return;
  const std::uint32_t surname = use.tokens.size() > 1 ? use.tokens.last - 1 : use.tokens.last;
  use.given_gender = told(use.tokens.first, surname);
  if (use.given_gender == Gender::unknown) use.given_gender = told(surname, use.tokens.last);
}

// Returns the token where the phrase with the name begins.
std::uint32_t NameDetails::take_before(const Tape& tape, NameUse& use,
                                       std::optional<TokenRange> title, Names& names) const {
  std::uint32_t opening = use.first;
  TokenRange modifier;
  PatternChoice::Found found;
  const std::uint32_t begin = use.first > kReach ? use.first - kReach : 0;
  if (rules_.before.patterns.match(tape, {begin, use.first}, found)) {
    opening = found.whole.first;
    use.before = vote(rules_.before, found, use);
    modifier = found.first(ResolveGroup::modifier).value_or(TokenRange{});
    add_roles(tape, rules_.before.rules[found.pattern], found, use, names);
  }
  if (title) add_title(tape, *title, modifier, names);
  return opening;
}

// Returns the token where the verb would stand.
std::uint32_t NameDetails::take_after(const Tape& tape, NameUse& use, Names& names) const {
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const std::uint32_t after = use.end();
  PatternChoice::Found found;
  if (use.possessive || after >= size ||
      !rules_.after.patterns.match(tape, {after, std::min(size, after + kReach)}, found))
    return after;
  use.after = vote(rules_.after, found, use);
  add_roles(tape, rules_.after.rules[found.pattern], found, use, names);
  return found.whole.last;
}

// The titles of a name are a role, honorifics apart: "Mrs" is none, "Senator" is.
void NameDetails::add_title(const Tape& tape, TokenRange title, TokenRange modifier,
                            Names& names) const {
  const auto honorific = [&](std::uint32_t i) {
    return is(tape.tokens[i], rules_.classes.honorific);
  };
  TokenRange role = title;
  while (!role.empty() && honorific(role.last - 1)) --role.last;
  while (!role.empty() && honorific(role.first)) ++role.first;
  if (role.empty()) return add_role(tape, {.tokens = title, .is_noun = true}, names);
  if (modifier.last == role.first) role.first = modifier.first;  // "former President"
  add_role(tape, {.tokens = role}, names);
}

void NameDetails::add_roles(const Tape& tape, const ResolveRule& rule,
                            const PatternChoice::Found& found, NameUse& use, Names& names) const {
  TokenRange owner;
  for (const auto& [group, tokens] : found.groups) {
    if (group == ResolveGroup::owner) owner = tokens;
    if (group == ResolveGroup::noun) add_role(tape, {.tokens = tokens, .is_noun = true}, names);
    if (group != ResolveGroup::role) continue;
    // A word that is only guessed to be a role is none before a title.
    if (rule.weight == 0 && tokens.last == use.first && use.first < use.tokens.first) continue;
    add_role(tape, {.tokens = tokens, .owner = owner}, names);
    if (use.title_gender == Gender::unknown)
      use.title_gender = gender_of(tape, tokens, rules_, vocabulary_);
    owner = {};
  }
}

// "the Competition and Trade Authority (CTA)": the letters tell how far the name reaches.
void NameDetails::take_abbreviation(const Tape& tape, NameUse& use, Names& names) const {
  const std::uint32_t open = use.tokens.last;
  if (open + 2 >= tape.tokens.size()) return;
  const auto word = [&](std::uint32_t i) { return slice(text_, tape.tokens[i].span); };
  if (word(open) != "(" || word(open + 2) != ")" || !is_capital(tape.tokens[open + 1])) return;
  const auto fits = [&](TokenRange name) {
    std::vector<std::string_view> words;
    for (std::uint32_t i = name.first; i < name.last; ++i)
      if (is_word(tape.tokens[i])) words.push_back(word(i));
    return abbreviates(word(open + 1), words);
  };
  const auto link = [&](std::uint32_t i) { return is(tape.tokens[i], rules_.classes.link); };
  const auto name_word = [&](std::uint32_t i) {
    return is(tape.tokens[i], rules_.classes.name_begin);
  };
  TokenRange name = use.tokens;
  while (!fits(name)) {
    // A name before "and" may be its first part.
    std::uint32_t first = name.first;
    while (first > 0 && link(first - 1)) --first;
    if (first == name.first || first == 0 || !name_word(first - 1)) return;
    while (first > 0 && name_word(first - 1)) --first;
    if (name.last - first > kReach) return;
    name.first = first;
  }
  while (!names.uses.empty() && names.uses.back().tape == use.tape &&
         names.uses.back().tokens.last > name.first)
    names.drop_last();
  use.first = std::min(use.first, name.first);
  use.tokens = name;
  use.abbreviation = {open + 1, open + 2};
  use.organization += kAbbreviation;
}

}  // namespace sayso
