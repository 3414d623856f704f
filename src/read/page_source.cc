#include "read/page_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace sayso {
namespace {

using namespace std::string_view_literals;

// As HTML defines them. Elements whose end may be left out are not counted: one of them inside
// another stands in a third that is.
constexpr std::array kDropped = {"script"sv, "style"sv,   "svg"sv,      "math"sv,    "iframe"sv,
                                 "xmp"sv,    "noembed"sv, "noframes"sv, "template"sv};
constexpr std::array kText = {"title"sv, "textarea"sv};  // markup in them is text
constexpr std::array kEmpty = {"area"sv,  "base"sv,   "br"sv,    "col"sv,  "embed"sv,
                               "hr"sv,    "img"sv,    "input"sv, "link"sv, "meta"sv,
                               "param"sv, "source"sv, "track"sv, "wbr"sv,  "keygen"sv};
constexpr std::array kEndsByItself = {"p"sv,    "li"sv,   "dd"sv,    "dt"sv,      "tr"sv,
                                      "td"sv,   "th"sv,   "tbody"sv, "thead"sv,   "tfoot"sv,
                                      "html"sv, "head"sv, "body"sv,  "caption"sv, "colgroup"sv};
constexpr std::array kFormatting = {"a"sv,      "b"sv,      "big"sv,  "code"sv, "em"sv,
                                    "font"sv,   "i"sv,      "nobr"sv, "s"sv,    "small"sv,
                                    "strike"sv, "strong"sv, "tt"sv,   "u"sv};
constexpr std::array kInline = {"span"sv, "label"sv, "abbr"sv, "cite"sv, "q"sv,
                                "time"sv, "mark"sv,  "sub"sv,  "sup"sv,  "var"sv,
                                "kbd"sv,  "samp"sv,  "dfn"sv,  "ins"sv,  "del"sv};

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return std::tolower(static_cast<unsigned char>(x)) ==
                  std::tolower(static_cast<unsigned char>(y));
         });
}

template <typename Names>
bool is_in(const Names& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](auto known) { return same(known, name); });
}

class Preparer {
 public:
  Preparer(std::string_view html, const ReadOptions& options) : html_(html), options_(options) {
    page_.html.reserve(html.size());
  }

  std::optional<PageSource> run(Diagnostics& problems) {
    while (at_ < html_.size()) {
      const std::size_t tag = html_.find('<', at_);
      page_.html.append(html_, at_, tag - at_);
      if (tag == html_.npos) break;
      at_ = tag;
      step();
      if (open_.size() > options_.max_depth) {
        problems.push_back(
            {.code = "E-too-deep",
             .message = fmt::format("the page has more than {} elements in one another",
                                    options_.max_depth),
             .hint = "--max-depth allows more"});
        return std::nullopt;
      }
      if (elements_ > options_.max_elements) {
        problems.push_back(
            {.code = "E-too-many-elements",
             .message = fmt::format("the page has more than {} elements", options_.max_elements),
             .hint = "--max-elements allows more"});
        return std::nullopt;
      }
    }
    return std::move(page_);
  }

 private:
  // At a '<'.
  void step() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ = behind("-->", at_ + 2);  // "<!-->" is a whole comment
      return;
    }
    const std::size_t slash = rest.size() > 1 && rest[1] == '/';
    const char first = rest.size() > 1 + slash ? rest[1 + slash] : ' ';
    if (!std::isalpha(static_cast<unsigned char>(first))) {
      // A doctype, a processing instruction, or a mere '<'.
      const std::size_t end = rest.size() > 1 && (rest[1] == '!' || rest[1] == '?' || slash)
                                  ? behind(">", at_)
                                  : at_ + 1;
      copy(end);
      return;
    }
    const std::size_t begin = at_ + 1 + slash;
    const std::size_t name_end = std::min(html_.find_first_of(" \t\r\n\f/>", begin), html_.size());
    const std::string_view name = html_.substr(begin, name_end - begin);
    const auto [end, attributes] = end_of_tag(name_end);
    elements_ += cost(name, attributes);
    if (slash) {
      copy(end);
      close(name);
    } else if (is_in(kDropped, name)) {
      drop(name, html_.substr(at_, end - at_), end);
    } else {
      copy(end);
      if (is_in(kText, name))
        copy(end_of_text(name));
      else if (!is_in(kEmpty, name) && !is_in(kEndsByItself, name))
        open(name);
    }
  }

  void copy(std::size_t end) {
    page_.html.append(html_, at_, end - at_);
    at_ = end;
  }

  std::size_t behind(std::string_view what, std::size_t from) const {
    const std::size_t found = html_.find(what, from);
    return found == html_.npos ? html_.size() : found + what.size();
  }

  struct TagEnd {
    std::size_t at;          // behind the '>', which may stand in the value of an attribute as well
    std::size_t attributes;  // that the tag has, or a few more
  };

  TagEnd end_of_tag(std::size_t from) const {
    TagEnd end{html_.size(), 0};
    char before = ' ';       // the last that is no white space
    bool is_between = true;  // a name can begin
    for (std::size_t i = from; i < html_.size(); ++i) {
      const char c = html_[i];
      if (c == '>') {
        end.at = i + 1;
        return end;
      }
      const bool is_value = (c == '"' || c == '\'') && before == '=';
      if (is_value) i = std::min(html_.find(c, i + 1), html_.size());
      const bool is_space = std::isspace(static_cast<unsigned char>(c));
      const bool is_part = !is_space && !is_value && c != '/';
      end.attributes += is_part && is_between;
      is_between = !is_part;
      if (!is_space) before = c;
    }
    return end;
  }

  // What the parser does for a tag, as so many elements. It repeats formatting, compares each
  // attribute with those before it, and puts those of every <html> and <body> together.
  std::uint64_t cost(std::string_view name, std::uint64_t attributes) {
    constexpr std::uint64_t kComparisons = 1024;  // that take as long as an element, at the most
    std::uint64_t others = attributes;
    if (same(name, "html") || same(name, "body")) others = gathered_ += attributes;
    return 1 + formatting_ + attributes * others / kComparisons;
  }

  // Where the end tag of `name` begins, from `from` on.
  std::size_t end_tag(std::string_view name, std::size_t from) const {
    for (std::size_t at = html_.find("</", from); at != html_.npos; at = html_.find("</", at + 2))
      if (same(html_.substr(at + 2, name.size()), name)) return at;
    return html_.size();
  }

  std::size_t end_of_text(std::string_view name) const { return end_tag(name, at_); }

  // Takes an element out, from its start tag, which ends at `from`, to its end.
  void drop(std::string_view name, std::string_view tag, std::size_t from) {
    if (tag.ends_with("/>") && (same(name, "svg") || same(name, "math"))) {
      at_ = from;
      return;
    }
    const bool is_nested = same(name, "svg") || same(name, "template");
    const std::size_t end = is_nested ? end_of_nested(name, from) : end_tag(name, from);
    if (same(name, "script") && tag.find("ld+json") != tag.npos)
      page_.json_ld.emplace_back(html_.substr(from, end - from));
    at_ = behind(">", end);
  }

  // The same where such elements stand in one another.
  std::size_t end_of_nested(std::string_view name, std::size_t from) const {
    std::size_t depth = 1;
    for (std::size_t at = html_.find('<', from); at != html_.npos; at = html_.find('<', at + 1)) {
      if (same(html_.substr(at + 1, name.size()), name)) {
        at = html_.find('>', at);
        if (at == html_.npos) break;
        depth += html_[at - 1] != '/';
        continue;
      }
      if (html_.substr(at + 1).starts_with('/') && same(html_.substr(at + 2, name.size()), name) &&
          --depth == 0)
        return at;
    }
    return html_.size();
  }

  void open(std::string_view name) {
    open_.push_back(name);
    formatting_ += is_in(kFormatting, name);
  }

  // Only an end tag that surely closes an element is counted: too deep is better than too slow.
  void close(std::string_view name) {
    constexpr std::size_t kFarthest = 16;
    std::size_t i = open_.size();
    for (std::size_t looked = 0; i > 0 && looked < kFarthest; --i, ++looked) {
      if (same(open_[i - 1], name)) break;
      if (!is_in(kFormatting, open_[i - 1]) && !is_in(kInline, open_[i - 1])) return;
    }
    if (i == 0 || !same(open_[i - 1], name)) return;
    formatting_ -= is_in(kFormatting, name);
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    // What is formatted goes on behind it.
    open_.erase(std::remove_if(open_.begin() + static_cast<std::ptrdiff_t>(i - 1), open_.end(),
                               [](std::string_view inner) { return is_in(kInline, inner); }),
                open_.end());
  }

  std::string_view html_;
  const ReadOptions& options_;
  std::size_t at_ = 0;
  PageSource page_;
  std::vector<std::string_view> open_;
  std::uint64_t formatting_ = 0, elements_ = 0;
  std::uint64_t gathered_ = 0;  // attributes of <html> and <body>
};

}  // namespace

std::optional<PageSource> prepare_page(std::string_view html, const ReadOptions& options,
                                       Diagnostics& problems) {
  return Preparer(html, options).run(problems);
}

}  // namespace sayso
