#include "resolve/names.h"

#include <algorithm>

#include "resolve/name_details.h"
#include "resolve/opening_words.h"

namespace sayso {
namespace {

constexpr std::uint32_t kRunReach = 24;  // tokens that a name may have

class NameReader {
 public:
  NameReader(std::string_view text, const Blocks& blocks, const Tapes& tapes,
             const ResolveRules& rules, const Vocabulary& vocabulary)
      : blocks_(blocks),
        tapes_(tapes),
        rules_(rules),
        vocabulary_(vocabulary),
        opening_(text, blocks, tapes, rules, vocabulary),
        details_(text, opening_, rules, vocabulary) {}

  Names run() {
    for (std::uint32_t t = 0; t < tapes_.block_count(); ++t)
      for (const Token& token : tapes_[t].tokens)
        if (token.symbol == vocabulary_.end_symbol())
          names_.sentence_ends.push_back(token.span.begin);
    for (std::uint32_t t = 0; t < tapes_.size(); ++t) {
      names_.first_in_tape.push_back(static_cast<std::uint32_t>(names_.uses.size()));
      if (has_names(t)) read_tape(t);
    }
    names_.first_in_tape.push_back(static_cast<std::uint32_t>(names_.uses.size()));
    return std::move(names_);
  }

 private:
  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }

  BlockKind kind(std::uint32_t tape) const { return blocks_[tapes_[tape].block].kind; }

  bool has_names(std::uint32_t tape) const {
    return kind(tape) != BlockKind::byline && kind(tape) != BlockKind::boilerplate &&
           kind(tape) != BlockKind::dateline;
  }

  void read_tape(std::uint32_t t) {
    const Tape& tape = tapes_[t];
    const auto size = static_cast<std::uint32_t>(tape.tokens.size());
    const bool shouted = opening_.is_shouted(tape);
    PatternChoice::Found found;
    for (std::uint32_t i = 0; i < size;) {
      const Token& token = tape.tokens[i];
      if (is(token, rules_.classes.name_begin) &&
          rules_.runs.patterns.match(tape, {i, std::min(size, i + kRunReach)}, found)) {
        i = found.whole.last;
        read_run(t, without_opening(tape, found.whole, shouted), shouted);
        continue;
      }
      if (is(token, rules_.classes.she) || is(token, rules_.classes.he)) take_pronoun(t, i);
      if (is(token, rules_.classes.determiner) && kind(t) == BlockKind::paragraph &&
          opening_.opens_sentence(tape, i))
        names_.openings.push_back({t, i});
      ++i;
    }
  }

  void take_pronoun(std::uint32_t t, std::uint32_t i) {
    const Tape& tape = tapes_[t];
    if (i + 1 >= tape.tokens.size()) return;
    const Token& next = tape.tokens[i + 1];
    const bool subject = is(next, rules_.classes.verb);
    if (subject || is(next, rules_.classes.phrase))
      names_.pronouns.push_back({t, i, is(tape.tokens[i], rules_.classes.she), subject});
  }

  // The run without words that have their capital from the place where they stand.
  TokenRange without_opening(const Tape& tape, TokenRange run, bool shouted) const {
    if (shouted) {
      while (!run.empty() && opening_.is_common(tape.tokens[run.first]) && !has_title(tape, run))
        ++run.first;
    } else if (opening_.opens_sentence(tape, run.first) && is_mere_opening(tape, run)) {
      ++run.first;
    }
    return run;
  }

  // "Opponents", "Earlier Tom Ash", "Counsel for Lee", but not "Councillor Ida Brough", "Bank of
  // England", "Playing Field Promotions".
  bool is_mere_opening(const Tape& tape, TokenRange run) const {
    const Token& first = tape.tokens[run.first];
    if (!opening_.is_common(first)) return false;
    if (run.size() == 1 || is(first, rules_.classes.opener)) return true;
    if (has_title(tape, run)) return false;
    const Token& second = tape.tokens[run.first + 1];
    if (!is_capital(second)) return !is_organization(tape, run);
    return is(second, rules_.classes.given) || opening_.is_lower_elsewhere(first);
  }

  bool has_title(const Tape& tape, TokenRange run) const {
    PatternChoice::Found found;
    return run.size() > 1 && rules_.names.patterns.match(tape, run, found) &&
           (found.first(ResolveGroup::title) || found.first(ResolveGroup::role));
  }

  bool is_organization(const Tape& tape, TokenRange run) const {
    PatternChoice::Found found;
    return rules_.names.patterns.match(tape, run, found) &&
           rules_.names.rules[found.pattern].kind == SpeakerKind::organization;
  }

  // The names in a run: what stands behind the first is read again.
  void read_run(std::uint32_t t, TokenRange run, bool shouted) {
    const Tape& tape = tapes_[t];
    PatternChoice::Found found;
    while (!run.empty()) {
      if (!is(tape.tokens[run.first], rules_.classes.name_begin) ||
          !rules_.names.patterns.match(tape, run, found)) {
        ++run.first;
        continue;
      }
      const auto name = found.first(ResolveGroup::name);
      if (!name) return;  // a title, or what somebody is: "the President"
      auto title = found.first(ResolveGroup::title);
      if (!title) title = found.first(ResolveGroup::role);
      NameUse use;
      use.tape = t;
      use.sentence = names_.sentence(tape.tokens[name->first].span.begin);
      use.tokens = *name;
      use.first = title ? title->first : name->first;
      use.doubtful = shouted || !rules_.names.rules[found.pattern].introduces;
      use.rule = NameDetails::vote(rules_.names, found, use);
      details_.add(tape, use, title, names_);
      run.first = std::max(run.first + 1, name->last);
    }
  }

  const Blocks& blocks_;
  const Tapes& tapes_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
  OpeningWords opening_;
  NameDetails details_;
  Names names_;
};

}  // namespace

std::uint32_t Names::sentence(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(
      std::lower_bound(sentence_ends.begin(), sentence_ends.end(), byte) - sentence_ends.begin());
}

std::span<const RoleUse> Names::roles_of(std::uint32_t use) const {
  const auto first =
      std::lower_bound(roles.begin(), roles.end(), use,
                       [](const RoleUse& r, std::uint32_t name) { return r.name < name; });
  auto last = first;
  while (last != roles.end() && last->name == use) ++last;
  return {first, last};
}

void Names::drop_last() {
  uses.pop_back();
  while (!roles.empty() && roles.back().name == uses.size()) roles.pop_back();
}

Names read_names(std::string_view text, const Blocks& blocks, const Tapes& tapes,
                 const ResolveRules& rules, const Vocabulary& vocabulary) {
  return NameReader(text, blocks, tapes, rules, vocabulary).run();
}

Gender gender_of(const Tape& tape, TokenRange tokens, const ResolveRules& rules,
                 const Vocabulary& vocabulary) {
  const auto any = [&](const std::vector<ClassId>& classes) {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
      for (const ClassId id : classes)
        if (vocabulary.is(tape.tokens[i].symbol, id)) return true;
    return false;
  };
  const bool female = any(rules.female), male = any(rules.male);
  if (female == male) return Gender::unknown;
  return female ? Gender::female : Gender::male;
}

}  // namespace sayso
