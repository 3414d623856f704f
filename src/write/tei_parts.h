// The three parts of a TEI document and what they share. Internal to the TEI writer.
#pragma once

#include <string>
#include <string_view>

#include "text/code_points.h"
#include "write/ids.h"
#include "write/tei.h"
#include "write/tei_plan.h"

namespace sayso::tei {

struct Document {
  const Analysis& analysis;
  const Run& run;
  const CodePoints& points;
  const Ids& ids;
  const Plan& plan;
  std::string prefix;    // before each id: "" or "a1."
  std::string text_uri;  // escaped as a URI
  std::string& out;

  const PlannedMark& mark(std::uint32_t index) const { return plan.marks[index]; }

  // Appends the id of a piece: that of its mark, with ".2" where the mark has several.
  void piece_id(const MarkPiece& piece, std::string& to) const;

  // ` name="value"`, the value escaped; for ids and references with the prefix.
  void attribute(std::string_view name, std::string_view value) const;
  void id(std::string_view id) const;

  // `<tag>text</tag>`, nothing where the text is empty. `tag` may bring attributes.
  void element(std::string_view tag, std::string_view text) const;

  // `#id`, with the prefix.
  void reference(std::string_view id) const;

  // `fire.txt#char=120,141`
  void text_pointer(Span span) const;

  // `#s1 #s2`, the speakers of an attribution.
  void speakers(const Resolution& resolution) const;

  // `#direct #statement #negated #rule.en.quote-speaker-cue`
  void categories(const Attribution& attribution) const;
};

// Ids of categories that are not plain words: "rule." or "by." and the escaped name.
std::string rule_id(std::string_view rule);
std::string resolution_id(std::string_view step);

void append_header(const Document& document);
void append_registry(const Document& document);  // particDesc: the speakers
void append_body(const Document& document);
void append_stand_off(const Document& document);  // nothing where there is no attribution

// `tag` where it has the form of a language tag, else "und".
std::string_view language_tag(std::string_view tag);

}  // namespace sayso::tei
