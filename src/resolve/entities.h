// The persons, organizations, groups and documents of one article.
//
// Those with a name come from all its places at once: "Xi", "Mr. Xi" and "President Xi Jinping" are
// one. Those with a mere description ("a force spokeswoman") are added while mentions are resolved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "resolve/names.h"

namespace sayso {

struct EntityRole {
  Role role;
  std::string noun;  // its head, folded
};

struct Entity {
  SpeakerKind kind = SpeakerKind::unknown;
  Gender gender = Gender::unknown;
  int person = 0, organization = 0;  // how much speaks for each
  bool place = false;                // "in Oslo": not what "the company" means
  bool public_body = false;          // neither is "the ministry"
  bool outlet = false;               // "told Reuters": nor a news outlet that has not spoken
  bool surname_alone = false;        // was called by the surname alone
  std::string name;                  // the fullest; empty without one
  std::string label;                 // of one without a name
  std::vector<std::string> words;    // of the name, folded
  std::vector<std::string> aliases;
  std::vector<EntityRole> roles;            // each wording once
  std::vector<std::string> nouns;           // heads of roles and descriptions, folded: "chairman"
  std::vector<std::uint32_t> affiliations;  // indices of organizations
};

// What a place of a name means.
struct NameLink {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t entity = kNone;           // kNone: nothing, or one of `candidates`
  std::vector<std::uint32_t> candidates;  // several that have this name
  std::string_view by;                    // "name", "surname", "abbreviation", ...
};

class Entities {
 public:
  // One for each name, found from the fullest forms down to the shortest.
  Entities(std::string_view text, const Tapes& tapes, const Names& names, const ResolveRules& rules,
           const Vocabulary& vocabulary);

  std::vector<Entity> all;
  std::vector<NameLink> links;  // parallel to Names::uses

  std::uint32_t add(Entity entity);
  void introduce(std::uint32_t use);  // makes a doubtful name one
  void add_role(std::uint32_t entity, std::string text, Span span, std::string noun);

  // Entities with that head noun, or one that means the same; of many the last.
  const std::vector<std::uint32_t>& with_noun(std::string_view noun) const;
  void add_noun(std::uint32_t entity, const std::string& noun);
  bool is_word(std::string_view folded, ClassId id) const;
  bool means_same(std::string_view a, std::string_view b) const { return key(a) == key(b); }

 private:
  struct Fit {
    std::uint32_t entity;
    int quality;
    std::string_view by;
  };

  std::vector<std::string> words_of(const NameUse& use) const;
  bool is(const NameUse& use, std::uint32_t word, ClassId id) const;
  void link(std::uint32_t use_index, const std::vector<std::string>& words);
  Fit fit(const NameUse& use, const std::vector<std::string>& words, std::uint32_t entity) const;
  void join(std::uint32_t use_index, std::uint32_t entity, std::string_view by);
  void add_abbreviation(const NameUse& use, std::uint32_t entity);
  void introduce(std::uint32_t use, const std::vector<std::string>& words);
  void decide_kinds();
  void collect_roles();
  std::string key(std::string_view noun) const;
  bool same_given(const std::string& a, const std::string& b) const;

  std::string_view text_;
  const Tapes& tapes_;
  const Names& names_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
  std::unordered_set<std::string> places_;  // words that stand for a place somewhere: "in Oslo"
  std::unordered_map<std::string, std::uint32_t> by_name_;  // folded words, joined by spaces
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::string, std::uint32_t> by_abbreviation_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_noun_;
};

// The noun that a role or description is about: "chairwoman" of "chairwoman of the board".
std::string head_noun(std::string_view text, const Tape& tape, TokenRange tokens,
                      const ResolveRules& rules, const Vocabulary& vocabulary);

}  // namespace sayso
