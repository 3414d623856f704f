// One article on a page: what its parts (text, notes, voices) share. Internal to the page writer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis.h"
#include "text/code_points.h"
#include "write/ids.h"
#include "write/mark_plan.h"
#include "write/run.h"

namespace sayso::page {

struct Story {
  const Analysis& analysis;
  const Run& run;
  const CodePoints& points;
  const Ids& ids;
  const MarkPlan& plan;
  std::string prefix;  // before each id: "" or "a1."
  char heading;        // of the article: '1' or, where several stand below one another, '2'
  std::string& out;

  const std::vector<Attribution>& attributions() const { return analysis.attributions; }
  const Resolution& resolution(std::uint32_t i) const { return analysis.speakers.resolutions[i]; }
  const Speaker& speaker(std::uint32_t i) const { return analysis.speakers.all[i]; }
  std::string_view words(Span span) const { return slice(analysis.article.text, span); }

  void text(std::string_view text) const;                               // escaped
  void attribute(std::string_view name, std::string_view value) const;  // ` name="value"`
  void id(std::string_view kind, std::string_view id) const;            // ` id="note.q120"`
  void link(std::string_view kind, std::string_view id) const;          // ` href="#note.q120"`
  // `<tag class="...">text</tag>`, nothing where the text is empty.
  void element(std::string_view tag, std::string_view css_class, std::string_view text) const;
  void heading_tag(int below, bool closing) const;  // `<h3` or `</h3>`: so many levels below

  // ` href=` to the content in the text; to the note where no element could be put around it.
  void link_to_content(std::uint32_t attribution) const;

  // ` data-speaker="s1 s2"`: by these the script finds what belongs together.
  void speaker_data(const Resolution& resolution) const;
  // The labels of the speakers of an attribution; "speaker not known", or "nobody named".
  std::string speaker_names(std::uint32_t attribution) const;
  // The parts of a content, with an ellipsis between; no more than `most` bytes of it.
  std::string content(const Attribution& attribution, std::size_t most) const;
};

// The title of the article, else its first headline, else its id.
std::string_view title(const Analysis& analysis);

// How sure a confidence is, in words.
std::string_view sureness(float confidence);

void append_text(const Story& story);  // the article's text with its marks, and the notes beside it
void append_note(const Story& story, std::uint32_t attribution);
void append_rail(const Story& story);    // names of the speakers, and a key to the marks
void append_voices(const Story& story);  // each speaker with all that he is said to have said

}  // namespace sayso::page
