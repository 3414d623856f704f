#include "resolve/names.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>

#include "resolve/abbreviation.h"

namespace sayso {
namespace {

constexpr std::uint32_t kRunReach = 24;   // tokens that a name may have
constexpr std::uint32_t kBesideReach = 30;  // tokens looked at on each side of it

bool is_word(const Token& token) {
  return token.shape != Shape::mark && token.shape != Shape::number && token.quotation == Token::kNone;
}
bool is_capital(const Token& token) { return is_word(token) && token.shape != Shape::lower; }

// Words with a capital at the start of a sentence: how they stand elsewhere in the article tells
// whether they are names.
class OpeningWords {
 public:
  struct Elsewhere {
    bool lower = false, capital = false;
  };
  void add(std::string folded) {
    if (folded.size() < 2) return;
    shapes_.set(slot(folded));
    words_.try_emplace(std::move(folded));
  }
  Elsewhere* find(std::string_view folded) {
    if (folded.size() < 2 || !shapes_[slot(folded)]) return nullptr;
    const auto found = words_.find(std::string(folded));
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  static std::size_t slot(std::string_view word) {
    return static_cast<unsigned char>(word[0]) * 32u + std::min<std::size_t>(word.size(), 31);
  }
  std::bitset<256 * 32> shapes_;  // first byte and length, to pass over most words at once
  std::unordered_map<std::string, Elsewhere> words_;
};

class NameReader {
 public:
  NameReader(std::string_view text, const Blocks& blocks, const Tapes& tapes,
             const ResolveRules& rules, const Vocabulary& vocabulary)
      : text_(text), blocks_(blocks), tapes_(tapes), rules_(rules), vocabulary_(vocabulary) {}

  Names run() {
    read_opening_words();
    for (std::uint32_t t = 0; t < tapes_.block_count(); ++t)
      for (const Token& token : tapes_[t].tokens)
        if (token.symbol == vocabulary_.end_symbol()) names_.sentence_ends.push_back(token.span.begin);
    for (std::uint32_t t = 0; t < tapes_.size(); ++t) {
      names_.first_in_tape.push_back(static_cast<std::uint32_t>(names_.uses.size()));
      if (has_names(t)) read_tape(t);
    }
    names_.first_in_tape.push_back(static_cast<std::uint32_t>(names_.uses.size()));
    return std::move(names_);
  }

 private:
  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }

  bool has_names(std::uint32_t tape) const {
    const BlockKind kind = blocks_[tapes_[tape].block].kind;
    return kind != BlockKind::byline && kind != BlockKind::boilerplate && kind != BlockKind::dateline;
  }

  bool opens_sentence(const Tape& tape, std::uint32_t i) const {
    if (i == 0) return true;
    const Token& before = tape.tokens[i - 1];
    return before.symbol == vocabulary_.end_symbol() || before.quotation != Token::kNone ||
           (before.shape == Shape::mark && !is(before, rules_.classes.conjunction));
  }

  std::string folded(const Token& token) const { return fold(slice(text_, token.span)); }

  void read_opening_words() {
    for (std::uint32_t t = 0; t < tapes_.size(); ++t) {
      const Tape& tape = tapes_[t];
      for (std::uint32_t i = 0; i < tape.tokens.size(); ++i)
        if (is_capital(tape.tokens[i]) && is(tape.tokens[i], rules_.classes.name_begin) && opens_sentence(tape, i))
          opening_.add(folded(tape.tokens[i]));
    }
    for (std::uint32_t t = 0; t < tapes_.size(); ++t) {
      const Tape& tape = tapes_[t];
      const bool shouted = is_shouted(tape);
      for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
        const Token& token = tape.tokens[i];
        if (token.shape == Shape::lower) {
          if (auto* word = opening_.find(slice(text_, token.span))) word->lower = true;
        } else if (is_capital(token) && !shouted && !opens_sentence(tape, i)) {
          if (auto* word = opening_.find(folded(token))) word->capital = true;
        }
      }
    }
  }

  // At the start of a sentence: no name?
  bool is_common(const Token& token) {
    if (is(token, rules_.classes.given)) return false;
    const auto* elsewhere = opening_.find(folded(token));
    if (!elsewhere) return is(token, rules_.classes.common);
    return elsewhere->lower || (is(token, rules_.classes.common) && !elsewhere->capital);
  }

  bool is_seen_elsewhere(const Token& token) {
    if (is(token, rules_.classes.given)) return true;
    const auto* elsewhere = opening_.find(folded(token));
    return elsewhere && elsewhere->capital;
  }

  bool is_shouted(const Tape& tape) const {
    return blocks_[tape.block].kind == BlockKind::headline && mostly_capitals(tape);
  }

  static bool mostly_capitals(const Tape& tape) {
    std::size_t words = 0, capitals = 0;
    for (const Token& token : tape.tokens) {
      words += is_word(token);
      capitals += is_capital(token);
    }
    return words >= 4 && capitals * 3 > words * 2;
  }

  void read_tape(std::uint32_t t) {
    const Tape& tape = tapes_[t];
    const auto size = static_cast<std::uint32_t>(tape.tokens.size());
    const bool shouted = is_shouted(tape);
    PatternChoice::Found found;
    for (std::uint32_t i = 0; i < size;) {
      const Token& token = tape.tokens[i];
      if (is(token, rules_.classes.she) || is(token, rules_.classes.he)) take_pronoun(t, i);
      if (is(token, rules_.classes.determiner) && opens_sentence(tape, i) && has_subjects(tape))
        names_.openings.push_back({t, i});
      if (!is(token, rules_.classes.name_begin) ||
          !rules_.runs.patterns.match(tape, {i, std::min(size, i + kRunReach)}, found)) {
        ++i;
        continue;
      }
      TokenRange run = found.whole;
      i = run.last;
      if (shouted)
        while (!run.empty() && is_common(tape.tokens[run.first]) && !is_title(tape, run)) ++run.first;
      else if (opens_sentence(tape, run.first) && is_mere_opening(tape, run))
        ++run.first;
      read_run(t, run, shouted);
    }
  }

  bool has_subjects(const Tape& tape) const { return blocks_[tape.block].kind == BlockKind::paragraph; }

  void take_pronoun(std::uint32_t t, std::uint32_t i) {
    const Tape& tape = tapes_[t];
    if (i + 1 >= tape.tokens.size()) return;
    const Token& next = tape.tokens[i + 1];
    const bool subject = is(next, rules_.classes.verb);
    if (subject || is(next, rules_.classes.phrase))
      names_.pronouns.push_back({t, i, is(tape.tokens[i], rules_.classes.she), subject});
  }

  // The first word has its capital from the sentence: "Opponents", "Earlier Tom Ash", but not
  // "Playing Field Promotions".
  bool is_mere_opening(const Tape& tape, TokenRange run) {
    const Token& first = tape.tokens[run.first];
    if (!is_common(first)) return false;
    if (run.size() == 1 || is(first, rules_.classes.opener)) return true;
    if (is_title(tape, run)) return false;
    if (!is_capital(tape.tokens[run.first + 1])) return !is_organization(tape, run);  // "Counsel for Lee", but "Bank of England"
    const auto* elsewhere = opening_.find(folded(first));
    return is(tape.tokens[run.first + 1], rules_.classes.given) || (elsewhere && elsewhere->lower);
  }

  // "Councillor Ida Brough" opens a sentence with a word that is common, but belongs to the name.
  bool is_title(const Tape& tape, TokenRange run) const {
    PatternChoice::Found found;
    return run.size() > 1 && rules_.names.patterns.match(tape, run, found) &&
           (found.first(index(ResolveGroup::title)) || found.first(index(ResolveGroup::role)));
  }

  bool is_organization(const Tape& tape, TokenRange run) const {
    PatternChoice::Found found;
    return rules_.names.patterns.match(tape, run, found) &&
           rules_.names.rules[found.pattern].kind == SpeakerKind::organization;
  }

  static std::size_t index(ResolveGroup group) { return static_cast<std::size_t>(group); }

  void read_run(std::uint32_t t, TokenRange run, bool shouted) {
    const Tape& tape = tapes_[t];
    PatternChoice::Found found;
    while (!run.empty()) {
      if (!is(tape.tokens[run.first], rules_.classes.name_begin) ||
          !rules_.names.patterns.match(tape, run, found)) {
        ++run.first;
        continue;
      }
      const auto name = found.first(index(ResolveGroup::name));
      if (!name) return;
      NameUse use;
      use.tape = t;
      use.sentence = names_.sentence(tape.tokens[name->first].span.begin);
      use.tokens = *name;
      use.first = name->first;
      use.doubtful = shouted || !rules_.names.rules[found.pattern].introduces;
      use.rule = vote(rules_.names, found, use);
      const auto title = found.first(index(ResolveGroup::title));
      const auto role = found.first(index(ResolveGroup::role));
      if (title) use.first = title->first;
      else if (role) use.first = role->first;
      finish(tape, use, title ? title : role);
      run.first = std::max(run.first + 1, name->last);
    }
  }

  static std::int16_t vote(const ResolveRuleSet& set, const PatternChoice::Found& found, NameUse& use) {
    const ResolveRule& rule = set.rules[found.pattern];
    use.place = use.place || rule.place;
    if (rule.kind == SpeakerKind::person) use.person = static_cast<std::int16_t>(use.person + rule.weight);
    if (rule.kind == SpeakerKind::organization)
      use.organization = static_cast<std::int16_t>(use.organization + rule.weight);
    return static_cast<std::int16_t>(found.pattern);
  }

  // Looks at what stands beside the name and keeps it.
  void finish(const Tape& tape, NameUse& use, std::optional<TokenRange> title) {
    const auto size = static_cast<std::uint32_t>(tape.tokens.size());
    take_abbreviation(tape, use);
    use.span = tape.span(use.tokens.first, use.tokens.last);
    use.possessive = use.tokens.last < size && is(tape.tokens[use.tokens.last], rules_.classes.possessive);
    use.title_gender = gender_of(tape, {use.first, use.tokens.first}, rules_, vocabulary_);
    // "Will May": the last of several words is a surname, mostly.
    const std::uint32_t given = use.tokens.size() > 1 ? use.tokens.last - 1 : use.tokens.last;
    use.given_gender = gender_of(tape, {use.tokens.first, given}, rules_, vocabulary_);
    if (use.given_gender == Gender::unknown) use.given_gender = gender_of(tape, {given, use.tokens.last}, rules_, vocabulary_);
    for (std::uint32_t i = use.tokens.first; i < use.tokens.last; ++i)
      use.public_body = use.public_body || is(tape.tokens[i], rules_.classes.public_body);

    const auto index_of_use = static_cast<std::uint32_t>(names_.uses.size());
    PatternChoice::Found found;
    const std::uint32_t begin = use.first > kBesideReach ? use.first - kBesideReach : 0;
    std::optional<TokenRange> modifier;
    std::uint32_t opening = use.first;
    if (rules_.before.patterns.match(tape, {begin, use.first}, found)) {
      opening = found.whole.first;
      use.before = vote(rules_.before, found, use);
      modifier = found.first(index(ResolveGroup::modifier));
      add_roles(tape, rules_.before.rules[found.pattern], use, index_of_use, found);
    }
    const Token& word = tape.tokens[use.tokens.first];
    if (use.tokens.size() == 1 && word.shape == Shape::capital && is(word, rules_.classes.place)) use.place = true;
    if (title) add_title(tape, index_of_use, *title, modifier);
    std::uint32_t after = use.tokens.last;
    if (!use.abbreviation.empty()) after = use.abbreviation.last + 1;
    std::uint32_t behind = after;  // where the verb would stand
    if (!use.possessive && after < size &&
        rules_.after.patterns.match(tape, {after, std::min(size, after + kBesideReach)}, found)) {
      behind = found.whole.last;
      use.after = vote(rules_.after, found, use);
      add_roles(tape, rules_.after.rules[found.pattern], use, index_of_use, found);
    }
    use.subject = !use.possessive && (opens_sentence(tape, opening) ||
                                      (behind < size && is(tape.tokens[behind], rules_.classes.verb)));
    if (use.tokens.size() == 1 && use.first == use.tokens.first && use.person + use.organization == 0 &&
        opens_sentence(tape, use.first) && !is_seen_elsewhere(word))
      use.doubtful = true;
    names_.uses.push_back(use);
  }

  // The titles of a name are a role, honorifics apart: "Mrs Justice" is none, "Senator" is.
  void add_title(const Tape& tape, std::uint32_t name, TokenRange title,
                 std::optional<TokenRange> modifier) {
    const TokenRange whole = title;
    while (!title.empty() && is(tape.tokens[title.last - 1], rules_.classes.honorific)) --title.last;
    while (!title.empty() && is(tape.tokens[title.first], rules_.classes.honorific)) ++title.first;
    if (title.empty()) return add_role(tape, {.name = name, .tokens = whole, .is_noun = true});
    if (modifier && modifier->last == title.first) title.first = modifier->first;
    add_role(tape, {.name = name, .tokens = title});
  }

  // A word that is only guessed to be a role is none before a title.
  void add_roles(const Tape& tape, const ResolveRule& rule, NameUse& use, std::uint32_t name, const PatternChoice::Found& found) {
    TokenRange owner;
    for (const auto& group : found.groups) {
      if (group.name == index(ResolveGroup::owner)) owner = group.range;
      if (group.name == index(ResolveGroup::noun)) add_role(tape, {.name = name, .tokens = group.range, .is_noun = true});
      if (group.name != index(ResolveGroup::role)) continue;
      if (group.range.last == use.first && use.first < use.tokens.first && rule.weight == 0) continue;
      add_role(tape, {.name = name, .tokens = group.range, .owner = owner});
      if (use.title_gender == Gender::unknown) use.title_gender = gender_of(tape, group.range, rules_, vocabulary_);
      owner = {};
    }
  }

  void add_role(const Tape& tape, RoleUse role) {
    role.span = tape.span(role.tokens.first, role.tokens.last);
    names_.roles.push_back(role);
  }

  // "the Competition and Trade Authority (CTA)": the letters tell how far the name reaches.
  void take_abbreviation(const Tape& tape, NameUse& use) {
    const std::uint32_t open = use.tokens.last;
    if (open + 2 >= tape.tokens.size()) return;
    const Token& letters = tape.tokens[open + 1];
    if (slice(text_, tape.tokens[open].span) != "(" || slice(text_, tape.tokens[open + 2].span) != ")" ||
        !is_capital(letters))
      return;
    const auto words = [&](TokenRange range) {
      std::vector<std::string_view> out;
      for (std::uint32_t i = range.first; i < range.last; ++i)
        if (is_word(tape.tokens[i])) out.push_back(slice(text_, tape.tokens[i].span));
      return out;
    };
    const std::string_view abbreviation = slice(text_, letters.span);
    TokenRange name = use.tokens;
    bool fits = abbreviates(abbreviation, words(name));
    // A name before "and" may be its first part.
    while (!fits && name.first > 1 && is(tape.tokens[name.first - 1], rules_.classes.link)) {
      std::uint32_t first = name.first - 1;
      while (first > 0 && is(tape.tokens[first - 1], rules_.classes.link)) --first;
      if (first == 0 || !is(tape.tokens[first - 1], rules_.classes.name_begin)) break;
      while (first > 0 && is(tape.tokens[first - 1], rules_.classes.name_begin)) --first;
      name.first = first;
      fits = abbreviates(abbreviation, words(name));
    }
    if (!fits) return;
    while (!names_.uses.empty() && names_.uses.back().tape == use.tape &&
           names_.uses.back().tokens.last > name.first)
      drop_last();
    if (name.first < use.tokens.first) use.first = name.first;
    use.tokens = name;
    use.abbreviation = {open + 1, open + 2};
    use.organization = static_cast<std::int16_t>(use.organization + 3);
  }

  void drop_last() {
    const auto last = static_cast<std::uint32_t>(names_.uses.size() - 1);
    while (!names_.roles.empty() && names_.roles.back().name == last) names_.roles.pop_back();
    names_.uses.pop_back();
  }

  std::string_view text_;
  const Blocks& blocks_;
  const Tapes& tapes_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
  OpeningWords opening_;
  Names names_;
};

}  // namespace

std::uint32_t Names::sentence(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(
      std::lower_bound(sentence_ends.begin(), sentence_ends.end(), byte) - sentence_ends.begin());
}

std::span<const RoleUse> Names::roles_of(std::uint32_t use) const {
  const auto first = std::lower_bound(roles.begin(), roles.end(), use,
                                      [](const RoleUse& r, std::uint32_t name) { return r.name < name; });
  auto last = first;
  while (last != roles.end() && last->name == use) ++last;
  return {first, last};
}

Names read_names(std::string_view text, const Blocks& blocks, const Tapes& tapes,
                 const ResolveRules& rules, const Vocabulary& vocabulary) {
  return NameReader(text, blocks, tapes, rules, vocabulary).run();
}

Gender gender_of(const Tape& tape, TokenRange tokens, const ResolveRules& rules,
                 const Vocabulary& vocabulary) {
  bool female = false, male = false;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    for (const ClassId id : rules.female) female = female || vocabulary.is(tape.tokens[i].symbol, id);
    for (const ClassId id : rules.male) male = male || vocabulary.is(tape.tokens[i].symbol, id);
  }
  if (female == male) return Gender::unknown;
  return female ? Gender::female : Gender::male;
}

}  // namespace sayso
