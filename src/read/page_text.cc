#include "read/page_text.h"

#include <utf8proc.h>

#include <cctype>
#include <unordered_map>
#include <vector>

#include "text/utf8.h"

namespace sayso {
namespace {

using Letters = std::unordered_map<const GumboNode*, std::size_t>;  // bytes of text below elements

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::size_t letters_in(const GumboNode* text) {
  std::size_t count = 0;
  for (const char* c = text->v.text.text; *c; ++c) count += !is_space(*c);
  return count;
}

Letters count_letters(const GumboNode* root) {
  Letters letters;
  walk(
      root, [](const GumboNode*) { return true; },
      [&](const GumboNode* node) {
        const std::size_t count = is_text(node)      ? letters_in(node)
                                  : is_element(node) ? letters[node]
                                                     : 0;
        if (count > 0 && node != root) letters[node->parent] += count;
      });
  return letters;
}

// "story-related-links" of "storyRelated_links".
std::string in_words(std::string_view name) {
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == '-' || c == '_' || c == ':') {
      words += '-';
      continue;
    }
    if (std::isupper(c) && i > 0 && std::islower(static_cast<unsigned char>(name[i - 1])))
      words += '-';
    words += static_cast<char>(std::tolower(c));
  }
  return words;
}

// One, two or three words of `words` that stand together.
bool has_words_of(std::string_view words, const PageRules::Names& names) {
  constexpr int kMost = 3;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    for (int count = 0; count < kMost && end != words.npos; ++count) {
      end = words.find('-', end == begin ? begin : end + 1);
      if (names.contains(words.substr(begin, end == words.npos ? end : end - begin))) return true;
    }
    const std::size_t next = words.find('-', begin);
    if (next == words.npos) return false;
    begin = next + 1;
  }
  return false;
}

bool has_name_of(std::string_view value, const PageRules::Names& names) {
  while (!value.empty()) {
    std::size_t size = 0;
    while (size < value.size() && !is_space(value[size])) ++size;
    if (size > 0 && has_words_of(in_words(value.substr(0, size)), names)) return true;
    value.remove_prefix(std::min(value.size(), size + 1));
  }
  return false;
}

struct Paragraph {
  std::string text;
  unsigned block_quotation = 0;  // 1, 2, ...: that it stands in; 0: none
};

// Elements of the page as a whole are never left out for their names.
bool is_frame(const GumboNode* node) {
  return is(node, GUMBO_TAG_HTML) || is(node, GUMBO_TAG_BODY) || is(node, GUMBO_TAG_MAIN) ||
         is(node, GUMBO_TAG_ARTICLE);
}

class Extractor {
 public:
  Extractor(const GumboNode* page, const PageRules& rules)
      : page_(page), rules_(rules), letters_(count_letters(page)) {}

  std::string run() {
    root_ = find_root();
    in_lines_only_ = letters_in_lines() * 2 >= letters(root_);
    walk(
        root_, [&](const GumboNode* node) { return enter(node); },
        [&](const GumboNode* node) { leave(node); });
    flush();
    return joined();
  }

 private:
  std::size_t letters(const GumboNode* node) const {
    const auto found = letters_.find(node);
    return found == letters_.end() ? 0 : found->second;
  }

  bool is_line(const GumboNode* node) const {
    return is_element(node) && rules_.lines.contains(name_of(node));
  }

  bool is_left_out(const GumboNode* node) const {
    if (node == root_ || is_frame(node)) return false;
    const bool is_told = rules_.left_out_elements.contains(name_of(node)) ||
                         rules_.left_out_roles.contains(attribute(node, "role")) ||
                         has_name_of(attribute(node, "class"), rules_.left_out_names) ||
                         has_name_of(attribute(node, "id"), rules_.left_out_names) ||
                         attribute(node, "aria-hidden") == "true" ||
                         gumbo_get_attribute(&node->v.element.attributes, "hidden");
    // What holds most of the page is no part beside the article, whatever it is called.
    return is_told && letters(node) * 2 <= letters(page_);
  }

  const GumboNode* find_root() const {
    const GumboNode *article = nullptr, *body = nullptr, *main = nullptr;
    const auto larger = [&](const GumboNode* node, const GumboNode*& best) {
      if (!best || letters(node) > letters(best)) best = node;
    };
    walk(
        page_,
        [&](const GumboNode* node) {
          if (!is_element(node)) return false;
          if (is_left_out(node)) return false;
          if (is(node, GUMBO_TAG_ARTICLE)) larger(node, article);
          if (attribute(node, "itemprop") == "articleBody") larger(node, body);
          if (is(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main") larger(node, main);
          return true;
        },
        [](const GumboNode*) {});
    if (body && (!article || letters(body) * 2 >= letters(article))) return body;
    if (article && letters(article) > 0) return article;
    return main && letters(main) > 0 ? main : page_;
  }

  std::size_t letters_in_lines() const {
    std::size_t count = 0;
    walk(
        root_,
        [&](const GumboNode* node) {
          if (!is_line(node)) return is_element(node);
          count += letters(node);
          return false;
        },
        [](const GumboNode*) {});
    return count;
  }

  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      if (!in_lines_only_ || open_lines_ > 0) append(node->v.text.text);
      return false;
    }
    if (!is_element(node)) return false;
    if (open_quotations_ > 0 && (is(node, GUMBO_TAG_FOOTER) || is(node, GUMBO_TAG_CITE))) {
      // Who said what the block quotes.
      flush();
      ++open_sources_;
      return true;
    }
    if (is_left_out(node) || (is(node, GUMBO_TAG_ARTICLE) && node != root_)) return false;
    if (is(node, GUMBO_TAG_BR)) {
      append_break();
    } else if (is(node, GUMBO_TAG_Q)) {
      open_quote(node);
    } else if (is(node, GUMBO_TAG_A)) {
      ++open_links_;
    } else if (is_block(node)) {
      flush();
      if (is(node, GUMBO_TAG_BLOCKQUOTE) && open_quotations_++ == 0) ++quotations_;
      if (is(node, GUMBO_TAG_PRE)) ++open_pre_;
    }
    open_lines_ += is_line(node);
    return true;
  }

  void leave(const GumboNode* node) {
    if (!is_element(node) || node == root_) return;
    if (open_sources_ > 0 && (is(node, GUMBO_TAG_FOOTER) || is(node, GUMBO_TAG_CITE))) {
      flush();
      --open_sources_;
      return;
    }
    if (is_left_out(node) || is(node, GUMBO_TAG_ARTICLE)) return;
    if (is(node, GUMBO_TAG_Q)) {
      close_quote();
    } else if (is(node, GUMBO_TAG_A)) {
      --open_links_;
    } else if (is_block(node)) {
      flush();
      if (is(node, GUMBO_TAG_BLOCKQUOTE)) --open_quotations_;
      if (is(node, GUMBO_TAG_PRE)) --open_pre_;
    }
    open_lines_ -= is_line(node);
  }

  // Does it end the line before it, and begin a new one?
  bool is_block(const GumboNode* node) const {
    switch (node->v.element.tag) {
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_SECTION:
      case GUMBO_TAG_HEADER:
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_DL:
      case GUMBO_TAG_TABLE:
      case GUMBO_TAG_TR:
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
      case GUMBO_TAG_CENTER:
      case GUMBO_TAG_ADDRESS:
      case GUMBO_TAG_HR:
      case GUMBO_TAG_H1:
        return true;
      default:
        return is_line(node);
    }
  }

  void append(std::string_view text) {
    for (const char c : text) {
      if (is_space(c) && open_pre_ == 0) {
        has_space_ = true;
        continue;
      }
      if (has_space_ && !line_.empty() && line_.back() != '\n') line_ += ' ';
      has_space_ = false;
      line_ += c;
      ++count_;
      linked_ += open_links_ > 0;
    }
  }

  // Two of them part paragraphs.
  void append_break() {
    has_space_ = false;
    if (line_.ends_with('\n'))
      flush();
    else if (!line_.empty())
      line_ += '\n';
  }

  void open_quote(const GumboNode* q) {
    const bool is_marked = begins_with_mark(first_text(q));
    quotes_.push_back(is_marked);
    if (!is_marked) append(rules_.marks[quotes_.size() % 2 == 1 ? 0 : 2]);
  }

  void close_quote() {
    const bool is_marked = quotes_.back();
    if (!is_marked) {
      has_space_ = false;
      append(rules_.marks[quotes_.size() % 2 == 1 ? 1 : 3]);
    }
    quotes_.pop_back();
  }

  static std::string_view first_text(const GumboNode* root) {
    std::string_view first;
    walk(
        root,
        [&](const GumboNode* node) {
          if (!is_text(node) || !first.empty()) return first.empty();
          first = node->v.text.text;
          while (!first.empty() && is_space(first.front())) first.remove_prefix(1);
          return false;
        },
        [](const GumboNode*) {});
    return first;
  }

  static bool begins_with_mark(std::string_view text) {
    if (text.empty()) return false;
    std::size_t at = 0;
    const auto c = static_cast<utf8proc_int32_t>(utf8::next(text, at));
    const utf8proc_category_t category = utf8proc_category(c);
    return c == '"' || c == '\'' || category == UTF8PROC_CATEGORY_PI ||
           category == UTF8PROC_CATEGORY_PF;
  }

  // Ends the paragraph at hand; one that is a link leads elsewhere.
  void flush() {
    while (!line_.empty() && is_space(line_.back())) line_.pop_back();
    if (!line_.empty() && linked_ * 5 < count_ * 4)
      paragraphs_.push_back(
          {std::move(line_), open_quotations_ > 0 && open_sources_ == 0 ? quotations_ : 0});
    line_.clear();
    count_ = linked_ = 0;
    has_space_ = false;
  }

  // Each paragraph of a block quotation opens it anew, and the last closes it.
  std::string joined() {
    std::string text;
    bool is_marked = false;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const unsigned quotation = paragraphs_[i].block_quotation;
      const bool is_first = i == 0 || paragraphs_[i - 1].block_quotation != quotation;
      const bool is_last =
          i + 1 == paragraphs_.size() || paragraphs_[i + 1].block_quotation != quotation;
      if (is_first) is_marked = quotation == 0 || begins_with_mark(paragraphs_[i].text);
      if (!text.empty()) text += "\n\n";
      if (!is_marked) text += rules_.marks[0];
      text += paragraphs_[i].text;
      if (!is_marked && is_last) text += rules_.marks[1];
    }
    if (!text.empty()) text += '\n';
    return text;
  }

  const GumboNode* page_;
  const PageRules& rules_;
  const Letters letters_;
  const GumboNode* root_ = nullptr;
  bool in_lines_only_ = false;  // most text of the article stands in elements that are lines

  std::vector<Paragraph> paragraphs_;
  std::string line_;                    // the paragraph at hand
  std::size_t count_ = 0, linked_ = 0;  // its bytes but white space, and those in links
  bool has_space_ = false;              // white space stands behind it
  std::vector<bool> quotes_;            // the open <q>: do they have marks of their own?
  unsigned quotations_ = 0;             // block quotations by now
  unsigned open_quotations_ = 0, open_sources_ = 0, open_links_ = 0, open_pre_ = 0, open_lines_ = 0;
};

}  // namespace

std::string page_text(const GumboNode* root, const PageRules& rules) {
  return Extractor(root, rules).run();
}

}  // namespace sayso
