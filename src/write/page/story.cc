#include "write/page/story.h"

#include <algorithm>

#include "write/xml_text.h"

namespace sayso::page {

void Story::text(std::string_view text) const { append_xml_text(text, out); }

void Story::attribute(std::string_view name, std::string_view value) const {
  out.append(1, ' ').append(name).append("=\"");
  append_xml_attribute(value, out);
  out += '"';
}

void Story::id(std::string_view kind, std::string_view id) const {
  out.append(" id=\"").append(prefix).append(kind).append(id).append(1, '"');
}

void Story::link(std::string_view kind, std::string_view id) const {
  out.append(" href=\"#").append(prefix).append(kind).append(id).append(1, '"');
}

void Story::element(std::string_view tag, std::string_view css_class, std::string_view text) const {
  if (text.empty()) return;
  out.append(1, '<').append(tag);
  if (!css_class.empty()) attribute("class", css_class);
  out += '>';
  append_xml_text(text, out);
  out.append("</").append(tag).append(1, '>');
}

void Story::heading_tag(int below, bool closing) const {
  out.append(closing ? "</h" : "<h").append(1, static_cast<char>(heading + below));
  if (closing) out += '>';
}

void Story::link_to_content(std::uint32_t attribution) const {
  const PlannedMark& mark = plan.marks[plan.links[attribution].said];
  link(mark.pieces > 0 ? "" : "note.", mark.id);
}

void Story::speaker_data(const Resolution& resolution) const {
  out += " data-speaker=\"";
  for (std::size_t i = 0; i < resolution.speakers.size(); ++i)
    out.append(i == 0 ? "" : " ").append(prefix).append(ids.speakers[resolution.speakers[i]]);
  if (resolution.speakers.empty()) out.append(prefix).append("unknown");
  out += '"';
}

std::string Story::speaker_names(std::uint32_t attribution) const {
  std::string names;
  for (const std::uint32_t i : resolution(attribution).speakers)
    names.append(names.empty() ? "" : ", ").append(speaker(i).label);
  if (!names.empty()) return names;
  return attributions()[attribution].mention.empty() ? "nobody named" : "speaker not known";
}

std::string Story::content(const Attribution& attribution, std::size_t most) const {
  std::string all;
  for (const Span part : attribution.content) {
    if (!all.empty()) all += " … ";
    const std::string_view words = this->words(part);
    if (all.size() + words.size() <= most) {
      all += words;
      continue;
    }
    std::size_t end = most - std::min(most, all.size());
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return all.append(words.substr(0, end)).append(" …");
  }
  return all;
}

std::string_view title(const Analysis& analysis) {
  if (!analysis.article.title.empty()) return analysis.article.title;
  for (const Block& block : analysis.blocks)
    if (block.kind == BlockKind::headline) return slice(analysis.article.text, block.span);
  return analysis.article.id;
}

std::string_view sureness(float confidence) {
  if (confidence >= 0.95F) return "very sure";
  if (confidence >= 0.85F) return "sure";
  if (confidence >= 0.65F) return "fairly sure";
  if (confidence >= 0.5F) return "unsure";
  return "a guess";
}

}  // namespace sayso::page
