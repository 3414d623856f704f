#include "read/page_metadata.h"

#include <nlohmann/json.hpp>

#include <cctype>
#include <utility>

#include "read/fields.h"

namespace sayso {
namespace {

using json = nlohmann::json;

// The first that is known stays.
void put(std::string& to, std::string_view value) {
  const std::size_t begin = value.find_first_not_of(" \t\r\n");
  if (!to.empty() || begin == value.npos) return;
  to = value.substr(begin, value.find_last_not_of(" \t\r\n") + 1 - begin);
}

bool is_address(std::string_view value) { return value.find("://") != value.npos; }

const json& member(const json& object, const char* name) {
  static const json none;
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string text_of(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

// A thing is told by its name, by an object that has it, or by a list of such.
std::string name_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) return text_of(member(value, "name"));
  std::string names;
  if (!value.is_array()) return names;
  for (const json& item : value) {
    const std::string name = item.is_object() ? text_of(member(item, "name")) : text_of(item);
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  }
  return names;
}

bool is_article(const json& object) {
  const auto names_article = [](const json& type) {
    const std::string name = text_of(type);
    return name.ends_with("Article") || name.ends_with("Posting");
  };
  const json& type = member(object, "@type");
  if (type.is_array()) {
    for (const json& one : type)
      if (names_article(one)) return true;
  }
  return names_article(type) || member(object, "articleBody").is_string();
}

void read_linked(const json& object, Article& article, std::string& body) {
  put(body, text_of(member(object, "articleBody")));
  put(article.title, text_of(member(object, "headline")));
  put(article.title, text_of(member(object, "name")));
  put(article.author, name_of(member(object, "author")));
  put(article.published, text_of(member(object, "datePublished")));
  put(article.publisher, name_of(member(object, "publisher")));
  put(article.url, text_of(member(object, "url")));
  const json& page = member(object, "mainEntityOfPage");
  put(article.url, page.is_object() ? text_of(member(page, "@id")) : text_of(page));
  put(article.language, primary_language(text_of(member(object, "inLanguage"))));
}

// Looks at all objects, wherever they stand, the outer before the inner.
void read_linked(const std::string& script, Article& article, std::string& body) {
  const json data = json::parse(script, nullptr, false, true);
  std::vector<const json*> open = {&data};
  while (!open.empty()) {
    const json& value = *open.back();
    open.pop_back();
    if (!value.is_structured()) continue;
    if (value.is_object() && is_article(value)) read_linked(value, article, body);
    for (auto item = value.rbegin(); item != value.rend(); ++item) open.push_back(&*item);
  }
}

bool same(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::tolower(static_cast<unsigned char>(a[i])) != lower[i]) return false;
  return true;
}

// What elements of the page tell; those that are trusted less are kept apart.
struct Told {
  Article graph, meta, page;
};

void read_meta(const GumboNode* node, Told& told) {
  const std::string_view content = attribute(node, "content");
  std::string_view name = attribute(node, "property");
  if (name.empty()) name = attribute(node, "name");
  const auto is_named = [&](std::string_view wanted) { return same(name, wanted); };
  if (is_named("og:title")) put(told.graph.title, content);
  if (is_named("og:url")) put(told.graph.url, content);
  if (is_named("og:site_name")) put(told.graph.publisher, content);
  if (is_named("og:locale")) put(told.page.language, primary_language(content));
  if (is_named("article:published_time")) put(told.graph.published, content);
  if (is_named("article:author") && !is_address(content)) put(told.graph.author, content);
  if (is_named("author") || is_named("dc.creator")) put(told.meta.author, content);
  if (is_named("date") || is_named("dc.date") || is_named("pubdate"))
    put(told.meta.published, content);
  if (is_named("dc.title")) put(told.meta.title, content);
  if (is_named("dc.publisher")) put(told.meta.publisher, content);
  if (is_named("dc.language")) put(told.meta.language, primary_language(content));
}

std::string text_below(const GumboNode* root) {
  std::string text;
  walk(
      root,
      [&](const GumboNode* node) {
        if (is_text(node)) text += node->v.text.text;
        return true;
      },
      [](const GumboNode*) {});
  return text;
}

void read_element(const GumboNode* node, Told& told) {
  if (is(node, GUMBO_TAG_META)) {
    read_meta(node, told);
  } else if (is(node, GUMBO_TAG_LINK) && same(attribute(node, "rel"), "canonical")) {
    put(told.meta.url, attribute(node, "href"));
  } else if (is(node, GUMBO_TAG_HTML)) {
    put(told.meta.language, primary_language(attribute(node, "lang")));
  } else if (is(node, GUMBO_TAG_TIME)) {
    put(told.page.published, attribute(node, "datetime"));
  } else if (is(node, GUMBO_TAG_H1) && told.meta.title.empty()) {
    put(told.meta.title, text_below(node));
  } else if (is(node, GUMBO_TAG_TITLE)) {
    put(told.page.title, text_below(node));
  }
}

}  // namespace

std::string read_page_metadata(const GumboNode* root, const std::vector<std::string>& json_ld,
                               Article& article) {
  std::string body;
  for (const std::string& script : json_ld) read_linked(script, article, body);
  Told told;
  walk(
      root,
      [&](const GumboNode* node) {
        if (is_element(node)) read_element(node, told);
        return true;
      },
      [](const GumboNode*) {});
  for (const Article* other : {&told.graph, &told.meta, &told.page}) {
    put(article.title, other->title);
    put(article.author, other->author);
    put(article.published, other->published);
    put(article.publisher, other->publisher);
    put(article.url, other->url);
    put(article.language, other->language);
  }
  return body;
}

}  // namespace sayso
