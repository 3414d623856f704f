// Resolves the mentions of one article, in the order of the text.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "attribute/attribution.h"
#include "quotes/quotation.h"
#include "read/article.h"
#include "resolve/discourse.h"
#include "resolve/entities.h"
#include "resolve/mention.h"
#include "tape/cue.h"

namespace sayso {

class Resolver {
 public:
  Resolver(const Article& article, const Blocks& blocks, const Quotations& quotations,
           const std::vector<Tape>& tapes, const std::vector<Attribution>& attributions,
           const ResolveRules& rules, const Vocabulary& vocabulary);

  Speakers run();

 private:
  struct Resolved {
    std::vector<std::uint32_t> entities;
    std::string_view by;
    float confidence = 0;
    std::vector<Span> roles;
  };

  // resolver.cc
  Resolved mention(Span span, CueAttributes cue);
  Resolved named(const Mention& mention);
  void read_on(std::uint32_t up_to);
  void skip_to(std::uint32_t byte);
  void see(std::uint32_t use);
  void see(const PronounUse& pronoun);
  void see(const Opening& opening);
  void note_surname(std::uint32_t use, std::uint32_t entity);
  void learn_gender(std::uint32_t entity, Gender gender);
  std::uint32_t body_behind(std::uint32_t tape, std::uint32_t token);
  void own_roles(std::uint32_t use, std::uint32_t entity);
  Choice bearer(std::uint32_t use) const;
  void keep_seen(const Resolved& resolved, const Mention& mention);
  Place place_of(std::uint32_t tape, TokenRange tokens) const;

  Speakers assemble(const std::vector<std::uint32_t>& order,
                    const std::vector<Resolved>& resolved) const;

  // description.cc
  Resolved described_all(const Mention& mention);
  Resolved described(const Mention& mention, bool is_source = true);
  Choice known_person(const Mention& mention, const std::string& noun);
  Choice known_body(const Mention& mention, const std::string& noun);
  std::uint32_t new_entity(const Mention& mention, const std::string& noun);
  std::uint32_t owner(const Mention& mention);
  std::uint32_t owner(std::uint32_t tape, TokenRange tokens, bool possessor);
  std::string label(const Mention& mention) const;
  bool is_name(std::uint32_t tape, std::uint32_t token) const;
  bool is_definite(const Mention& mention) const;
  bool is_plain(const Mention& mention) const;
  bool is_told_apart(const Mention& mention) const;
  bool in_headline(const Mention& mention) const;
  bool has_role(const Entity& entity, const Mention& mention, const std::string& noun) const;

  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }
  std::string text(TokenRange tokens, std::uint32_t tape) const;

  std::string_view text_;
  const Blocks& blocks_;
  const Quotations& quotations_;
  const std::vector<Attribution>& attributions_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
  Tapes tapes_;
  Names names_;
  Entities entities_;
  MentionReader mentions_;
  Discourse discourse_;
  std::size_t next_name_ = 0, next_pronoun_ = 0, next_opening_ = 0;  // those before have been seen
  std::unordered_map<std::string, std::uint32_t> described_;         // by folded label
};

}  // namespace sayso
