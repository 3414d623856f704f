#include "write/tei.h"

#include "write/number.h"
#include "write/tei_parts.h"
#include "write/xml_text.h"

namespace sayso {
namespace tei {

void Document::piece_id(const MarkPiece& piece, std::string& to) const {
  to += mark(piece.mark).id;
  if (mark(piece.mark).pieces < 2) return;
  to += '.';
  append_number(piece.number, to);
}

void Document::attribute(std::string_view name, std::string_view value) const {
  out.append(1, ' ').append(name).append("=\"");
  append_xml_attribute(value, out);
  out += '"';
}

void Document::id(std::string_view id) const {
  out.append(" xml:id=\"").append(prefix).append(id).append(1, '"');
}

void Document::element(std::string_view tag, std::string_view text) const {
  if (text.empty()) return;
  out.append(1, '<').append(tag).append(1, '>');
  append_xml_text(text, out);
  out.append("</").append(tag.substr(0, tag.find(' '))).append(1, '>');
}

void Document::reference(std::string_view id) const {
  out.append(1, '#').append(prefix).append(id);
}

void Document::text_pointer(Span span) const {
  out.append(text_uri).append("#char=");
  append_number(points.offset(span.begin), out);
  out += ',';
  append_number(points.offset(span.end), out);
}

void Document::speakers(const Resolution& resolution) const {
  for (std::size_t i = 0; i < resolution.speakers.size(); ++i) {
    if (i > 0) out += ' ';
    reference(ids.speakers[resolution.speakers[i]]);
  }
}

void Document::categories(const Attribution& a) const {
  reference(name(a.type));
  out += ' ';
  reference(name(a.cue_class));
  for (const Qualifier qualifier : kQualifiers) {
    if (!a.has(qualifier)) continue;
    out += ' ';
    reference(name(qualifier));
  }
  out += ' ';
  reference(rule_id(a.rule));
}

std::string rule_id(std::string_view rule) {
  std::string id = "rule.";
  append_id_part(rule, id);
  return id;
}

std::string resolution_id(std::string_view step) {
  std::string id = "by.";
  append_id_part(step, id);
  return id;
}

}  // namespace tei

namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kNamespace = " xmlns=\"http://www.tei-c.org/ns/1.0\"";

}  // namespace

void append_tei(const Analysis& analysis, const Run& run, const TeiOptions& options,
                std::string& out) {
  const CodePoints points(analysis.article.text);
  const Ids ids = make_ids(analysis, points);
  const tei::Plan plan = tei::make_plan(analysis, ids, points);
  tei::Document document{analysis, run, points, ids, plan, "", options.text_uri, out};
  if (document.text_uri.empty()) append_uri(analysis.article.id, document.text_uri);
  if (options.corpus_number == 0) {
    out += kDeclaration;
    if (!options.schema_uri.empty()) {
      out += "<?xml-model href=\"";
      append_xml_attribute(options.schema_uri, out);
      out += "\"?>\n";
    }
  } else {
    document.prefix = 'a';
    append_number(options.corpus_number, document.prefix);
    document.prefix += '.';
  }
  out.append("<TEI").append(kNamespace);
  std::string id = "doc.";
  append_id_part(analysis.article.id, id);
  document.id(id);
  document.attribute("xml:lang", tei::language_tag(analysis.article.language));
  out += ">\n";
  tei::append_header(document);
  tei::append_body(document);
  tei::append_stand_off(document);
  out += "</TEI>\n";
}

void append_tei_corpus_begin(const Run& run, std::string& out) {
  out.append(kDeclaration).append("<teiCorpus").append(kNamespace).append(R"(>
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Quotations and attributed claims in several articles</title></titleStmt>
      <publicationStmt><p>Made by a program; not published.</p></publicationStmt>
      <sourceDesc><p>Each article says its own source.</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
      <appInfo><application ident="sayso" version=")");
  append_xml_attribute(run.version, out);
  out += R"("><label>sayso</label></application></appInfo>
    </encodingDesc>
  </teiHeader>
)";
}

void append_tei_corpus_end(std::string& out) { out += "</teiCorpus>\n"; }

}  // namespace sayso
