// standOff: what belongs together, how sure it is, and where it stands in the plain text.
#include <algorithm>
#include <span>

#include "write/number.h"
#include "write/tei_parts.h"

namespace sayso::tei {
namespace {

class StandOff {
 public:
  explicit StandOff(const Document& document)
      : d_(document), plan_(document.plan), out_(document.out) {
    for (const MarkPiece& piece : plan_.pieces) pieces_.push_back(&piece);
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const auto* a, const auto* b) {
      return std::pair(a->mark, a->number) < std::pair(b->mark, b->number);
    });
  }

  void write() {
    if (d_.analysis.attributions.empty()) return;
    out_ += "  <standOff>\n";
    joins();
    links("attribution", "content source cue", {&Links::said, &Links::mention, &Links::cue}, {});
    links("attribution", "content cue", {&Links::said, &Links::cue}, &Links::mention);
    links("attribution", "content source", {&Links::said, &Links::mention}, &Links::cue);
    links("circumstance", "content via", {&Links::said, &Links::via}, {});
    links("circumstance", "content medium", {&Links::said, &Links::medium}, {});
    links("circumstance", "content addressee", {&Links::said, &Links::addressee}, {});
    links("circumstance", "content when", {&Links::said, &Links::when}, {});
    certainties();
    annotations();
    out_ += "  </standOff>\n";
  }

 private:
  using Member = std::uint32_t Links::*;

  bool placed(std::uint32_t mark) const { return mark != kNoMark && d_.mark(mark).pieces > 0; }

  // Pieces of one mark, in order.
  std::span<const MarkPiece* const> pieces(std::uint32_t mark) const {
    const auto its_mark = [](const MarkPiece* piece) { return piece->mark; };
    return {std::ranges::lower_bound(pieces_, mark, {}, its_mark),
            std::ranges::upper_bound(pieces_, mark, {}, its_mark)};
  }

  // `#q120.1 #q120.2`
  void references(std::uint32_t mark) {
    bool first = true;
    for (const MarkPiece* piece : pieces(mark)) {
      out_.append(first ? "#" : " #").append(d_.prefix);
      d_.piece_id(*piece, out_);
      first = false;
    }
  }

  void joins();
  void links(std::string_view type, std::string_view functions, std::initializer_list<Member> ends,
             Member absent);
  void certainties();
  void annotations();
  void annotation(const MarkPiece& piece);
  void annotation_without_mark(std::size_t index);

  const Document& d_;
  const Plan& plan_;
  std::string& out_;
  std::vector<const MarkPiece*> pieces_;  // by mark and number
};

// One id for what is written in several pieces, so that a link can name it.
void StandOff::joins() {
  for (std::uint32_t i = 0; i < plan_.marks.size(); ++i) {
    const PlannedMark& mark = plan_.marks[i];
    if (mark.pieces < 2 || !is_linked(mark.kind)) continue;
    out_ += "    <join";
    d_.id(mark.id);
    d_.attribute("result", mark.kind == MarkKind::said      ? "said"
                           : mark.kind == MarkKind::mention ? "rs"
                                                            : "seg");
    out_ += " scope=\"branches\" target=\"";
    references(i);
    out_ += "\"/>\n";
  }
}

// One link for each attribution that has all of `ends` in the text and not `absent`. (An
// attribution with neither source nor cue has no link, for a link needs two ends; its annotation
// names it.)
void StandOff::links(std::string_view type, std::string_view functions,
                     std::initializer_list<Member> ends, Member absent) {
  bool open = false;
  for (const Links& links : plan_.links) {
    if (absent && placed(links.*absent)) continue;
    if (!std::ranges::all_of(ends, [&](Member end) { return placed(links.*end); })) continue;
    if (!open) {
      out_ += "    <linkGrp";
      d_.attribute("type", type);
      d_.attribute("targFunc", functions);
      out_ += ">\n";
      open = true;
    }
    out_ += "      <link target=\"";
    for (const Member end : ends) {
      if (end != *ends.begin()) out_ += ' ';
      d_.reference(d_.mark(links.*end).id);
    }
    out_ += "\"/>\n";
  }
  if (open) out_ += "    </linkGrp>\n";
}

void StandOff::certainties() {
  for (std::size_t i = 0; i < plan_.links.size(); ++i) {
    const Resolution& resolution = d_.analysis.speakers.resolutions[i];
    if (resolution.speakers.empty() || !placed(plan_.links[i].said)) continue;
    out_ += "    <certainty target=\"";
    references(plan_.links[i].said);
    out_ += "\" match=\"@who\" locus=\"value\" degree=\"";
    append_confidence(resolution.confidence, out_);
    out_ += "\"/>\n";
  }
}

void StandOff::annotations() {
  out_ += "    <listAnnotation type=\"offsets\">\n";
  for (std::size_t i = 0; i < plan_.links.size(); ++i) {
    if (!placed(plan_.links[i].said)) annotation_without_mark(i);
    for (const MarkPiece* piece : pieces(plan_.links[i].said)) annotation(*piece);
  }
  out_ += "    </listAnnotation>\n";
}

void StandOff::annotation(const MarkPiece& piece) {
  const Container& container = plan_.containers[piece.container];
  const std::uint32_t begin = d_.points.offset(piece.span.begin);
  out_.append("      <annotation xml:id=\"").append(d_.prefix).append("a.");
  d_.piece_id(piece, out_);
  out_.append("\" motivation=\"identifying\" target=\"#").append(d_.prefix);
  d_.piece_id(piece, out_);
  out_ += "\"><ptr type=\"plaintext\" target=\"";
  d_.text_pointer(piece.span);
  out_.append("\"/><ptr type=\"tei\" target=\"#string-range(").append(d_.prefix);
  out_.append(container.id).append(1, ',');
  append_number(begin - d_.points.offset(container.span.begin), out_);
  out_ += ',';
  append_number(d_.points.offset(piece.span.end) - begin, out_);
  out_ += ")\"/></annotation>\n";
}

// The content is nested too deep to be marked, or is white space between blocks.
void StandOff::annotation_without_mark(std::size_t index) {
  const Attribution& a = d_.analysis.attributions[index];
  const Resolution& resolution = d_.analysis.speakers.resolutions[index];
  out_.append("      <annotation xml:id=\"").append(d_.prefix).append("a.");
  out_.append(d_.ids.attributions[index]).append("\" motivation=\"identifying\" ana=\"");
  d_.categories(a);
  if (!resolution.speakers.empty()) {
    out_ += "\" corresp=\"";
    d_.speakers(resolution);
  }
  out_ += "\" target=\"";
  for (const Span& span : a.content) {
    if (&span != &a.content.front()) out_ += ' ';
    d_.text_pointer(span);
  }
  out_ += "\"/>\n";
}

}  // namespace

void append_stand_off(const Document& document) { StandOff(document).write(); }

}  // namespace sayso::tei
