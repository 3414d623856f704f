#include "resolve/entities.h"

#include <algorithm>
#include <numeric>

namespace sayso {
namespace {

// More entities than this with one word in common: the word alone names none of them.
constexpr std::size_t kSameWord = 16;
constexpr int kTitled = 4;             // what a title says for a person
constexpr std::size_t kMaxForms = 64;  // aliases and roles that are kept of one entity
constexpr std::size_t kSameNoun = 32;  // entities with one noun that are kept: the last ones

bool starts_with(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return part.size() <= all.size() && std::equal(part.begin(), part.end(), all.begin());
}
bool ends_with(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return part.size() <= all.size() && std::equal(part.rbegin(), part.rend(), all.rbegin());
}
bool contains(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return std::search(all.begin(), all.end(), part.begin(), part.end()) != all.end();
}
std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}
std::vector<std::string> words_in(std::string_view quotation) {
  std::vector<std::string> words;
  for (const WordPiece& piece : split_words(quotation, {}))
    if (piece.shape != Shape::mark) words.push_back(fold(slice(quotation, piece.span)));
  return words;
}
bool is_initial(const std::string& word) { return word.size() <= 2; }

bool add_once(std::vector<std::string>& all, const std::string& value) {
  if (all.size() >= kMaxForms || std::find(all.begin(), all.end(), value) != all.end())
    return false;
  all.push_back(value);
  return true;
}

}  // namespace

std::string head_noun(std::string_view text, const Tape& tape, TokenRange tokens,
                      const ResolveRules& rules, const Vocabulary& vocabulary) {
  std::string noun;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Token& token = tape.tokens[i];
    if (i > tokens.first && vocabulary.is(token.symbol, rules.classes.link)) break;
    if (token.shape != Shape::mark && token.quotation == Token::kNone)
      noun = fold(slice(text, token.span));
  }
  if (noun.ends_with('.')) noun.pop_back();
  const std::size_t space = noun.find_last_of(" -");
  return space == std::string::npos ? noun : noun.substr(space + 1);
}

Entities::Entities(std::string_view text, const Tapes& tapes, const Names& names,
                   const ResolveRules& rules, const Vocabulary& vocabulary)
    : text_(text), tapes_(tapes), names_(names), rules_(rules), vocabulary_(vocabulary) {
  links.resize(names.uses.size());
  std::vector<std::vector<std::string>> words;
  words.reserve(names.uses.size());
  for (const NameUse& use : names.uses) words.push_back(words_of(use));
  for (std::size_t i = 0; i < words.size(); ++i)
    if (names.uses[i].place && words[i].size() == 1) places_.insert(words[i][0]);
  std::vector<std::uint32_t> order(names.uses.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (names.uses[a].doubtful != names.uses[b].doubtful) return names.uses[b].doubtful;
    return words[a].size() > words[b].size();
  });
  for (const std::uint32_t i : order) link(i, words[i]);
  decide_kinds();
  collect_roles();
}

std::vector<std::string> Entities::words_of(const NameUse& use) const {
  std::vector<std::string> words;
  const Tape& tape = tapes_[use.tape];
  for (std::uint32_t i = use.tokens.first; i < use.tokens.last; ++i) {
    const Token& token = tape.tokens[i];
    if (token.quotation != Token::kNone) {  // Bill “Sonny” Tate
      for (std::string& word : words_in(slice(text_, token.span))) words.push_back(std::move(word));
    } else if (token.shape != Shape::mark) {
      words.push_back(fold(slice(text_, token.span)));
    }
  }
  return words;
}

bool Entities::is(const NameUse& use, std::uint32_t word, ClassId id) const {
  return vocabulary_.is(tapes_[use.tape].tokens[use.tokens.first + word].symbol, id);
}

bool Entities::same_given(const std::string& a, const std::string& b) const {
  if (a == b) return true;
  if (is_initial(a) || is_initial(b)) return a[0] == b[0];
  for (const auto& [shorter, full] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    const auto [first, last] = rules_.nicknames.equal_range(*shorter);
    if (std::any_of(first, last,
                    [&full = *full](const auto& entry) { return entry.second == full; }))
      return true;
  }
  return false;
}

// How well a form of a name is short for the name of an entity; quality 0: it is not.
Entities::Fit Entities::fit(const NameUse& use, const std::vector<std::string>& words,
                            std::uint32_t index) const {
  const Entity& entity = all[index];
  const auto& full = entity.words;
  if (words == full) return {index, 5, "name"};
  const int person = entity.person + use.person,
            organization = entity.organization + use.organization;
  if (use.person >= kTitled && entity.organization > entity.person) return {index, 0, ""};
  if (person >= organization) {
    // Titles and given names tell apart persons of one surname.
    if (use.title_gender != Gender::unknown && entity.gender != Gender::unknown &&
        use.title_gender != entity.gender)
      return {index, 0, ""};
    if (words.size() > 1 && full.size() > 1 && words.back() == full.back() &&
        same_given(words.front(), full.front()))
      return {index, 5, "name"};
    if (ends_with(full, words)) return {index, 4, words.size() > 1 ? "name" : "surname"};
    // "Lord Ashcombe" is not Ashcombe Park, which nothing else tells to be a person.
    const bool is_told_person = entity.person > 0 || use.person < kTitled;
    if (is_told_person && starts_with(full, words)) {
      const bool given = is(use, 0, rules_.classes.given);  // else the family name stands first
      return {index, 3, words.size() > 1 ? "name" : given ? "given-name" : "surname"};
    }
    if (person > 0 && is_told_person && contains(full, words)) return {index, 2, "given-name"};
  }
  if (organization >= person) {
    const bool place =
        words.size() == 1 && (is(use, 0, rules_.classes.place) || places_.contains(words[0]));
    // "The Bank" is the Bank of England rather than the Bank Rate.
    if (!place && starts_with(full, words))
      return {index, is_word(full[words.size()], rules_.classes.link) ? 4 : 3, "short-name"};
    if (words.size() > 1 && contains(full, words)) return {index, 3, "short-name"};
    if (words.size() == 1 && words.back() == full.back() && !place) return {index, 2, "short-name"};
  }
  return {index, 0, ""};
}

void Entities::link(std::uint32_t use_index, const std::vector<std::string>& words) {
  const NameUse& use = names_.uses[use_index];
  if (words.empty()) return;
  if (words.size() > 1) {
    if (const auto found = by_name_.find(joined(words)); found != by_name_.end())
      return join(use_index, found->second, "name");
  } else {
    if (const auto found = by_abbreviation_.find(words[0]); found != by_abbreviation_.end())
      return join(use_index, found->second, "abbreviation");
  }
  // The rarest word leads to the fewest entities.
  const std::vector<std::uint32_t>* nearest = nullptr;
  static const std::vector<std::uint32_t> none;
  for (const auto& word : words) {
    const auto found = by_word_.find(word);
    const auto* here = found == by_word_.end() ? &none : &found->second;
    const bool last = &word == &words.back();
    if (here->empty() && !last) continue;  // a middle name that was left out before
    if (!nearest || here->size() < nearest->size()) nearest = here;
  }
  std::vector<Fit> fits;
  int best = 0;
  for (const std::uint32_t entity : *nearest) {
    const Fit one = fit(use, words, entity);
    if (one.quality == 0 || one.quality < best) continue;
    if (one.quality > best) fits.clear();
    best = one.quality;
    fits.push_back(one);
  }
  if (fits.empty()) {
    if (!use.doubtful) introduce(use_index, words);
    return;
  }
  if (fits.size() == 1) return join(use_index, fits[0].entity, fits[0].by);
  links[use_index].by = fits[0].by;
  for (const Fit& one : fits) links[use_index].candidates.push_back(one.entity);
}

void Entities::join(std::uint32_t use_index, std::uint32_t index, std::string_view by) {
  const NameUse& use = names_.uses[use_index];
  Entity& entity = all[index];
  links[use_index].entity = index;
  links[use_index].by = by;
  entity.person += use.person + (by == "surname");
  entity.organization += use.organization + (by == "short-name");
  entity.place = entity.place || use.place;
  if (entity.gender == Gender::unknown) entity.gender = use.title_gender;
  if (entity.gender == Gender::unknown && by != "surname") entity.gender = use.given_gender;
  entity.public_body = entity.public_body || use.public_body;
  entity.outlet = entity.outlet || use.outlet;
  add_abbreviation(use, index);
  const std::string form(slice(text_, use.span));
  if (form != entity.name) add_once(entity.aliases, form);
}

void Entities::introduce(std::uint32_t use_index, const std::vector<std::string>& words) {
  const NameUse& use = names_.uses[use_index];
  Entity entity;
  entity.name = slice(text_, use.span);
  entity.words = words;
  entity.gender = use.title_gender != Gender::unknown ? use.title_gender : use.given_gender;
  entity.public_body = use.public_body;
  entity.outlet = use.outlet;
  entity.person = use.person;
  entity.organization = use.organization;
  entity.place = use.place;
  const std::uint32_t index = add(std::move(entity));
  links[use_index].entity = index;
  links[use_index].by = "name";
  by_name_.emplace(joined(words), index);
  for (const auto& word : words) {
    auto& known = by_word_[word];
    if (known.size() < kSameWord && (known.empty() || known.back() != index))
      known.push_back(index);
  }
  add_abbreviation(use, index);
}

void Entities::introduce(std::uint32_t use_index) {
  introduce(use_index, words_of(names_.uses[use_index]));
}

void Entities::add_abbreviation(const NameUse& use, std::uint32_t index) {
  if (use.abbreviation.empty()) return;
  const Span span = tapes_[use.tape].span(use.abbreviation.first, use.abbreviation.last);
  by_abbreviation_.emplace(fold(slice(text_, span)), index);
  add_once(all[index].aliases, std::string(slice(text_, span)));
}

std::uint32_t Entities::add(Entity entity) {
  all.push_back(std::move(entity));
  return static_cast<std::uint32_t>(all.size() - 1);
}

void Entities::decide_kinds() {
  for (Entity& entity : all) {
    if (entity.person > entity.organization)
      entity.kind = SpeakerKind::person;
    else if (entity.organization > entity.person)
      entity.kind = SpeakerKind::organization;
  }
}

std::string Entities::key(std::string_view noun) const {
  const auto group = rules_.same.find(noun);
  return group == rules_.same.end() ? std::string(noun) : '#' + std::to_string(group->second);
}

void Entities::add_noun(std::uint32_t entity, const std::string& noun) {
  if (noun.empty() || !add_once(all[entity].nouns, noun)) return;
  auto& known = by_noun_[key(noun)];
  if (!known.empty() && known.back() == entity) return;
  if (known.size() == kSameNoun) known.erase(known.begin());
  known.push_back(entity);
}

const std::vector<std::uint32_t>& Entities::with_noun(std::string_view noun) const {
  static const std::vector<std::uint32_t> none;
  const auto found = by_noun_.find(key(noun));
  return found == by_noun_.end() ? none : found->second;
}

void Entities::add_role(std::uint32_t index, std::string text, Span span, std::string noun) {
  add_noun(index, noun);
  auto& roles = all[index].roles;
  const auto same = [&](const EntityRole& known) { return fold(known.role.text) == fold(text); };
  if (roles.size() < kMaxForms && std::none_of(roles.begin(), roles.end(), same))
    roles.push_back({{std::move(text), span}, std::move(noun)});
}

bool Entities::is_word(std::string_view folded, ClassId id) const {
  const std::uint32_t entry = vocabulary_.find(folded);
  return entry != 0 && vocabulary_.is(vocabulary_.symbol(entry, Shape::lower, folded), id);
}

void Entities::collect_roles() {
  for (const RoleUse& role : names_.roles) {
    const NameUse& use = names_.uses[role.name];
    const std::uint32_t entity = links[role.name].entity;
    if (entity == NameLink::kNone) continue;
    const std::string noun = head_noun(text_, tapes_[use.tape], role.tokens, rules_, vocabulary_);
    if (role.is_noun || all[entity].kind != SpeakerKind::person)
      add_noun(entity, noun);
    else
      add_role(entity, std::string(slice(text_, role.span)), role.span, noun);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == SpeakerKind::person) continue;
    // "the university" for the University of Lindmark
    const std::vector<std::string> words = all[i].words;
    for (const auto& word : words)
      if (vocabulary_.find(word) != 0) add_noun(i, word);
  }
}

}  // namespace sayso
