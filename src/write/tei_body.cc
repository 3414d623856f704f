// The text with its marks. Everything that is not a tag here is the article's own.
#include "write/number.h"
#include "write/tei_parts.h"
#include "write/xml_text.h"

namespace sayso::tei {
namespace {

std::string_view tei_kind(SpeakerKind kind) {
  return kind == SpeakerKind::organization ? "org" : name(kind);
}

class Body {
 public:
  explicit Body(const Document& document)
      : d_(document), plan_(document.plan), text_(document.analysis.article.text), out_(d_.out) {}

  void write() {
    out_ += "  <text>\n    <body><div type=\"article\">";
    for (const Container& container : plan_.containers) {
      text_until(container.span.begin);
      open_container(container);
      while (next_ < plan_.pieces.size() && plan_.pieces[next_].span.begin < container.span.end) {
        const MarkPiece& piece = plan_.pieces[next_++];
        close_until(piece.span.begin);
        text_until(piece.span.begin);
        open_piece(piece);
      }
      close_until(container.span.end);
      text_until(container.span.end);
      out_.append("</").append(container.tag).append(1, '>');
    }
    text_until(static_cast<std::uint32_t>(text_.size()));
    out_ += "</div></body>\n  </text>\n";
  }

 private:
  struct Open {
    std::uint32_t end;
    std::string_view tag;
    std::string_view lemma;  // of a cue: its words stand in w
  };

  void open_container(const Container& container);
  void open_piece(const MarkPiece& piece);
  void start(std::string_view tag, const MarkPiece& piece);
  void neighbours(const MarkPiece& piece);
  void confidence(float value);
  void said(const MarkPiece& piece);
  void mention(const MarkPiece& piece);

  // Text up to `end`, which no tag interrupts.
  void text_until(std::uint32_t end) {
    if (at_ >= end) return;
    const bool word = !open_.empty() && !open_.back().lemma.empty();
    if (word) {
      out_ += "<w";
      d_.attribute("lemma", open_.back().lemma);
      out_ += '>';
    }
    append_xml_text(slice(text_, {at_, end}), out_);
    if (word) out_ += "</w>";
    at_ = end;
  }

  void close_until(std::uint32_t place) {
    while (!open_.empty() && open_.back().end <= place) {
      text_until(open_.back().end);
      out_.append("</").append(open_.back().tag).append(1, '>');
      open_.pop_back();
    }
  }

  const Document& d_;
  const Plan& plan_;
  const std::string_view text_;
  std::string& out_;
  std::uint32_t at_ = 0;    // bytes of the text written
  std::size_t next_ = 0;    // index of the next piece
  std::vector<Open> open_;  // innermost last
};

void Body::open_container(const Container& container) {
  out_.append(1, '<').append(container.tag);
  d_.id(container.id);
  if (!container.rend.empty()) d_.attribute("rend", container.rend);
  out_ += '>';
}

// The tag as far as xml:id, which only what is linked or chained needs.
void Body::start(std::string_view tag, const MarkPiece& piece) {
  const PlannedMark& mark = d_.mark(piece.mark);
  open_.back().tag = tag;
  out_.append(1, '<').append(tag);
  if (!is_linked(mark.kind) && mark.pieces == 1) return;
  out_.append(" xml:id=\"").append(d_.prefix);
  d_.piece_id(piece, out_);
  out_ += '"';
}

// The pieces before and after this one.
void Body::neighbours(const MarkPiece& piece) {
  auto point = [&](std::string_view name, std::uint32_t number) {
    out_.append(1, ' ').append(name).append("=\"#").append(d_.prefix);
    d_.piece_id({{}, piece.mark, number, 0}, out_);
    out_ += '"';
  };
  if (piece.number < d_.mark(piece.mark).pieces) point("next", piece.number + 1);
  if (piece.number > 1) point("prev", piece.number - 1);
}

void Body::confidence(float value) {
  out_ += " cert=\"";
  append_confidence(value, out_);
  out_ += '"';
}

void Body::said(const MarkPiece& piece) {
  const std::uint32_t index = d_.mark(piece.mark).index;
  const Attribution& a = d_.analysis.attributions[index];
  const Resolution& resolution = d_.analysis.speakers.resolutions[index];
  const bool as_said = plan_.containers[piece.container].holds_said;
  start(as_said ? "said" : "seg", piece);
  if (!as_said) d_.attribute("type", "said");
  if (!resolution.speakers.empty()) {
    out_ += as_said ? " who=\"" : " corresp=\"";
    d_.speakers(resolution);
    out_ += '"';
  }
  if (as_said) {
    d_.attribute("direct", a.type == AttributionType::direct ? "true" : "false");
    if (a.has(Qualifier::thought)) d_.attribute("aloud", "false");
  }
  neighbours(piece);
  out_ += " ana=\"";
  d_.categories(a);
  out_ += '"';
  confidence(a.confidence);
  out_ += " resp=\"";
  d_.reference("sayso");
  out_ += '"';
}

void Body::mention(const MarkPiece& piece) {
  const std::uint32_t index = d_.mark(piece.mark).index;
  const Resolution& resolution = d_.analysis.speakers.resolutions[index];
  const auto& speakers = d_.analysis.speakers.all;
  auto kind = SpeakerKind::unknown;
  for (std::size_t i = 0; i < resolution.speakers.size(); ++i) {
    const SpeakerKind each = speakers[resolution.speakers[i]].kind;
    kind = i == 0 || kind == each ? each : SpeakerKind::group;
  }
  const bool one_name = resolution.is_name() && resolution.speakers.size() == 1;
  if (one_name && kind == SpeakerKind::person) {
    start("persName", piece);
  } else if (one_name && kind == SpeakerKind::organization) {
    start("orgName", piece);
  } else {
    start("rs", piece);
    d_.attribute("type", tei_kind(kind));
    if (resolution.is_pronoun()) d_.attribute("subtype", "pronoun");
  }
  neighbours(piece);
  if (resolution.speakers.empty()) return;
  out_ += " ref=\"";
  d_.speakers(resolution);
  out_ += '"';
  if (!resolution.resolved_by.empty()) {
    out_ += " ana=\"";
    d_.reference(resolution_id(resolution.resolved_by));
    out_ += '"';
  }
  confidence(resolution.confidence);
}

void Body::open_piece(const MarkPiece& piece) {
  const PlannedMark& mark = d_.mark(piece.mark);
  open_.push_back({piece.span.end, {}, {}});
  auto plain = [&](std::string_view tag, std::string_view type = {}) {
    start(tag, piece);
    if (!type.empty()) d_.attribute("type", type);
    neighbours(piece);
  };
  switch (mark.kind) {
    case MarkKind::said:
      said(piece);
      break;
    case MarkKind::mention:
      mention(piece);
      break;
    case MarkKind::cue:
      plain("seg", "cue");
      open_.back().lemma = d_.analysis.attributions[mark.index].lemma;
      break;
    case MarkKind::via:
      plain("seg", "via");
      break;
    case MarkKind::medium:
      plain("seg", "medium");
      break;
    case MarkKind::addressee:
      plain("seg", "addressee");
      break;
    case MarkKind::when:
      plain("seg", "when");
      break;
    case MarkKind::spoken:
      plain("q", "spoken");
      break;
    case MarkKind::so_called:
      plain("soCalled");
      break;
    case MarkKind::title:
      plain("title");
      break;
    case MarkKind::word:
      plain("mentioned");
      break;
    case MarkKind::role:
      plain("roleName");
      break;
    case MarkKind::dateline:
      plain("seg", "dateline");
      break;
  }
  out_ += '>';
}

}  // namespace

void append_body(const Document& document) { Body(document).write(); }

}  // namespace sayso::tei
