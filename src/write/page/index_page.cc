#include "write/page/index_page.h"

#include "write/page/frame.h"
#include "write/xml_text.h"

namespace sayso {
namespace {

// What stands between the two, as it is escaped there; "" where they are not found.
std::string_view between(std::string_view text, std::string_view before, std::string_view behind) {
  const std::size_t found = text.find(before);
  if (found == text.npos) return {};
  const std::size_t begin = found + before.size(), end = text.find(behind, begin);
  return end == text.npos ? std::string_view() : text.substr(begin, end - begin);
}

}  // namespace

bool is_page(std::string_view head) {
  return head.find("<meta name=\"generator\" content=\"sayso ") != head.npos;
}

void append_page_index_begin(const Run& run, std::string& out) {
  page::append_frame_begin("Who is said to have said what", "", run, out);
  out += "<h1>Who is said to have said what</h1>\n<ul class=\"index\">\n";
}

void append_page_index_entry(std::string_view file, std::string_view head, std::string& out) {
  out += "<li><a href=\"";
  append_uri(file, out);
  out += "\">";
  if (const std::string_view title = between(head, "<title>", "</title>"); !title.empty())
    out += title;
  else
    append_xml_text(file, out);
  out += "</a><p>";
  out += between(head, "<meta name=\"description\" content=\"", "\">");
  out += "</p></li>\n";
}

void append_page_index_end(std::string& out) {
  out += "</ul>\n";
  page::append_frame_end(out);
}

}  // namespace sayso
