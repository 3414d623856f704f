// Words without a tag of their own, for which a tag elsewhere says whose they are:
//
//     “It failed,” Osei said. “Nobody was hurt.”         behind the tag of its paragraph
//     The chair said: ¶ “It failed.”                      the paragraph after a colon
//     “It failed. ¶ “Nobody was hurt,” Osei said.         a quotation reopened in the next
//     paragraph “It failed,” Osei said. ¶ “Nobody was hurt.”        a paragraph that is all
//     quotation: an orphan “Why?” asked Osei. ¶ “Rust,” said Lind. ¶ “Where?”  a line of a
//     dialogue: they take turns
#pragma once

#include <string_view>
#include <vector>

#include "attribute/attribution.h"
#include "attribute/candidate.h"
#include "attribute/holders.h"

namespace sayso {

class Untagged {
 public:
  // All must outlive it; what it finds is added to the contents of `found` and to `holders`.
  Untagged(std::string_view text, const Quotations& quotations, const std::vector<Tape>& tapes,
           const AttributeRules& rules, const Vocabulary& vocabulary,
           std::vector<Attribution>& found, Holders& holders)
      : text_(text),
        quotations_(quotations),
        tapes_(tapes),
        rules_(rules),
        vocabulary_(vocabulary),
        found_(found),
        holders_(holders) {}

  // `candidate` became attribution `index`.
  void add_behind(const Candidate& candidate, std::int32_t index);
  void add_next_block(const Candidate& candidate, std::int32_t index);

  void add_reopened();

  // Once, before the orphans: which blocks are lines of a dialogue.
  void find_lines(const std::vector<Candidate>& candidates);

  // The attribution that an orphan went to, or Holders::kNobody. In a dialogue that is the one
  // whose turn it is; else a paragraph goes on with the speech above it unless that ends with a
  // question (another answers), and a sentence with the speech before it in its paragraph.
  std::int32_t add_orphan(const Candidate& orphan);

 private:
  void add(Span part, std::int32_t index);
  bool asks(const Quotation& quotation) const;
  bool ends_asking(std::uint32_t block) const;
  std::int32_t partner_in_dialogue(std::uint32_t block) const;
  std::int32_t speech_above(std::uint32_t block) const;
  std::int32_t speech_before(std::uint32_t block, std::uint32_t offset) const;
  std::string_view mention(std::int32_t index) const;

  std::string_view text_;
  const Quotations& quotations_;
  const std::vector<Tape>& tapes_;
  const AttributeRules& rules_;
  const Vocabulary& vocabulary_;
  std::vector<Attribution>& found_;
  Holders& holders_;

  // The number of blocks up to and with each block, without another between them, that are one
  // short closed quotation without a tag.
  std::vector<std::uint32_t> lines_;
};

}  // namespace sayso
