#include "write/xml_document.h"

#include <cctype>

#include "text/utf8.h"

namespace sayso {
namespace {

bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

class Reader {
 public:
  explicit Reader(std::string_view xml) : xml_(xml) {}

  XmlDocument read() {
    while (at_ < xml_.size() && document_.error.empty()) {
      if (xml_[at_] != '<') {
        text();
      } else if (xml_.substr(at_, 2) == "<?") {
        at_ = xml_.find("?>", at_) + 2;
      } else if (xml_.substr(at_, 2) == "</") {
        close();
      } else {
        open();
      }
    }
    if (!open_.empty()) fail("not closed: " + open_.back().name);
    return std::move(document_);
  }

 private:
  struct Open {
    std::string name, id;
    std::size_t begin;  // in all_
  };

  void fail(const std::string& why) {
    if (document_.error.empty()) document_.error = why + " at byte " + std::to_string(at_);
    at_ = xml_.size();
  }

  std::string name() {
    std::string out;
    while (at_ < xml_.size() && (std::isalnum(static_cast<unsigned char>(xml_[at_])) ||
                                 std::string_view(":_-").find(xml_[at_]) != std::string::npos))
      out += xml_[at_++];
    if (out.empty()) fail("no name");
    return out;
  }

  // Characters up to `end`, references resolved.
  std::string characters(char end) {
    std::string out;
    while (at_ < xml_.size() && xml_[at_] != end) {
      if (xml_[at_] == '<' || xml_.substr(at_, 3) == "]]>") fail("not escaped");
      if (xml_[at_] == '&') {
        const auto stop = xml_.find(';', at_);
        const auto reference = xml_.substr(at_, stop - at_ + 1);
        static const std::map<std::string_view, char> kKnown = {
            {"&amp;", '&'}, {"&lt;", '<'},   {"&gt;", '>'},  {"&quot;", '"'},
            {"&#9;", '\t'}, {"&#10;", '\n'}, {"&#13;", '\r'}};
        if (!kKnown.contains(reference)) {
          fail("unknown reference");
          break;
        }
        out += kKnown.at(reference);
        at_ = stop + 1;
      } else if (xml_[at_] == '\r') {  // a reader sees \r\n and \r as \n
        if (xml_.substr(at_, 2) != "\r\n") out += '\n';
        ++at_;
      } else {
        const std::size_t begin = at_;
        if (!is_xml_character(utf8::next(xml_, at_))) fail("forbidden character");
        out.append(xml_.substr(begin, at_ - begin));
      }
    }
    return out;
  }

  void text() {
    const std::string characters_here = characters('<');
    if (open_.empty() && characters_here != "\n") fail("text outside the root");
    all_ += characters_here;
  }

  void note_references(const std::string& value) {
    for (std::size_t i = 0; i < value.size();) {
      const std::size_t end = std::min(value.find(' ', i), value.size());
      std::string token = value.substr(i, end - i);
      i = end + 1;
      if (!token.starts_with('#')) continue;
      if (token.starts_with("#string-range(")) token = token.substr(13, token.find(',') - 13);
      document_.references.insert(token.substr(1));
    }
  }

  void open() {
    ++at_;
    Open element{name(), "", all_.size()};
    document_.elements.push_back(element.name);
    std::set<std::string> seen;
    while (at_ < xml_.size() && xml_[at_] == ' ') {
      ++at_;
      const std::string key = name();
      if (!seen.insert(key).second) fail("attribute twice: " + key);
      if (xml_.substr(at_, 2) != "=\"") return fail("no value");
      at_ += 2;
      const std::string value = characters('"');
      ++at_;
      note_references(value);
      if (key == "xml:id") element.id = value;
    }
    if (!element.id.empty() && !document_.texts.emplace(element.id, "").second)
      fail("id twice: " + element.id);
    const bool empty = at_ < xml_.size() && xml_[at_] == '/';
    at_ += empty;
    if (at_ >= xml_.size() || xml_[at_] != '>') return fail("tag not closed");
    ++at_;
    if (!empty) open_.push_back(std::move(element));
  }

  void close() {
    at_ += 2;
    const std::string closed = name();
    if (open_.empty() || open_.back().name != closed) return fail("crossing tag: " + closed);
    if (at_ >= xml_.size() || xml_[at_++] != '>') return fail("tag not closed");
    const std::string inside = all_.substr(open_.back().begin);
    if (!open_.back().id.empty()) document_.texts[open_.back().id] = inside;
    if (closed == "body") document_.bodies.push_back(inside);
    open_.pop_back();
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  std::string all_;  // text so far
  std::vector<Open> open_;
  XmlDocument document_;
};

}  // namespace

XmlDocument read_xml(std::string_view xml) { return Reader(xml).read(); }

}  // namespace sayso
