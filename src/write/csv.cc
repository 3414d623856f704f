#include "write/csv.h"

#include <string_view>

#include "text/code_points.h"
#include "write/ids.h"
#include "write/number.h"

namespace sayso {
namespace {

constexpr std::string_view kHeader =
    "article,title,published,publisher,url,id,type,class,qualifiers,content,cue,source,speaker,"
    "speaker_name,speaker_kind,speaker_confidence,roles,start,end,rule,confidence\r\n";
constexpr std::string_view kBetweenParts = " […] ", kBetweenValues = "; ";

// Appends fields of one row after the other; end() closes the row.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void field(std::string_view text) {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    if (text.find_first_of(",\"\r\n") == text.npos) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
  }

  void number(std::uint32_t value) {
    field("");
    append_number(value, out_);
  }

  void confidence(float value) {
    field("");
    append_confidence(value, out_);
  }

  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

void join(std::string_view value, std::string_view between, std::string& out) {
  if (!out.empty()) out += between;
  out += value;
}

std::string parts(std::string_view text, const std::vector<Span>& spans) {
  std::string joined;
  for (const Span span : spans) join(slice(text, span), kBetweenParts, joined);
  return joined;
}

std::string qualifiers(const Attribution& attribution) {
  std::string joined;
  for (const Qualifier qualifier : kQualifiers)
    if (attribution.has(qualifier)) join(name(qualifier), kBetweenValues, joined);
  return joined;
}

// One text about each speaker, those that are empty left out.
template <typename Tell>
std::string about(const Analysis& analysis, const Resolution& resolution, Tell tell) {
  std::string joined;
  for (const std::uint32_t index : resolution.speakers)
    if (const std::string_view text = tell(analysis.speakers.all[index]); !text.empty())
      join(text, kBetweenValues, joined);
  return joined;
}

}  // namespace

void append_csv_header(std::string& out) { out += kHeader; }

void append_csv(const Analysis& analysis, std::string& out) {
  const Article& article = analysis.article;
  const CodePoints points(article.text);
  const Ids ids = make_ids(analysis, points);
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    const Attribution& a = analysis.attributions[i];
    const Resolution& resolution = analysis.speakers.resolutions[i];
    Row row(out);
    for (const std::string* about_article :
         {&article.id, &article.title, &article.published, &article.publisher, &article.url})
      row.field(*about_article);
    row.field(ids.attributions[i]);
    row.field(name(a.type));
    row.field(name(a.cue_class));
    row.field(qualifiers(a));
    row.field(parts(article.text, a.content));
    row.field(parts(article.text, a.cue));
    row.field(parts(article.text, a.mention));
    row.field(
        about(analysis, resolution, [](const Speaker& s) -> std::string_view { return s.label; }));
    row.field(
        about(analysis, resolution, [](const Speaker& s) -> std::string_view { return s.name; }));
    row.field(about(analysis, resolution, [](const Speaker& s) { return name(s.kind); }));
    row.confidence(resolution.confidence);
    std::string roles;
    for (const Span role : resolution.roles) join(slice(article.text, role), kBetweenValues, roles);
    row.field(roles);
    row.number(points.offset(a.content.front().begin));
    row.number(points.offset(a.content.back().end));
    row.field(a.rule);
    row.confidence(a.confidence);
    row.end();
  }
}

}  // namespace sayso
