#include "write/jsonl.h"

#include "text/code_points.h"
#include "text/json_text.h"
#include "write/digest.h"
#include "write/ids.h"
#include "write/number.h"

namespace sayso {
namespace {

constexpr std::string_view kSchema = "sayso/1";

// Appends keys and values of one analysis; a comma stands before all but the first of a bracket.
struct JsonWriter {
  const Analysis& analysis;
  const CodePoints points;
  const Ids ids;
  const bool with_text;
  std::string& out;

  void comma() {
    if (out.back() != '{' && out.back() != '[') out += ',';
  }

  void key(std::string_view name) {
    comma();
    out.append(1, '"').append(name).append("\":");
  }

  void string(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(value, out);
  }

  void string_or_null(std::string_view name, std::string_view value) {
    if (!value.empty()) return string(name, value);
    key(name);
    out += "null";
  }

  void number(std::string_view name, std::uint32_t value) {
    key(name);
    append_number(value, out);
  }

  void confidence(std::string_view name, float value) {
    key(name);
    append_confidence(value, out);
  }

  // An array of what `write` appends for each item.
  template <typename Items, typename Write>
  void list(std::string_view name, const Items& items, Write write) {
    key(name);
    out += '[';
    for (const auto& item : items) {
      comma();
      write(item);
    }
    out += ']';
  }

  void strings(std::string_view name, const std::vector<std::string>& values) {
    list(name, values, [&](const std::string& value) { append_json_string(value, out); });
  }

  // Opens an object with the members of a span; the caller closes it.
  void open_span(Span span) {
    out += '{';
    number("start", points.offset(span.begin));
    number("end", points.offset(span.end));
    string("text", slice(analysis.article.text, span));
  }

  void span(Span span) {
    open_span(span);
    out += '}';
  }

  void spans(std::string_view name, const std::vector<Span>& values) {
    list(name, values, [&](Span value) { span(value); });
  }

  void span_or_null(std::string_view name, Span value) {
    key(name);
    if (value.empty())
      out += "null";
    else
      span(value);
  }

  void metadata();
  void blocks();
  void spoken();
  void speaker_of(const Attribution& attribution, const Resolution& resolution);
  void attribution(const Attribution& a, const Resolution& resolution, const std::string& id);
  void speaker(const Speaker& s, const std::string& id);
  void warning(const Diagnostic& warning);
};

void JsonWriter::metadata() {
  const Article& article = analysis.article;
  string_or_null("author", article.author);
  string_or_null("published", article.published);
  string_or_null("publisher", article.publisher);
  string_or_null("url", article.url);
}

void JsonWriter::blocks() {
  list("blocks", analysis.blocks, [&](const Block& block) {
    out += '{';
    number("from", points.offset(block.span.begin));
    number("to", points.offset(block.span.end));
    string("kind", name(block.kind));
    span_or_null("dateline", block.dateline);
    out += '}';
  });
}

void JsonWriter::spoken() {
  key("spoken");
  out += '[';
  for (std::size_t i = 0; i < analysis.quotations.size(); ++i) {
    if (analysis.uses[i] != QuotationUse::speech) continue;
    comma();
    span(analysis.quotations[i].span);
  }
  out += ']';
}

// Coordinated speakers are told together: names one after the other, null where one has none.
void JsonWriter::speaker_of(const Attribution& attribution, const Resolution& resolution) {
  if (attribution.mention.empty() && resolution.speakers.empty()) {
    key("speaker");
    out += "null";
    return;
  }
  auto kind = SpeakerKind::unknown;
  bool all_named = true;
  std::string joined_name, joined_label;
  for (std::size_t i = 0; i < resolution.speakers.size(); ++i) {
    const Speaker& speaker = analysis.speakers.all[resolution.speakers[i]];
    kind = i == 0 || kind == speaker.kind ? speaker.kind : SpeakerKind::group;
    all_named = all_named && !speaker.name.empty();
    joined_name.append(i == 0 ? "" : ", ").append(speaker.name);
    joined_label.append(i == 0 ? "" : ", ").append(speaker.label);
  }
  key("speaker");
  out += '{';
  list("refs", resolution.speakers,
       [&](std::uint32_t index) { append_json_string(ids.speakers[index], out); });
  string("kind", name(kind));
  string_or_null("name", all_named ? joined_name : "");
  string_or_null("label", joined_label);
  spans("mention", attribution.mention);
  string_or_null("resolved_by", resolution.resolved_by);
  confidence("confidence", resolution.confidence);
  out += '}';
}

void JsonWriter::attribution(const Attribution& a, const Resolution& resolution,
                             const std::string& id) {
  out += '{';
  string("id", id);
  string("type", name(a.type));
  string("class", name(a.cue_class));
  key("qualifiers");
  out += '[';
  for (const Qualifier qualifier : kQualifiers) {
    if (!a.has(qualifier)) continue;
    comma();
    append_json_string(name(qualifier), out);
  }
  out += ']';
  spans("content", a.content);
  list("cue", a.cue, [&](Span span) {
    open_span(span);
    string_or_null("lemma", a.lemma);
    out += '}';
  });
  speaker_of(a, resolution);
  spans("role", resolution.roles);
  span_or_null("via", a.via);
  span_or_null("medium", a.medium);
  span_or_null("addressee", a.addressee);
  spans("when", a.when);
  string("block", name(analysis.blocks[a.block].kind));
  string("rule", a.rule);
  confidence("confidence", a.confidence);
  out += '}';
}

void JsonWriter::speaker(const Speaker& s, const std::string& id) {
  out += '{';
  string("id", id);
  string("kind", name(s.kind));
  string_or_null("name", s.name);
  string_or_null("label", s.label);
  strings("aliases", s.aliases);
  list("roles", s.roles, [&](const Role& role) { append_json_string(role.text, out); });
  strings("affiliations", s.affiliations);
  string_or_null("authority", s.authority);
  if (with_text) string("gender", name(s.gender));
  out += '}';
}

void JsonWriter::warning(const Diagnostic& warning) {
  out += '{';
  string("code", warning.code);
  key("start");
  if (warning.span)
    append_number(points.offset(warning.span->begin), out);
  else
    out += "null";
  if (with_text && warning.span) number("to", points.offset(warning.span->end));
  string("message", warning.message);
  out += '}';
}

}  // namespace

std::string_view name(Gender gender) {
  switch (gender) {
    case Gender::female:
      return "female";
    case Gender::male:
      return "male";
    case Gender::unknown:
      break;
  }
  return "unknown";
}

void append_jsonl(const Analysis& analysis, const Run& run, const JsonlOptions& options,
                  std::string& out) {
  const Article& article = analysis.article;
  const Speakers& speakers = analysis.speakers;
  const CodePoints points(article.text);
  const bool has_text = options.with_text || article.is_extracted;
  JsonWriter json{analysis, points, make_ids(analysis, points), has_text, out};
  out += '{';
  json.string("schema", kSchema);
  json.string("id", article.id);
  json.string_or_null("title", article.title);
  json.string_or_null("language", article.language);
  if (has_text) json.string("text", article.text);
  if (!article.input.empty()) {
    json.key("input");
    out += article.input;
  }
  json.key("digest");
  out += '"';
  append_digest(article.text, out);
  out += '"';
  json.string("rules", run.rules_digest);
  if (has_text) {
    json.metadata();
    json.blocks();
  }

  json.key("attributions");
  out += '[';
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    json.comma();
    json.attribution(analysis.attributions[i], speakers.resolutions[i], json.ids.attributions[i]);
  }
  out += ']';

  json.key("quotations");
  out += '[';
  for (std::size_t i = 0; i < analysis.quotations.size(); ++i) {
    if (analysis.uses[i] == QuotationUse::speech) continue;
    json.comma();
    json.open_span(analysis.quotations[i].span);
    json.string("use", name(analysis.uses[i]));
    out += '}';
  }
  out += ']';

  if (has_text) json.spoken();
  json.key("speakers");
  out += '[';
  for (std::size_t i = 0; i < speakers.all.size(); ++i) {
    json.comma();
    json.speaker(speakers.all[i], json.ids.speakers[i]);
  }
  out += ']';
  json.list("warnings", analysis.warnings, [&](const Diagnostic& w) { json.warning(w); });
  out += "}\n";
}

void append_error_record(std::string_view id, const Diagnostic& problem, std::string& out) {
  out.append("{\"schema\":\"").append(kSchema).append("\",\"id\":");
  append_json_string(id, out);
  out += ",\"error\":{\"code\":";
  append_json_string(problem.code, out);
  out += ",\"message\":";
  append_json_string(problem.message, out);
  if (problem.line > 0) {
    out += ",\"line\":";
    append_number(problem.line, out);
  }
  out += "}}\n";
}

}  // namespace sayso
