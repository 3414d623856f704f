#include "compare/write.h"
#include "write/xml_text.h"

namespace sayso::compare {
namespace {

// "news/fire.xml#q120" in the file that extract writes for news/fire.txt. Without an attribution
// nothing there has an id: the plain text is pointed into.
std::string target(const Comparison& comparison, const Occurrence& occurrence) {
  const std::string& id = comparison.articles[occurrence.article].id;
  std::string uri, out;
  if (occurrence.attribution.empty()) {
    append_uri(id, uri);
    uri += "#char=" + std::to_string(occurrence.start) + ',' + std::to_string(occurrence.end);
  } else {
    const auto stop = id.rfind('.');
    const bool has_ending =
        stop != std::string::npos && stop > 0 && id.find('/', stop) == std::string::npos;
    append_uri((has_ending ? id.substr(0, stop) : id) + ".xml", uri);
    uri += '#' + occurrence.attribution;
  }
  append_xml_attribute(uri, out);
  return out;
}

template <typename Names>
void append_pointers(std::string_view prefix, const Names& names, std::string& out) {
  for (const auto one : names) {
    if (out.back() != '"') out += ' ';
    out.append(prefix).append(name(one));
  }
}

template <typename Values>
void append_taxonomy(std::string_view id, const Values& values, std::string_view prefix,
                     std::string& out) {
  out.append("<taxonomy xml:id=\"").append(id).append("\">");
  for (const auto one : values)
    out.append("<category xml:id=\"")
        .append(prefix)
        .append(name(one))
        .append("\"><catDesc>")
        .append(name(one))
        .append("</catDesc></category>");
  out += "</taxonomy>\n";
}

}  // namespace

void append_tei(const Comparison& comparison, std::string_view version, std::string& out) {
  out +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
      "<teiHeader>\n<fileDesc><titleStmt><title>Variants of quotations</title></titleStmt>\n"
      "<publicationStmt><p>Made by a program; nothing was checked by hand.</p></publicationStmt>\n"
      "<sourceDesc><list>\n";
  for (const Source& source : comparison.articles) {
    out += "<item>";
    append_xml_text(source.id, out);
    out += "</item>\n";
  }
  if (comparison.articles.empty()) out += "<item/>\n";
  out +=
      "</list></sourceDesc></fileDesc>\n<encodingDesc>\n<appInfo><application ident=\"sayso\" "
      "version=\"";
  append_xml_attribute(version, out);
  out += "\"><label>sayso</label></application></appInfo>\n<classDecl>\n";
  append_taxonomy("flags", kFlags, "flag.", out);
  append_taxonomy("risks", kRisks, "risk.", out);
  out += "</classDecl>\n</encodingDesc>\n</teiHeader>\n<standOff>\n";
  for (const Group& group : comparison.groups) {
    out += "<linkGrp type=\"variants\" targFunc=\"content content\">\n";
    for (const Pair& pair : group.pairs) {
      out += "<link type=\"variant\" ana=\"";
      append_pointers("#flag.", pair.flags, out);
      append_pointers("#risk.", pair.risks, out);
      out += "\" target=\"" + target(comparison, group.occurrences[pair.a]) + ' ' +
             target(comparison, group.occurrences[pair.b]) + "\"/>\n";
    }
    out += "</linkGrp>\n";
  }
  if (comparison.groups.empty()) out += "<list><item/></list>\n";
  out += "</standOff>\n</TEI>\n";
}

}  // namespace sayso::compare
