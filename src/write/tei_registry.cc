// particDesc: the speakers of the article, once each, for @who and @ref to point at.
#include <algorithm>
#include <unordered_map>

#include "write/tei_parts.h"
#include "write/xml_text.h"

namespace sayso::tei {
namespace {

// Whether an id of an authority file can stand in @ref: a scheme, and the characters of a URI
// (RFC 3986). Others stand in idno alone.
bool is_uri(std::string_view id) {
  const std::size_t colon = id.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!letter(id[0])) return false;
  return std::all_of(id.begin(), id.begin() + static_cast<std::ptrdiff_t>(colon),
                     [&](char c) { return letter(c) || digit(c); }) &&
         std::all_of(id.begin(), id.end(), [&](char c) {
           return letter(c) || digit(c) ||
                  std::string_view("-._~:/?@!$&'()*+,;=").find(c) != std::string_view::npos;
         });
}

// TEI has no element for a document that speaks; an organization comes nearest.
bool is_org(const Speaker& speaker) {
  return speaker.kind == SpeakerKind::organization || speaker.kind == SpeakerKind::document;
}

class Registry {
 public:
  explicit Registry(const Document& document)
      : d_(document), out_(document.out), speakers_(document.analysis.speakers.all) {
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
      if (!is_org(speakers_[i])) continue;
      orgs_.emplace(speakers_[i].name, i);
      for (const std::string& alias : speakers_[i].aliases) orgs_.emplace(alias, i);
    }
  }

  void write() {
    if (speakers_.empty()) return;
    const auto orgs = std::count_if(speakers_.begin(), speakers_.end(), is_org);
    out_ += "      <particDesc>\n";
    if (orgs < std::ssize(speakers_)) list("listPerson", false);
    if (orgs > 0) list("listOrg", true);
    out_ += "      </particDesc>\n";
  }

 private:
  void list(std::string_view tag, bool of_orgs) {
    out_.append("        <").append(tag).append(">\n");
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
      if (is_org(speakers_[i]) != of_orgs) continue;
      out_ += "          ";
      if (of_orgs)
        organization(speakers_[i], d_.ids.speakers[i]);
      else
        person(speakers_[i], d_.ids.speakers[i]);
      out_ += '\n';
    }
    out_.append("        </").append(tag).append(">\n");
  }

  void names(std::string_view tag, const Speaker& speaker) {
    name(tag, speaker);
    for (const std::string& alias : speaker.aliases)
      d_.element(std::string(tag) + " type=\"alias\"", alias);
    d_.element("idno type=\"authority\"", speaker.authority);
  }

  void name(std::string_view tag, const Speaker& speaker) {
    if (!is_uri(speaker.authority)) return d_.element(tag, speaker.name);
    out_.append(1, '<').append(tag);
    d_.attribute("ref", speaker.authority);
    out_ += '>';
    append_xml_text(speaker.name, out_);
    out_.append("</").append(tag).append(1, '>');
  }

  void person(const Speaker& speaker, std::string_view id) {
    const std::string_view tag = speaker.kind == SpeakerKind::group ? "personGrp" : "person";
    out_.append(1, '<').append(tag);
    d_.id(id);
    if (speaker.kind == SpeakerKind::unknown) d_.attribute("role", "unknown");
    out_ += '>';
    names("persName", speaker);
    for (const Role& role : speaker.roles) d_.element("occupation", role.text);
    for (const std::string& name : speaker.affiliations) affiliation(name);
    if (speaker.gender == Gender::female) out_ += "<sex value=\"female\"/>";
    if (speaker.gender == Gender::male) out_ += "<sex value=\"male\"/>";
    if (speaker.name.empty()) d_.element("note type=\"label\"", speaker.label);
    out_.append("</").append(tag).append(1, '>');
  }

  void affiliation(const std::string& name) {
    const auto org = orgs_.find(name);
    if (org == orgs_.end()) return d_.element("affiliation", name);
    d_.element("affiliation ref=\"#" + d_.prefix + d_.ids.speakers[org->second] + '"', name);
  }

  void organization(const Speaker& speaker, std::string_view id) {
    out_ += "<org";
    d_.id(id);
    if (speaker.kind == SpeakerKind::document) d_.attribute("type", "document");
    out_ += '>';
    names("orgName", speaker);
    if (speaker.name.empty()) d_.element("note type=\"label\"", speaker.label);
    for (const Role& role : speaker.roles) d_.element("note type=\"role\"", role.text);
    for (const std::string& name : speaker.affiliations)
      d_.element("note type=\"affiliation\"", name);
    out_ += "</org>";
  }

  const Document& d_;
  std::string& out_;
  const std::vector<Speaker>& speakers_;
  std::unordered_map<std::string_view, std::size_t> orgs_;  // by name and alias
};

}  // namespace

void append_registry(const Document& document) { Registry(document).write(); }

}  // namespace sayso::tei
