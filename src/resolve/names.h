// All places of an article where a name stands, with what stands beside it: titles, roles, an
// abbreviation in parentheses, signs of a person or an organization.
//
//     Names names = read_names(article.text, blocks, tapes, rules, vocabulary);
//     "Li Shulei, Xi's protégé and the party's propaganda chief"
//        use: "Li Shulei"; roles: "protégé" of "Xi's", "propaganda chief" of "the party's"; and use
//        "Xi"
//
// Names inside quotation marks are read where they stand in a source mention, and not otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "resolve/resolve_rules.h"
#include "resolve/tapes.h"
#include "segment/block.h"

namespace sayso {

struct RoleUse {
  std::uint32_t name = 0;  // index into Names::uses
  TokenRange tokens;
  Span span;
  TokenRange owner;      // "the group's" before it; may be empty
  bool is_noun = false;  // no role, but what an organization is: "group"
};

struct NameUse {
  static constexpr std::int16_t kNone = -1;

  std::uint32_t tape = 0;
  std::uint32_t sentence = 0;  // counted over the article
  TokenRange tokens;           // the name alone
  std::uint32_t first = 0;     // token where its titles begin; tokens.first where it has none
  Span span;                   // of the name alone
  TokenRange abbreviation;     // "CAC" of "Cyberspace Administration of China (CAC)"; may be empty
  int person = 0, organization = 0;                          // how much speaks for each
  std::int16_t rule = kNone, before = kNone, after = kNone;  // indices of the rules that matched
  Gender title_gender = Gender::unknown;                     // told by titles and roles
  Gender given_gender = Gender::unknown;                     // told by a given name
  bool subject = false;      // opens its sentence, or a verb stands behind it
  bool possessive = false;   // "'s" stands behind it
  bool place = false;        // "in Oslo"
  bool doubtful = false;     // a name only if it stands elsewhere, too
  bool public_body = false;  // a ministry, a council
  bool outlet = false;       // a news agency, a newspaper

  // Behind the name and its abbreviation in parentheses.
  std::uint32_t end() const { return abbreviation.empty() ? tokens.last : abbreviation.last + 1; }
};

// "he" or "her" in the running text; as an object ("met her") it is passed over.
struct PronounUse {
  std::uint32_t tape = 0;
  std::uint32_t token = 0;
  bool female = false;
  bool subject = false;  // else a possessive
};

// A determiner at the start of a sentence: a description may follow.
struct Opening {
  std::uint32_t tape = 0;
  std::uint32_t token = 0;
};

struct Names {
  std::vector<NameUse> uses;         // in the order of the text
  std::vector<PronounUse> pronouns;  // likewise
  std::vector<Opening> openings;
  std::vector<RoleUse> roles;                // in the order of their names
  std::vector<std::uint32_t> first_in_tape;  // index into uses by tape, and their number at the end
  std::vector<std::uint32_t> sentence_ends;  // bytes where they begin, in the order of the text

  std::uint32_t sentence(std::uint32_t byte) const;  // number of the sentence that a byte stands in
  std::span<const RoleUse> roles_of(std::uint32_t use) const;
  void drop_last();  // the last use and its roles
};

Names read_names(std::string_view text, const Blocks& blocks, const Tapes& tapes,
                 const ResolveRules& rules, const Vocabulary& vocabulary);

// The gender that the words of `tokens` tell, if they agree.
Gender gender_of(const Tape& tape, TokenRange tokens, const ResolveRules& rules,
                 const Vocabulary& vocabulary);

}  // namespace sayso
