#include "read/tei_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "read/fields.h"
#include "read/read_record.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHead = 1 << 16;  // in which the first element begins
// Elements that TEI has for pieces of text that stand alone.
constexpr std::array kLines = {"p"sv,        "head"sv,   "l"sv,      "ab"sv,
                               "item"sv,     "byline"sv, "cell"sv,   "label"sv,
                               "dateline"sv, "salute"sv, "signed"sv, "trailer"sv};
constexpr std::array kLeftOut = {"note"sv, "figure"sv, "fw"sv};
constexpr std::array kRead = {"corr"sv, "reg"sv, "expan"sv};  // of the readings in a choice

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// The first of that name at or below `root`.
pugi::xml_node find(const pugi::xml_node& root, std::string_view name) {
  return root.find_node([name](const pugi::xml_node& n) { return local_name(n) == name; });
}

pugi::xml_node find(const pugi::xml_node& root, std::string_view name, const char* attribute,
                    std::string_view value) {
  return root.find_node([&](const pugi::xml_node& n) {
    return local_name(n) == name && n.attribute(attribute).value() == value;
  });
}

// Calls `enter` and `leave` for `root` and all below it, without recursion; what is below a node is
// passed over where `enter` returns false.
template <class Enter, class Leave>
void walk(const pugi::xml_node& root, Enter enter, Leave leave) {
  pugi::xml_node node = root;
  while (true) {
    if (enter(node) && node.first_child()) {
      node = node.first_child();
      continue;
    }
    leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      leave(node);
    }
    if (node == root) return;
    node = node.next_sibling();
  }
}

std::string text_below(const pugi::xml_node& root) {
  std::string text;
  if (!root) return text;
  walk(
      root,
      [&](const pugi::xml_node& node) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
          text += node.value();
        return true;
      },
      [](const pugi::xml_node&) {});
  return text;
}

void append_in_one_line(std::string_view text, std::string& out) {
  bool has_space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      has_space = true;
      continue;
    }
    if (has_space && !out.empty()) out += ' ';
    has_space = false;
    out += c;
  }
  if (has_space && !out.empty()) out += ' ';
}

std::string in_one_line(std::string_view text) {
  std::string out;
  append_in_one_line(text, out);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// The lines of a body that was laid out by somebody else.
std::string lines_of(const pugi::xml_node& body) {
  std::string text, line;
  const auto flush = [&] {
    while (line.ends_with(' ')) line.pop_back();
    if (!line.empty()) text.append(text.empty() ? "" : "\n\n").append(line);
    line.clear();
  };
  const auto is_in = [](const auto& names, const pugi::xml_node& node) {
    return std::find(names.begin(), names.end(), local_name(node)) != names.end();
  };
  walk(
      body,
      [&](const pugi::xml_node& node) {
        if (is_in(kLeftOut, node)) return false;
        if (local_name(node.parent()) == "choice" && !is_in(kRead, node)) return false;
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
          std::string piece;
          append_in_one_line(node.value(), piece);
          const std::string_view value = node.value();
          const bool has_space =
              !value.empty() && " \t\r\n"sv.find(value.front()) != std::string::npos;
          if (has_space && !line.empty() && !line.ends_with(' ')) line += ' ';
          line += piece;
        } else if (is_in(kLines, node) || local_name(node) == "div") {
          flush();
        } else if (local_name(node) == "lb" && !line.empty() && !line.ends_with(' ')) {
          line += ' ';
        }
        return true;
      },
      [&](const pugi::xml_node& node) {
        if (is_in(kLines, node) || local_name(node) == "div") flush();
      });
  flush();
  if (!text.empty()) text += '\n';
  return text;
}

void read_header(const pugi::xml_node& tei, Article& article, std::string& id) {
  const pugi::xml_node header = find(tei, "teiHeader");
  const pugi::xml_node source = find(header, "sourceDesc");
  const bool is_ours = static_cast<bool>(find(header, "application", "ident", "sayso"));
  article.title = in_one_line(text_below(find(source, "title", "level", "a")));
  if (article.title.empty() && !is_ours)
    article.title = in_one_line(text_below(find(find(header, "titleStmt"), "title")));
  article.author = in_one_line(text_below(find(source, "author")));
  if (article.author.empty() && !is_ours)
    article.author = in_one_line(text_below(find(find(header, "titleStmt"), "author")));
  article.url = in_one_line(text_below(find(source, "idno", "type", "URI")));
  article.publisher = in_one_line(text_below(find(source, "publisher")));
  const pugi::xml_node date = find(source, "date");
  article.published = in_one_line(text_below(date));
  if (article.published.empty()) article.published = date.attribute("when").value();
  const pugi::xml_node language = find(header, "language");
  article.language = primary_language(language ? language.attribute("ident").value()
                                               : tei.attribute("xml:lang").value());
  const pugi::xml_node note = find(source, "note", "type", "plaintext");
  std::string own = text_below(find(note, "ref"));
  if (own.empty()) own = tei.attribute("xml:id").value();
  if (!own.empty()) id = std::move(own);
}

class TeiRecords : public Records {
 public:
  TeiRecords(Bytes bytes, std::size_t most) : bytes_(std::move(bytes)), most_(most) {}

  std::optional<Record> next() override {
    if (is_over_) return std::nullopt;
    if (number_ == 0 && !begins_corpus()) return whole();
    Record record{.bytes = {}, .line = number_ + 1};
    if (!skip_to("<TEI")) {
      is_over_ = true;
      record.problem = bytes_.problem();
      return record.problem ? std::optional(std::move(record)) : std::nullopt;
    }
    ++number_;
    take_to("</TEI>", record);
    return record;
  }

 private:
  bool begins_corpus() {
    const std::string_view head = bytes_.ahead(kHead);
    return head.substr(0, head.find("<TEI")).find("<teiCorpus") != head.npos;
  }

  // A file that is one article.
  Record whole() {
    is_over_ = true;
    Record record;
    Diagnostic problem;
    auto all = read_all(bytes_, most_, problem);
    if (all)
      record.bytes = std::move(*all);
    else
      record.problem = std::move(problem);
    return record;
  }

  // To a start tag of just that name.
  bool skip_to(std::string_view tag) {
    while (true) {
      const std::string_view ahead = bytes_.ahead(tag.size() + 1);
      if (ahead.size() <= tag.size()) return false;
      const std::size_t found = ahead.find(tag);
      if (found == ahead.npos) {
        bytes_.skip(ahead.size() - tag.size() + 1);
      } else if (found > 0) {
        bytes_.skip(found);
      } else if (" \t\r\n>/"sv.find(ahead[tag.size()]) != std::string::npos) {
        return true;
      } else {
        bytes_.skip(1);
      }
    }
  }

  void take_to(std::string_view end, Record& record) {
    while (true) {
      const std::string_view ahead = bytes_.ahead(end.size());
      if (ahead.size() < end.size()) {
        is_over_ = true;
        record.problem = bytes_.problem()
                             ? *bytes_.problem()
                             : Diagnostic{.code = "E-truncated-input",
                                          .message = "the file breaks off in the article"};
        return;
      }
      const std::size_t found = ahead.find(end);
      const std::size_t count =
          found == ahead.npos ? ahead.size() - end.size() + 1 : found + end.size();
      if (!record.problem) record.bytes.append(ahead, 0, count);
      bytes_.skip(count);
      if (record.bytes.size() > most_) {
        record.bytes.clear();
        record.problem = too_large(most_);
      }
      if (found != ahead.npos) return;
    }
  }

  Bytes bytes_;
  std::size_t most_;
  std::uint64_t number_ = 0;
  bool is_over_ = false;
};

}  // namespace

std::unique_ptr<Records> cut_tei(Bytes bytes, const ReadOptions& options) {
  return std::make_unique<TeiRecords>(std::move(bytes), options.max_bytes);
}

std::optional<Article> read_tei(std::string xml, const ReadOptions& options, std::string& id,
                                Diagnostics& problems) {
  auto article = read_record(std::move(xml), options, problems);
  if (!article) return std::nullopt;
  const std::string source = std::move(article->text);
  article->text.clear();
  pugi::xml_document document;
  const auto result =
      document.load_buffer(source.data(), source.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) {
    const auto line = 1 + std::count(source.begin(), source.begin() + result.offset, '\n');
    problems.push_back(
        {.code = "E-bad-xml", .message = fmt::format("line {}: {}", line, result.description())});
    return std::nullopt;
  }
  const pugi::xml_node tei = find(document, "TEI");
  read_header(tei, *article, id);
  const pugi::xml_node body = find(find(tei, "text"), "body");
  const bool is_ours =
      static_cast<bool>(find(find(tei, "encodingDesc"), "application", "ident", "sayso"));
  article->text = is_ours ? text_below(body) : lines_of(body);
  if (article->text.empty() && !is_ours) {
    problems.push_back({.code = "E-no-article", .message = "there is no text in a body of TEI"});
    return std::nullopt;
  }
  article->is_extracted = true;
  hold_to_utf8(*article, problems);
  return article;
}

bool is_like_tei(std::string_view head) {
  const std::size_t first = head.find('<');
  if (first == head.npos || head.find_first_not_of(" \t\r\n\xEF\xBB\xBF") != first) return false;
  return head.find("<TEI ") != head.npos || head.find("<teiCorpus") != head.npos ||
         head.find("http://www.tei-c.org/ns/1.0") != head.npos;
}

}  // namespace sayso
