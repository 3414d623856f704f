#include "write/page/page.h"

#include <algorithm>
#include <array>
#include <vector>

#include "write/number.h"
#include "write/page/frame.h"
#include "write/page/story.h"
#include "write/page/text_fragment.h"

namespace sayso {
namespace {

using page::Story;

constexpr std::size_t kMostSpeakers = 6;  // named in the description of a page
constexpr std::size_t kLongLabel = 80;    // bytes; a speaker with a longer one is left out

// Ellery Post · 2025-02-18 · 12 attributions · Lars Tveit 5, Ada Brook 3, …
std::string description(const Analysis& analysis) {
  std::string text;
  for (const std::string* one : {&analysis.article.publisher, &analysis.article.published})
    if (!one->empty() && one->size() <= kLongLabel) text += *one + " · ";
  append_number(analysis.attributions.size(), text);
  text += analysis.attributions.size() == 1 ? " attribution" : " attributions";

  // Those who are said to have said most, first.
  const auto& speakers = analysis.speakers.all;
  std::vector<std::size_t> counts(speakers.size()), order;
  for (const Resolution& resolution : analysis.speakers.resolutions)
    for (const std::uint32_t i : resolution.speakers) ++counts[i];
  for (std::size_t i = 0; i < speakers.size(); ++i)
    if (speakers[i].label.size() <= kLongLabel) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return counts[a] > counts[b]; });
  for (std::size_t i = 0; i < std::min(order.size(), kMostSpeakers); ++i) {
    text += (i == 0 ? " · " : ", ") + speakers[order[i]].label + ' ';
    append_number(counts[order[i]], text);
  }
  return order.size() > kMostSpeakers ? text + ", …" : text;
}

void append_source(const Story& story) {
  const Article& article = story.analysis.article;
  story.out += "<p class=\"from\">";
  story.element("span", "outlet", article.publisher);
  story.element("span", "date", article.published);
  story.element("span", "author", article.author);
  story.element("span", "file", article.id);
  if (page::is_web_address(article.url)) {
    story.out += "<a rel=\"noreferrer\"";
    story.attribute("href", article.url);
    story.out += ">source</a>";
  } else {
    story.element("span", "address", article.url);
  }
  story.out += "</p>";
}

void append_counts(const Story& story) {
  std::array<std::size_t, 3> types{};
  for (const Attribution& a : story.attributions()) ++types[static_cast<std::size_t>(a.type)];
  std::size_t unknown = 0;
  for (const Resolution& resolution : story.analysis.speakers.resolutions)
    unknown += resolution.speakers.empty();
  std::string& out = story.out;
  out += "<p class=\"counts\">";
  append_number(story.attributions().size(), out);
  out += story.attributions().size() == 1 ? " attribution: " : " attributions: ";
  for (const auto type :
       {AttributionType::direct, AttributionType::mixed, AttributionType::indirect}) {
    append_number(types[static_cast<std::size_t>(type)], out);
    out.append(1, ' ').append(name(type));
    out += type == AttributionType::indirect ? "" : ", ";
  }
  if (unknown > 0) {
    out += "; of ";
    append_number(unknown, out);
    out += " the speaker is not known";
  }
  out += "</p>";
}

void append_warnings(const Story& story) {
  if (story.analysis.warnings.empty()) return;
  story.out += "<ul class=\"warnings\">";
  for (const Diagnostic& warning : story.analysis.warnings)
    story.element("li", "", warning.message);
  story.out += "</ul>";
}

void append_story(const Analysis& analysis, const Run& run, unsigned number, std::string& out) {
  const CodePoints points(analysis.article.text);
  const Ids ids = make_ids(analysis, points);
  std::vector<Span> blocks, datelines;
  bool has_headline = false;
  for (const Block& block : analysis.blocks) {
    blocks.push_back(block.span);
    if (!block.dateline.empty()) datelines.push_back(block.dateline);
    has_headline |= block.kind == BlockKind::headline;
  }
  const MarkPlan plan = plan_marks(analysis, ids, points, blocks, datelines);
  std::string prefix;
  if (number > 0) {
    prefix = 'a';
    append_number(number, prefix);
    prefix += '.';
  }
  const Story story{analysis, run, points, ids, plan, prefix, number > 0 ? '2' : '1', out};

  out += "<section class=\"story\"";
  story.id("", "story");
  story.attribute("data-outlet", analysis.article.publisher.empty() ? analysis.article.id
                                                                    : analysis.article.publisher);
  out += ">\n<header>";
  if (!has_headline) {
    story.heading_tag(0, false);
    out += '>';
    story.text(page::title(analysis));
    story.heading_tag(0, true);
  }
  append_source(story);
  append_counts(story);
  append_warnings(story);
  out += "</header>\n";
  page::append_rail(story);
  page::append_text(story);
  page::append_voices(story);
  out += "</section>\n";
}

}  // namespace

void append_page(const Analysis& analysis, const Run& run, std::string& out) {
  page::append_frame_begin(page::title(analysis), description(analysis), run, out);
  append_story(analysis, run, 0, out);
  page::append_frame_end(out);
}

void append_pages_begin(const Run& run, std::string& out) {
  page::append_frame_begin("Who is said to have said what", "", run, out);
  out += "<h1>Who is said to have said what</h1>\n";
}

void append_page_story(const Analysis& analysis, const Run& run, unsigned number,
                       std::string& out) {
  append_story(analysis, run, number, out);
}

void append_pages_end(std::string& out) { page::append_frame_end(out); }

}  // namespace sayso
