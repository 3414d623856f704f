// The speakers of an article: their names beside it, and below it each with his roles and all that
// he is said to have said. What nobody is known to have said comes last.
#include <string>
#include <vector>

#include "write/number.h"
#include "write/page/story.h"

namespace sayso::page {
namespace {

constexpr std::size_t kMostBytes = 600;  // of a content in the list; all of it stands in the text

class Voices {
 public:
  explicit Voices(const Story& story)
      : s_(story), said_(story.analysis.speakers.all.size()), out_(story.out) {
    for (std::uint32_t i = 0; i < s_.attributions().size(); ++i) {
      if (s_.resolution(i).speakers.empty()) unknown_.push_back(i);
      for (const std::uint32_t speaker : s_.resolution(i).speakers) said_[speaker].push_back(i);
    }
  }

  void names() {
    out_ += "<ul class=\"names\">";
    for (std::size_t i = 0; i < said_.size(); ++i)
      if (!said_[i].empty())
        name_of(s_.ids.speakers[i], s_.analysis.speakers.all[i].label, said_[i].size());
    if (!unknown_.empty()) name_of("unknown", "not known", unknown_.size());
    out_ += "</ul>\n";
  }

  void all() {
    if (s_.attributions().empty()) return;
    out_ += "<section class=\"voices\">";
    s_.heading_tag(1, false);
    out_ += ">Who is said to have said what";
    s_.heading_tag(1, true);
    out_ += '\n';
    for (std::size_t i = 0; i < said_.size(); ++i)
      if (!said_[i].empty()) voice(s_.analysis.speakers.all[i], s_.ids.speakers[i], said_[i]);
    if (!unknown_.empty()) nobody();
    out_ += "</section>\n";
  }

 private:
  void name_of(std::string_view id, std::string_view label, std::size_t count) {
    out_ += "<li><a";
    s_.link("", id);
    out_.append(" data-speaker=\"").append(s_.prefix).append(id).append("\">");
    s_.text(label);
    out_ += "</a> <span class=\"count\">";
    append_number(count, out_);
    out_ += "<span class=\"for-ears\"> times</span></span></li>";
  }

  void open(std::string_view id, std::string_view label, std::string_view kind) {
    out_ += "<section class=\"voice\"";
    s_.id("", id);
    out_.append(" data-speaker=\"").append(s_.prefix).append(id).append("\"");
    s_.attribute("data-name", label);
    out_ += '>';
    s_.heading_tag(2, false);
    out_ += '>';
    s_.text(label);
    out_ += ' ';
    s_.element("span", "sort", kind);
    s_.heading_tag(2, true);
  }

  void voice(const Speaker& speaker, std::string_view id, const std::vector<std::uint32_t>& said) {
    open(id, speaker.label, name(speaker.kind));
    std::vector<std::string_view> roles;
    for (const Role& role : speaker.roles) roles.push_back(role.text);
    facts("", roles);
    facts("Also called ", {speaker.aliases.begin(), speaker.aliases.end()});
    facts("Of ", {speaker.affiliations.begin(), speaker.affiliations.end()});
    if (!speaker.authority.empty()) facts("Authority ", {speaker.authority});
    sayings(said);
  }

  void nobody() {
    open("unknown", "Not known", "no speaker that the article tells");
    sayings(unknown_);
  }

  void facts(std::string_view label, const std::vector<std::string_view>& values) {
    if (values.empty()) return;
    out_.append("<p class=\"fact\">").append(label);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += "; ";
      s_.text(values[i]);
    }
    out_ += "</p>";
  }

  void sayings(const std::vector<std::uint32_t>& said) {
    out_ += "<ol>";
    for (const std::uint32_t i : said) {
      const Attribution& a = s_.attributions()[i];
      out_.append("<li class=\"saying ").append(name(a.type)).append("\" data-note=\"");
      out_.append(s_.prefix).append("note.").append(s_.ids.attributions[i]).append("\">");
      s_.element("span", "words", s_.content(a, kMostBytes));
      out_.append(" <span class=\"how\">").append(name(a.type)).append(", ");
      out_.append(name(a.cue_class)).append(", ").append(sureness(a.confidence)).append(", <a");
      s_.link_to_content(i);
      out_ += ">passage ";
      append_number(i + 1, out_);
      out_ += "</a></span></li>";
    }
    out_ += "</ol></section>\n";
  }

  const Story& s_;
  std::vector<std::vector<std::uint32_t>> said_;  // attributions, by speaker
  std::vector<std::uint32_t> unknown_;            // attributions of no speaker
  std::string& out_;
};

}  // namespace

void append_rail(const Story& story) {
  std::string& out = story.out;
  out += "<div class=\"rail\">";
  if (!story.attributions().empty()) {
    out += "<nav";
    const std::string number = story.prefix.empty() ? "" : " of article " + story.prefix.substr(1);
    story.attribute("aria-label", "Speakers" + number.substr(0, number.find('.')));
    out += "><p class=\"label\">Speakers</p>";
    Voices(story).names();
    out += "</nav>";
  }
  out += R"(<div class="key"><p class="label">Marks</p><ul>
<li><mark class="said direct">direct</mark> in the speaker’s own words</li>
<li><mark class="said mixed">mixed</mark> some of them his own</li>
<li><mark class="said indirect">indirect</mark> in the writer’s words</li>
<li><span class="mention">who</span> is named as the speaker</li>
<li><span class="cue">said</span> the words that signal it</li>
<li><span class="scare">“so-called”</span> marks that are no speech</li>
</ul></div></div>
)";
}

void append_voices(const Story& story) { Voices(story).all(); }

}  // namespace sayso::page
