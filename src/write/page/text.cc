// The text of the article with its marks, block by block, each with its notes beside it. What is no
// tag and no number here is the article's own, to the letter.
#include <string>

#include "write/number.h"
#include "write/page/story.h"

namespace sayso::page {
namespace {

struct Element {
  std::string_view tag, css_class;
};

Element element(MarkKind kind) {
  switch (kind) {
    case MarkKind::said:
      return {"mark", "said"};
    case MarkKind::mention:
      return {"span", "mention"};
    case MarkKind::cue:
      return {"span", "cue"};
    case MarkKind::via:
      return {"span", "via"};
    case MarkKind::medium:
      return {"span", "medium"};
    case MarkKind::addressee:
      return {"span", "addressee"};
    case MarkKind::when:
      return {"span", "when"};
    case MarkKind::spoken:
      return {"span", "spoken"};
    case MarkKind::so_called:
      return {"span", "scare"};
    case MarkKind::title:
      return {"cite", "work"};
    case MarkKind::word:
      return {"i", "word"};
    case MarkKind::role:
      return {"span", "role"};
    case MarkKind::dateline:
      return {"span", "dateline"};
  }
  return {};
}

class Text {
 public:
  explicit Text(const Story& story)
      : s_(story), notes_(story.analysis.blocks.size()), out_(story.out) {
    for (std::uint32_t i = 0; i < s_.attributions().size(); ++i)
      notes_[s_.attributions()[i].block].push_back(i);
  }

  void write() {
    out_ += "<article class=\"text\"";
    if (s_.analysis.article.language != "und") s_.attribute("lang", s_.analysis.article.language);
    out_ += ">\n";
    for (std::size_t i = 0; i < s_.analysis.blocks.size(); ++i) block(i);
    out_ += "</article>\n";
  }

 private:
  struct Open {
    std::uint32_t end;
    std::string_view tag;
    std::uint32_t ends;  // index of the attribution whose content ends here, or kNoMark
  };

  void block(std::size_t index);
  void marked(Span span);
  void open(const MarkPiece& piece);
  void said(const PlannedMark& mark, const MarkPiece& piece);
  void reference(std::uint32_t attribution);

  void text_until(std::uint32_t end) {
    if (at_ < end) s_.text(s_.words({at_, end}));
    at_ = std::max(at_, end);
  }

  void close_until(std::uint32_t place) {
    while (!open_.empty() && open_.back().end <= place) {
      const Open closed = open_.back();
      text_until(closed.end);
      out_.append("</").append(closed.tag).append(1, '>');
      if (closed.ends != kNoMark) reference(closed.ends);
      open_.pop_back();
    }
  }

  const Story& s_;
  std::vector<std::vector<std::uint32_t>> notes_;  // attributions, by block
  std::string& out_;
  std::uint32_t at_ = 0;  // bytes of the text written
  std::size_t next_ = 0;  // index of the next piece
  std::vector<Open> open_;
  bool has_headline_ = false;
};

void Text::block(std::size_t index) {
  const Block& block = s_.analysis.blocks[index];
  const bool is_heading = block.kind == BlockKind::headline && !has_headline_;
  has_headline_ |= is_heading;
  out_ += "<div class=\"row\">";
  if (is_heading)
    s_.heading_tag(0, false);
  else
    out_ += "<p";
  s_.attribute("class", name(block.kind));
  out_ += '>';
  marked(block.span);
  if (is_heading)
    s_.heading_tag(0, true);
  else
    out_ += "</p>";
  if (!notes_[index].empty()) {
    out_ += "\n<ol class=\"notes\">";
    for (const std::uint32_t attribution : notes_[index]) append_note(s_, attribution);
    out_ += "</ol>";
  }
  out_ += "</div>\n";
}

void Text::marked(Span span) {
  at_ = span.begin;
  while (next_ < s_.plan.pieces.size() && s_.plan.pieces[next_].span.begin < span.end) {
    const MarkPiece& piece = s_.plan.pieces[next_++];
    close_until(piece.span.begin);
    text_until(piece.span.begin);
    open(piece);
  }
  close_until(span.end);
  text_until(span.end);
}

void Text::open(const MarkPiece& piece) {
  const PlannedMark& mark = s_.plan.marks[piece.mark];
  const Element e = element(mark.kind);
  const bool is_said = mark.kind == MarkKind::said;
  open_.push_back(
      {piece.span.end, e.tag, is_said && piece.number == mark.pieces ? mark.index : kNoMark});
  out_.append(1, '<').append(e.tag);
  if (is_said) {
    said(mark, piece);
  } else {
    s_.attribute("class", e.css_class);
    if (mark.kind == MarkKind::mention) s_.speaker_data(s_.resolution(mark.index));
  }
  out_ += '>';
}

void Text::said(const PlannedMark& mark, const MarkPiece& piece) {
  s_.attribute("class", "said " + std::string(name(s_.attributions()[mark.index].type)));
  if (piece.number == 1) s_.id("", mark.id);
  s_.attribute("data-note", s_.prefix + "note." + mark.id);
  s_.speaker_data(s_.resolution(mark.index));
}

// The number of the note, behind the content: a link for those who do not point with a mouse.
void Text::reference(std::uint32_t attribution) {
  const Attribution& a = s_.attributions()[attribution];
  out_ += "<a class=\"reference\"";
  s_.link("note.", s_.ids.attributions[attribution]);
  s_.attribute("data-note", s_.prefix + "note." + s_.ids.attributions[attribution]);
  s_.speaker_data(s_.resolution(attribution));
  out_ += "><span class=\"for-ears\"> (note </span>";
  append_number(attribution + 1, out_);
  out_ += "<span class=\"for-ears\">: ";
  s_.text(s_.speaker_names(attribution));
  out_.append(", ").append(name(a.type)).append(")</span></a>");
}

}  // namespace

void append_text(const Story& story) { Text(story).write(); }

}  // namespace sayso::page
