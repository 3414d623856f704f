// The note beside an attribution: who is said to have said it and how sure that is, and, folded
// away, why the program thinks so.
#include "write/number.h"
#include "write/page/citation.h"
#include "write/page/story.h"
#include "write/page/text_fragment.h"

namespace sayso::page {
namespace {

class Note {
 public:
  Note(const Story& story, std::uint32_t index)
      : s_(story),
        index_(index),
        a_(story.attributions()[index]),
        resolution_(story.resolution(index)),
        id_(story.ids.attributions[index]),
        out_(story.out) {}

  void write() {
    open();
    who();
    kind();
    reasons();
    out_ += "</li>";
  }

 private:
  void open();
  void who();
  void kind();
  void reasons();
  void meter(std::string_view what, float confidence);
  void term(std::string_view name) { out_.append("<dt>").append(name).append("</dt><dd>"); }
  void spans(std::string_view name, const std::vector<Span>& spans);
  void rule(std::string_view id);
  void speaker_reason();
  void place();
  void cite();

  const Story& s_;
  const std::uint32_t index_;
  const Attribution& a_;
  const Resolution& resolution_;
  const std::string& id_;
  std::string& out_;
};

// What the filters look at stands in data attributes.
void Note::open() {
  out_ += "<li";
  s_.attribute("class", "note " + std::string(name(a_.type)));
  s_.id("note.", id_);
  s_.speaker_data(resolution_);
  s_.attribute("data-type", name(a_.type));
  s_.attribute("data-class", name(a_.cue_class));
  std::string qualifiers;
  for (const Qualifier qualifier : kQualifiers)
    if (a_.has(qualifier)) qualifiers.append(qualifiers.empty() ? "" : " ").append(name(qualifier));
  s_.attribute("data-qualifiers", qualifiers);
  s_.attribute("data-sure", sureness(a_.confidence));
  out_ += '>';
}

void Note::who() {
  out_ += "<p class=\"who\"><a class=\"number\"";
  s_.link_to_content(index_);
  out_ += "><span class=\"for-ears\">Passage </span>";
  append_number(index_ + 1, out_);
  out_ += "</a> ";
  bool first = true;
  for (const std::uint32_t i : resolution_.speakers) {
    out_ += first ? "<a class=\"speaker\"" : ", <a class=\"speaker\"";
    first = false;
    s_.link("", s_.ids.speakers[i]);
    out_ += '>';
    s_.text(s_.speaker(i).label);
    out_ += "</a>";
  }
  if (resolution_.speakers.empty()) {
    out_ += "<a class=\"speaker unknown\"";
    s_.link("", "unknown");
    out_ += '>';
    s_.text(s_.speaker_names(index_));
    out_ += "</a>";
  }
  if (resolution_.speakers.size() == 1) {
    const Speaker& speaker = s_.speaker(resolution_.speakers.front());
    const std::string role = speaker.roles.empty() ? "" : speaker.roles.front().text;
    if (speaker.label.find(role) == speaker.label.npos) s_.element("span", "office", role);
  }
  out_ += "</p>";
}

void Note::kind() {
  out_.append("<p class=\"kind\"><span class=\"type\">").append(name(a_.type)).append("</span> ");
  out_.append(name(a_.cue_class));
  for (const Qualifier qualifier : kQualifiers)
    if (a_.has(qualifier)) s_.element("span", "qualifier", name(qualifier));
  if (a_.outer != Attribution::kNone) {
    out_ += " <span class=\"inside\">inside <a";
    s_.link("note.", s_.ids.attributions[a_.outer]);
    out_ += '>';
    append_number(a_.outer + 1, out_);
    out_ += "</a></span>";
  }
  meter("attribution", a_.confidence);
  out_ += "</p>";
}

// A bar, and what it means in words.
void Note::meter(std::string_view what, float confidence) {
  out_.append(" <span class=\"sureness\"><meter value=\"");
  append_confidence(confidence, out_);
  out_.append("\" aria-label=\"how sure the ").append(what).append(" is\"></meter> ");
  out_.append(sureness(confidence)).append("</span>");
}

void Note::reasons() {
  out_ += "<details><summary>Why<span class=\"for-ears\">, and what to do with ";
  append_number(index_ + 1, out_);
  out_ += "</span></summary><dl>";
  if (!a_.cue.empty()) {
    term("Cue");
    for (const Span cue : a_.cue) s_.element("q", "", s_.words(cue));
    if (!a_.lemma.empty()) s_.text(" (" + std::string(a_.lemma) + ")");
    out_ += "</dd>";
  }
  speaker_reason();
  spans("Said to", {a_.addressee});
  spans("When", a_.when);
  spans("In", {a_.medium});
  spans("By way of", {a_.via});
  term("Rule");
  rule(a_.rule);
  out_ += "</dd>";
  place();
  cite();
  out_ += "</dl></details>";
}

void Note::spans(std::string_view name, const std::vector<Span>& spans) {
  if (spans.empty() || spans.front().empty()) return;
  term(name);
  for (const Span span : spans) s_.element("q", "", s_.words(span));
  out_ += "</dd>";
}

// The id of a rule or a step, and the words that it was made for.
void Note::rule(std::string_view id) {
  s_.element("code", "", id);
  if (s_.run.why) s_.element("span", "why", s_.run.why(id));
}

void Note::speaker_reason() {
  if (a_.mention.empty()) return;
  term("Speaker");
  for (const Span mention : a_.mention) s_.element("q", "", s_.words(mention));
  if (resolution_.speakers.empty()) {
    out_ += ": the article does not tell who that is</dd>";
    return;
  }
  out_ += ", resolved by ";
  rule(resolution_.resolved_by);
  meter("speaker", resolution_.confidence);
  out_ += "</dd>";
}

void Note::place() {
  const Article& article = s_.analysis.article;
  term("Place");
  out_ += "characters ";
  bool first = true;
  for (const Span part : a_.content) {
    if (!first) out_ += ", ";
    first = false;
    append_number(s_.points.offset(part.begin), out_);
    out_ += "–";
    append_number(s_.points.offset(part.end), out_);
  }
  out_ += " of ";
  s_.text(article.id);
  if (is_web_address(article.url)) {
    std::string link;
    append_text_link(article.url, article.text, a_.content, link);
    out_ += " <a class=\"source\" rel=\"noreferrer\"";
    s_.attribute("href", link);
    out_ += ">Open the source at this passage</a>";
  }
  out_ += "</dd>";
}

void Note::cite() {
  term("Cite");
  s_.element("span", "citation", citation(s_, a_, s_.speaker_names(index_)));
  out_ += "</dd>";
}

}  // namespace

void append_note(const Story& story, std::uint32_t attribution) {
  Note(story, attribution).write();
}

}  // namespace sayso::page
