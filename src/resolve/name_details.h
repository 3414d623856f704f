// What stands beside a name: its titles, roles and abbreviation, and what they say of it.
#pragma once

#include <optional>
#include <string_view>

#include "resolve/names.h"
#include "resolve/opening_words.h"

namespace sayso {

class NameDetails {
 public:
  NameDetails(std::string_view text, const OpeningWords& opening, const ResolveRules& rules,
              const Vocabulary& vocabulary)
      : text_(text), opening_(opening), rules_(rules), vocabulary_(vocabulary) {}

  // Completes `use`, of which its tokens are known, and appends it and its roles to `names`.
  // `title` are the words before it that belong to its run.
  void add(const Tape& tape, NameUse use, std::optional<TokenRange> title, Names& names) const;

  // What the rule that matched says of a name's kind; its index.
  static std::int16_t vote(const ResolveRuleSet& set, const PatternChoice::Found& found,
                           NameUse& use);

 private:
  void take_abbreviation(const Tape& tape, NameUse& use, Names& names) const;
  void take_genders(const Tape& tape, NameUse& use) const;
  std::uint32_t take_before(const Tape& tape, NameUse& use, std::optional<TokenRange> title,
                            Names& names) const;
  std::uint32_t take_after(const Tape& tape, NameUse& use, Names& names) const;
  void add_title(const Tape& tape, TokenRange title, TokenRange modifier, Names& names) const;
  void add_roles(const Tape& tape, const ResolveRule& rule, const PatternChoice::Found& found,
                 NameUse& use, Names& names) const;
  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }

  std::string_view text_;
  const OpeningWords& opening_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
};

}  // namespace sayso
