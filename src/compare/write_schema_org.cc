#include <algorithm>

#include "compare/write.h"
#include "text/json_text.h"
#include "write/page/text_fragment.h"
#include "write/xml_text.h"

namespace sayso::compare {
namespace {

constexpr std::string_view kDay = "0000-00-00";  // how a day is written, without the time

bool has_day(std::string_view date) {
  if (date.size() < kDay.size()) return false;
  for (std::size_t i = 0; i < kDay.size(); ++i)
    if (kDay[i] == '0' ? date[i] < '0' || date[i] > '9' : date[i] != kDay[i]) return false;
  return true;
}

class SchemaOrg {
 public:
  SchemaOrg(const Comparison& comparison, std::string& out) : comparison_(comparison), out_(out) {}

  void write() {
    out_ += "{\"@context\":\"https://schema.org\",\"@graph\":[";
    for (const Source& source : comparison_.articles) article(source);
    for (const Group& group : comparison_.groups) claim(group);
    out_ += "]}\n";
  }

 private:
  // Objects and members in a row, with a comma where one is needed.
  void open(std::string_view type) {
    if (out_.back() == '}') out_ += ',';
    out_ += '{';
    if (!type.empty()) member("@type", type);
  }
  void close() { out_ += '}'; }
  void key(std::string_view key) {
    if (out_.back() != '{') out_ += ',';
    append_json_string(key, out_);
    out_ += ':';
  }
  void member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    append_json_string(value, out_);
  }
  void reference(std::string_view name, const Source& source) {
    key(name);
    open("");
    member("@id", iri(source));
    close();
  }

  // The address of an article, else its id as a relative one.
  static std::string iri(const Source& source) {
    if (page::is_web_address(source.url)) return source.url;
    std::string uri;
    append_uri(source.id, uri);
    return uri;
  }

  void article(const Source& source) {
    open("Article");
    member("@id", iri(source));
    member("identifier", source.id);
    member("headline", source.title);
    member("datePublished", source.published);
    if (!source.publisher.empty()) {
      key("publisher");
      open("Organization");
      member("name", source.publisher);
      close();
    }
    if (page::is_web_address(source.url)) member("url", source.url);
    close();
  }

  void claim(const Group& group) {
    const Occurrence& head = group.occurrences[group.head];
    open("Claim");
    member("identifier", group.id);
    member("text", head.text);
    speaker("author", head);
    if (const Source* first = this->first(group)) reference("firstAppearance", *first);
    key("appearance");
    out_ += '[';
    for (std::uint32_t i = 0; i < group.occurrences.size(); ++i) appearance(group, i);
    out_ += ']';
    close();
  }

  void appearance(const Group& group, std::uint32_t index) {
    const Occurrence& occurrence = group.occurrences[index];
    const Source& source = comparison_.articles[occurrence.article];
    open(occurrence.quoted ? "Quotation" : "CreativeWork");
    member("text", occurrence.text);
    speaker(occurrence.quoted ? "spokenByCharacter" : "author", occurrence);
    if (page::is_web_address(source.url)) {
      std::string link;
      page::append_text_link(source.url, occurrence.text,
                             {{0, static_cast<std::uint32_t>(occurrence.text.size())}}, link);
      member("url", link);
    }
    reference("isPartOf", source);
    const auto pair = std::find_if(group.pairs.begin(), group.pairs.end(),
                                   [&](const Pair& one) { return one.b == index; });
    if (pair != group.pairs.end()) {
      key("keywords");
      out_ += '[';
      for (const Flag flag : pair->flags) term(name(flag), "sayso flags");
      for (const Risk risk : pair->risks) term(name(risk), "sayso risks");
      out_ += ']';
    }
    close();
  }

  void term(std::string_view code, std::string_view set) {
    open("DefinedTerm");
    member("termCode", code);
    member("inDefinedTermSet", set);
    close();
  }

  void speaker(std::string_view role, const Occurrence& occurrence) {
    if (occurrence.speaker.empty()) return;
    key(role);
    open(type_of(occurrence.kind));
    member("name", occurrence.speaker);
    close();
  }

  // Schema.org has no name for the others: a report, experts, several speakers.
  static std::string_view type_of(SpeakerKind kind) {
    switch (kind) {
      case SpeakerKind::person:
        return "Person";
      case SpeakerKind::organization:
        return "Organization";
      default:
        return "";
    }
  }

  // The article that was published first, where the dates of all tell which one that is.
  const Source* first(const Group& group) const {
    const Source* first = nullptr;
    bool is_alone = true;
    for (const Occurrence& occurrence : group.occurrences) {
      const Source& source = comparison_.articles[occurrence.article];
      if (!has_day(source.published)) return nullptr;
      if (&source == first) continue;
      const int order =
          first ? source.published.compare(0, kDay.size(), first->published, 0, kDay.size()) : -1;
      if (order < 0) first = &source, is_alone = true;
      if (order == 0) is_alone = false;
    }
    return is_alone ? first : nullptr;
  }

  const Comparison& comparison_;
  std::string& out_;
};

}  // namespace

void append_schema_org(const Comparison& comparison, std::string& out) {
  SchemaOrg(comparison, out).write();
}

}  // namespace sayso::compare
