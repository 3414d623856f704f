#include "read/page.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "read/charset.h"
#include "read/page_metadata.h"
#include "read/page_source.h"
#include "read/page_text.h"
#include "read/read_record.h"
#include "read/utf8_check.h"

namespace sayso {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// The charset that <meta charset="..."> or <meta ... content="text/html; charset=..."> names.
std::string told_encoding(std::string_view bytes) {
  constexpr std::size_t kFarthest = 4096;
  const std::string head = lower(bytes.substr(0, kFarthest));
  constexpr std::string_view kCharset = "charset=";
  std::size_t at = head.find("<meta");
  at = at == head.npos ? at : head.find(kCharset, at);
  if (at == head.npos) return "";
  at = std::min(head.find_first_not_of(" \"'", at + kCharset.size()), head.size());
  const std::size_t end = std::min(head.find_first_of(" \"'/>;", at), head.size());
  return web_encoding(head.substr(at, end - at));
}

// Linked data may hold the body as markup.
std::string plain_text(const std::string& body, const ReadOptions& options, const PageRules& rules,
                       Diagnostics& problems) {
  if (body.find("</") == body.npos) return body + "\n";
  const auto source = prepare_page(body, options, problems);
  return source ? page_text(parse_page(source->html)->root, rules) : "";
}

}  // namespace

std::optional<Article> read_page(std::string bytes, const ReadOptions& options, std::string&,
                                 Diagnostics& problems) {
  ReadOptions reading = options;
  if (options.encoding.empty() && declared_encoding(bytes).empty() &&
      check_utf8(bytes).invalid.count > 0)
    reading.encoding = told_encoding(bytes);
  std::optional<Article> article = read_record(std::move(bytes), reading, problems);
  if (!article) return std::nullopt;

  static const PageRules kNoRules;
  const PageRules& rules = options.pages ? *options.pages : kNoRules;
  const auto source = prepare_page(article->text, options, problems);
  if (!source) return std::nullopt;
  article->text.clear();
  const PageTree tree = parse_page(source->html);
  const std::string body = read_page_metadata(tree->root, source->json_ld, *article);
  article->text = page_text(tree->root, rules);
  if (!body.empty()) {
    std::string linked = plain_text(body, options, rules, problems);
    if (linked.size() * 2 >= article->text.size()) article->text = std::move(linked);
  }
  if (article->text.find_first_not_of(" \t\r\n") == std::string::npos) {
    problems.push_back({.code = "E-no-article",
                        .message = "no text of an article was found in the page",
                        .hint = "what is left out is told in rules/common/html.toml"});
    return std::nullopt;
  }
  article->is_extracted = true;
  hold_to_utf8(*article, problems);
  return article;
}

bool is_like_html(std::string_view head) {
  const std::string start = lower(head);
  const std::size_t first = start.find('<');
  if (first == start.npos || start.find_first_not_of(" \t\r\n\xEF\xBB\xBF") != first) return false;
  const std::string_view rest = std::string_view(start).substr(first);
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body"})
    if (rest.starts_with(tag)) return true;
  return (rest.starts_with("<?xml") || rest.starts_with("<!--")) && rest.find("<html") != rest.npos;
}

}  // namespace sayso
