// Brat stand-off: spans ("T1<tab>Content 4 9;12 20<tab>text") and events that tie them together
// ("E1<tab>Attribution:T4 Content:T1 Cue:T2 Source:T3 Content2:T5"). Lines of other kinds are
// passed over.
#include <charconv>
#include <unordered_map>

#include "evaluate/formats.h"

namespace sayso::eval {
namespace {

// The part before `separator`; `rest` keeps what follows it.
std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == rest.npos ? rest.size() : at + 1);
  return part;
}

bool is_id(std::string_view text, char kind) {
  return text.size() > 1 && text[0] == kind && text.find_first_not_of("0123456789", 1) == text.npos;
}

bool read_number(std::string_view text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

struct Marked {
  std::string_view label;
  std::vector<Span> spans;
};

// "Content 4 9;12 20"
bool read_marked(std::string_view field, Marked& marked) {
  marked.label = cut(field, ' ');
  while (!field.empty()) {
    std::string_view part = cut(field, ';');
    Span span;
    if (!read_number(cut(part, ' '), span.begin) || !read_number(part, span.end)) return false;
    if (span.begin > span.end) return false;
    marked.spans.push_back(span);
  }
  return !marked.spans.empty();
}

std::vector<Span>* part_named(std::string_view role, AnnotatedAttribution& attribution) {
  role = role.substr(0, role.find_last_not_of("0123456789") + 1);
  if (role == "Content") return &attribution.content;
  if (role == "Cue") return &attribution.cue;
  if (role == "Source") return &attribution.source;
  return nullptr;
}

}  // namespace

void read_brat(std::string_view annotations, std::string text, const std::string& file,
               AnnotatedArticles& articles, Diagnostics& problems) {
  std::unordered_map<std::string_view, Marked> marked;
  std::vector<std::pair<unsigned, std::string_view>> events;  // with their lines
  auto bad = [&](unsigned line, std::string message) {
    problems.push_back({.code = "W-bad-annotation",
                        .severity = Severity::warning,
                        .message = std::move(message),
                        .file = file,
                        .line = line});
  };

  for (unsigned number = 1; !annotations.empty(); ++number) {
    std::string_view line = cut(annotations, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find('\t') == line.npos) continue;
    const std::string_view id = cut(line, '\t');
    const std::string_view field = cut(line, '\t');
    if (is_id(id, 'T')) {
      Marked m;
      if (read_marked(field, m))
        marked[id] = std::move(m);
      else
        bad(number, "cannot read the place of " + std::string(id));
    } else if (is_id(id, 'E')) {
      events.emplace_back(number, field);
    }
  }

  AnnotatedArticle article;
  article.text = std::move(text);
  for (auto [line, parts] : events) {
    AnnotatedAttribution attribution;
    while (!parts.empty()) {
      std::string_view id = cut(parts, ' ');
      std::vector<Span>* part = part_named(cut(id, ':'), attribution);
      if (!part) continue;
      const auto found = marked.find(id);
      if (found == marked.end())
        bad(line, "there is no " + std::string(id));
      else
        part->insert(part->end(), found->second.spans.begin(), found->second.spans.end());
    }
    if (!attribution.content.empty()) article.attributions.push_back(std::move(attribution));
  }
  for (const auto& [id, m] : marked)
    if (m.label == "Discard" || m.label == "Discuss")
      article.ignored.insert(article.ignored.end(), m.spans.begin(), m.spans.end());
  articles.push_back(std::move(article));
}

}  // namespace sayso::eval
