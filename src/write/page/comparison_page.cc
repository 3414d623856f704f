#include "write/page/comparison_page.h"

#include <algorithm>

#include "write/number.h"
#include "write/page/citation.h"
#include "write/page/frame.h"
#include "write/page/text_fragment.h"
#include "write/xml_text.h"

namespace sayso {
namespace {

using namespace compare;

std::string_view words(Flag flag) {
  switch (flag) {
    case Flag::verbatim:
      return "word for word";
    case Flag::typography:
      return "typography differs";
    case Flag::spelling:
      return "spelled differently";
    case Flag::brackets:
      return "editor’s brackets";
    case Flag::cut_start:
      return "start left out";
    case Flag::cut_end:
      return "end left out";
    case Flag::cut_middle:
      return "words left out without a sign";
    case Flag::joined:
      return "parts put together";
    case Flag::substituted:
      return "words replaced";
    case Flag::inserted:
      return "words put in";
    case Flag::marks_dropped:
      return "quotation marks dropped";
    case Flag::marks_narrowed:
      return "fewer words inside marks";
    case Flag::marks_widened:
      return "more words inside marks";
    case Flag::speaker_alias:
      return "speaker under another name";
    case Flag::speaker_different:
      return "another speaker";
    case Flag::speaker_dropped:
      return "speaker dropped";
    case Flag::cue_changed:
      return "cue changed";
  }
  return {};
}

std::string_view words(Risk risk) {
  switch (risk) {
    case Risk::negation:
      return "touches a negation";
    case Risk::modal:
      return "touches how firmly it is said";
    case Risk::number:
      return "touches a number";
    case Risk::quantifier:
      return "touches a quantity";
    case Risk::name:
      return "touches a name";
  }
  return {};
}

const std::string& title(const Source& source) {
  return source.title.empty() ? source.id : source.title;
}
const std::string& outlet(const Source& source) {
  return source.publisher.empty() ? source.id : source.publisher;
}

class ComparisonPage {
 public:
  ComparisonPage(const Comparison& comparison, std::string& out)
      : comparison_(comparison), out_(out) {}

  void write() {
    out_ += "<section class=\"comparison\"><h1>What became of the quotations</h1>\n";
    articles();
    if (comparison_.groups.empty())
      out_ += "<p>No quotation stands in more than one article.</p>\n";
    else
      key();
    for (const Group& group : comparison_.groups) this->group(group);
    out_ += "</section>\n";
  }

 private:
  void text(std::string_view text) { append_xml_text(text, out_); }
  void attribute(std::string_view name, std::string_view value) {
    out_.append(1, ' ').append(name).append("=\"");
    append_xml_attribute(value, out_);
    out_ += '"';
  }
  void element(std::string_view tag, std::string_view css_class, std::string_view text) {
    if (text.empty()) return;
    out_.append(1, '<').append(tag);
    if (!css_class.empty()) attribute("class", css_class);
    out_ += '>';
    append_xml_text(text, out_);
    out_.append("</").append(tag).append(1, '>');
  }

  void articles();
  void key();
  void group(const Group& group);
  void group_data(const Group& group);
  void head(const Occurrence& head);
  void source(const Occurrence& occurrence);
  void speaker(const Occurrence& occurrence);
  void cite(const Occurrence& occurrence);
  void chip(std::string_view name, std::string_view css_class, std::string_view words);
  void variant(const Group& group, const Pair& pair);
  void diff(const std::vector<Edit>& edits);
  void change(std::string_view tag, std::string_view spoken, std::string_view words);

  const Comparison& comparison_;
  std::string& out_;
};

void ComparisonPage::articles() {
  out_ += "<ul class=\"sources\">";
  for (const Source& source : comparison_.articles) {
    out_ += "<li>";
    element("b", "", title(source));
    for (const std::string* part : {&source.publisher, &source.published})
      element("span", "", *part);
    if (source.id != title(source)) element("span", "file", source.id);
    out_ += "</li>";
  }
  out_ += "</ul>\n";
}

// How many there are, and what the marks mean.
void ComparisonPage::key() {
  const std::size_t count = comparison_.groups.size();
  out_ += "<p class=\"key-line\">";
  append_number(static_cast<std::uint32_t>(count), out_);
  out_ += count == 1 ? " quotation stands" : " quotations stand";
  out_ += R"( in more than one article. Below each: what the others made of it, with words
<del>left out</del> and <ins>put in</ins>; a <span class="risky">frame</span> stands around what should be looked at first.</p>
)";
}

// What the filters look at. Values that may hold spaces stand one a line.
void ComparisonPage::group_data(const Group& group) {
  std::string flags, risks, outlets, speakers;
  for (const Pair& pair : group.pairs) {
    for (const Flag flag : pair.flags) flags.append(name(flag)).append(1, ' ');
    for (const Risk risk : pair.risks) risks.append(name(risk)).append(1, ' ');
  }
  for (const Occurrence& occurrence : group.occurrences) {
    outlets.append(outlet(comparison_.articles[occurrence.article])).append(1, '\n');
    speakers.append(occurrence.speaker).append(1, '\n');
  }
  attribute("data-flags", flags);
  attribute("data-risks", risks);
  attribute("data-outlets", outlets);
  attribute("data-speakers", speakers);
}

void ComparisonPage::group(const Group& group) {
  out_ += "<section class=\"group\"";
  attribute("id", "group." + group.id);
  group_data(group);
  out_ += '>';
  head(group.occurrences[group.head]);
  out_ += "<ol class=\"variants\">\n";
  for (const Pair& pair : group.pairs) variant(group, pair);
  out_ += "</ol></section>\n";
}

void ComparisonPage::head(const Occurrence& head) {
  out_ += "<h2>";
  element("span", "words", head.text);
  out_ += "</h2><div class=\"by\">";
  speaker(head);
  source(head);
  cite(head);
  out_ += "</div>";
}

void ComparisonPage::speaker(const Occurrence& occurrence) {
  if (occurrence.speaker.empty())
    element("b", "unknown", "nobody named");
  else
    element("b", "", occurrence.speaker);
  element("i", "cue", occurrence.cue);
  if (!occurrence.quoted) element("span", "plain", "without quotation marks");
}

void ComparisonPage::source(const Occurrence& occurrence) {
  const Source& source = comparison_.articles[occurrence.article];
  element("span", "outlet", outlet(source));
  out_ += "<span class=\"place\">characters ";
  append_number(occurrence.start, out_);
  out_ += "–";
  append_number(occurrence.end, out_);
  out_ += "</span>";
  if (!page::is_web_address(source.url)) return;
  const auto size = static_cast<std::uint32_t>(occurrence.text.size());
  std::string link;
  page::append_text_link(source.url, occurrence.text, {{0, size}}, link);
  out_ += "<a class=\"source\" rel=\"noreferrer\"";
  attribute("href", link);
  out_ += ">Open the source at this passage</a>";
}

void ComparisonPage::cite(const Occurrence& occurrence) {
  out_ +=
      "<details class=\"cite\"><summary>Cite<span class=\"for-ears\"> this "
      "wording</span></summary>";
  element("span", "citation", page::citation(comparison_.articles[occurrence.article], occurrence));
  out_ += "</details>";
}

// The filters show its words for its name.
void ComparisonPage::chip(std::string_view name, std::string_view css_class,
                          std::string_view words) {
  out_ += "<li";
  if (!css_class.empty()) attribute("class", css_class);
  attribute("data-name", name);
  out_ += '>';
  text(words);
  out_ += "</li>";
}

void ComparisonPage::variant(const Group& group, const Pair& pair) {
  const Occurrence& a = group.occurrences[pair.a];
  const Occurrence& b = group.occurrences[pair.b];
  out_ += "<li class=\"variant\"><div class=\"by\">";
  speaker(b);
  source(b);
  if (pair.a != group.head)
    element("span", "against", "compared with " + outlet(comparison_.articles[a.article]));
  cite(b);
  out_ += "</div><ul class=\"flags\">";
  for (const Risk risk : pair.risks) chip(name(risk), "risk", words(risk));
  for (const Flag flag : pair.flags)
    chip(name(flag), flag == Flag::verbatim ? "same" : "", words(flag));
  out_ += "</ul><p class=\"diff\">";
  diff(pair.edits);
  out_ += "</p></li>\n";
}

void ComparisonPage::diff(const std::vector<Edit>& edits) {
  bool first = true;
  for (const Edit& edit : edits) {
    if (!first) out_ += ' ';
    first = false;
    // Equal words are shown as the later article has them.
    if (edit.op == Op::equal) {
      text(edit.b.empty() ? edit.a : edit.b);
      continue;
    }
    const bool is_risky = !edit.risks.empty();
    if (is_risky) out_ += "<span class=\"risky\">";
    change("del", " removed: ", edit.a);
    if (!edit.a.empty() && !edit.b.empty()) out_ += ' ';
    change("ins", " added: ", edit.b);
    if (is_risky) out_ += "</span>";
  }
}

// What is read out where others see a line through or below the words.
void ComparisonPage::change(std::string_view tag, std::string_view spoken, std::string_view words) {
  if (words.empty()) return;
  out_.append(1, '<').append(tag).append("><span class=\"for-ears\">").append(spoken);
  out_ += "</span>";
  text(words);
  out_ += "<span class=\"for-ears\">, </span></";
  out_.append(tag).append(1, '>');
}

}  // namespace

void append_comparison_page(const Comparison& comparison, const Run& run, std::string& out) {
  page::append_frame_begin("What became of the quotations", "", run, out);
  ComparisonPage(comparison, out).write();
  page::append_frame_end(out);
}

}  // namespace sayso
