#include "resolve/mention.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kAliasReach =
    6;  // tokens between a description and the name in quotation marks
constexpr std::size_t kMaxNames = 8;  // coordinated names that are kept

}  // namespace

std::uint32_t MentionReader::first_name(std::uint32_t tape, std::uint32_t token) const {
  const auto begin = names_.uses.begin();
  const auto found =
      std::lower_bound(begin + names_.first_in_tape[tape], begin + names_.first_in_tape[tape + 1],
                       token, [](const NameUse& use, std::uint32_t at) { return use.first < at; });
  return static_cast<std::uint32_t>(found - begin);
}

// A name is what the mention is about if what stands before it only introduces it, and what stands
// behind it only adds to it. "the group's director, Ada Brook": Brook; "Brook's lawyers": nobody.
// A name that goes on behind the mention is one all the same.
void MentionReader::read_names(Mention& mention) const {
  const Tape& tape = tapes_[mention.tape];
  const std::uint32_t end = mention.tokens.last;
  PatternChoice::Found found;
  std::uint32_t start = mention.tokens.first;
  const std::uint32_t stop = names_.first_in_tape[mention.tape + 1];
  for (std::uint32_t i = first_name(mention.tape, start);
       i < stop && names_.uses[i].tokens.first < end && mention.names.size() < kMaxNames; ++i) {
    const NameUse& use = names_.uses[i];
    if (use.first < start) continue;
    if (use.first > start && !rules_.leads.patterns.match(tape, {start, use.first}, found))
      continue;
    std::uint32_t next = use.end();
    if (use.possessive && next + 1 < end) continue;
    if (use.possessive) ++next;
    if (next < end && !rules_.tails.patterns.match(tape, {next, end}, found)) continue;
    mention.names.push_back(i);
    if (next >= end || !is(tape.tokens[next], rules_.classes.conjunction)) return;
    start = next + 1;
    while (start < end && is(tape.tokens[start], rules_.classes.conjunction)) ++start;
  }
}

Mention MentionReader::read(std::uint32_t tape_index, TokenRange tokens) const {
  const Tape& tape = tapes_[tape_index];
  Mention mention;
  mention.tape = tape_index;
  mention.tokens = tokens;
  if (tokens.empty()) return mention;
  PatternChoice::Found found;
  read_names(mention);
  if (!mention.names.empty()) return mention;
  if (tokens.size() > 1 && is(tape.tokens[tokens.last - 1], rules_.classes.possessive))
    mention.tokens.last = --tokens.last;  // "the federation's demands"
  if (!rules_.sources.patterns.match(tape, tokens, found)) return mention;
  const ResolveRule& rule = rules_.sources.rules[found.pattern];
  mention.refers = rule.refers;
  mention.rule = rule.id;
  for (const auto& [group, range] : found.groups) {
    switch (group) {
      case ResolveGroup::role:
        mention.role = range;
        break;
      case ResolveGroup::noun:
        mention.noun = range;
        break;
      case ResolveGroup::owner:
        mention.owner = range;
        break;
      case ResolveGroup::alias:
        mention.alias = range;
        break;
      default:
        break;
    }
  }
  if (mention.refers == Refers::person && mention.alias.empty()) read_alias(mention);
  return mention;
}

// "a pub regular", known only as “Stumpy”: the name may stand behind the mention.
void MentionReader::read_alias(Mention& mention) const {
  const Tape& tape = tapes_[mention.tape];
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  std::uint32_t quote = mention.tokens.last;
  while (quote < size && quote < mention.tokens.last + kAliasReach &&
         tape.tokens[quote].quotation == Token::kNone)
    ++quote;
  PatternChoice::Found found;
  if (quote < size && rules_.sources.patterns.match(tape, {mention.tokens.first, quote + 1}, found))
    mention.alias = found.first(ResolveGroup::alias).value_or(TokenRange{});
}

}  // namespace sayso
