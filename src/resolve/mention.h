// What a source mention says: whose name stands in it, or what it describes.
//
//     "the group's East Asia research director, Roseann Rife"   one name, a role, an owner
//     "Two officials with knowledge of the talks"               people; noun "officials"
//     "she"                                                     she
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/names.h"

namespace sayso {

struct Mention {
  std::uint32_t tape = 0;
  TokenRange tokens;
  std::vector<std::uint32_t> names;  // indices into Names::uses: those that it is about
  Refers refers = Refers::none;      // where it is about no name
  std::string_view rule;             // id of the [[source]] rule
  TokenRange role;   // the words of a description: "international cooperation head of the CAC"
  TokenRange noun;   // its head: "head"
  TokenRange owner;  // "the CAC's" before it
  TokenRange alias;  // the quotation in: a man called “Sparky”
};

class MentionReader {
 public:
  MentionReader(const Tapes& tapes, const Names& names, const ResolveRules& rules,
                const Vocabulary& vocabulary)
      : tapes_(tapes), names_(names), rules_(rules), vocabulary_(vocabulary) {}

  Mention read(std::uint32_t tape, TokenRange tokens) const;

 private:
  bool is(const Token& token, ClassId id) const { return vocabulary_.is(token.symbol, id); }
  void read_names(Mention& mention) const;
  void read_alias(Mention& mention) const;
  std::uint32_t first_name(std::uint32_t tape, std::uint32_t token) const;

  const Tapes& tapes_;
  const Names& names_;
  const ResolveRules& rules_;
  const Vocabulary& vocabulary_;
};

}  // namespace sayso
