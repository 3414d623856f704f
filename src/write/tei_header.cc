// teiHeader: where the text is from, what made the marks, what the categories mean.
#include <algorithm>

#include "write/digest.h"
#include "write/number.h"
#include "write/tei_parts.h"
#include "write/xml_text.h"

namespace sayso::tei {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The date (year, month, day, or less) at the start of `text`, if it is one of the calendar: what
// @when may hold. Empty otherwise.
std::string_view calendar_date(std::string_view text) {
  // The digits of `text` from `at` as a number, -1 where there are not `count` of them.
  auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= text.size() || !is_digit(text[i])) return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  auto ends = [&](std::size_t at) {
    return at == text.size() || text[at] == 'T' || text[at] == ' ';
  };
  const int year = number(0, 4);
  if (year < 1) return {};
  if (ends(4)) return text.substr(0, 4);
  const int month = number(5, 2);
  if (text[4] != '-' || month < 1 || month > 12) return {};
  if (ends(7)) return text.substr(0, 7);
  const int day = number(8, 2);
  if (text[7] != '-' || day < 1 || day > days_in(year, month) || !ends(10)) return {};
  return text.substr(0, 10);
}

std::string_view type_description(const Run&, std::string_view type) {
  if (type == "direct") return "in the speaker's own words, in quotation marks";
  if (type == "mixed") return "in the writer's words with some of the speaker's, which stand in q";
  return "in the writer's words";
}

std::string_view why(const Run& run, std::string_view id) {
  const std::string_view line = run.why ? run.why(id) : std::string_view{};
  return line.empty() ? id : line;
}

class Header {
 public:
  explicit Header(const Document& document) : d_(document), out_(document.out) {}

  void write() {
    out_ += "  <teiHeader>\n";
    file();
    encoding();
    profile();
    out_ += "  </teiHeader>\n";
  }

 private:
  void file();
  void warnings();
  void source();
  void encoding();
  void taxonomies();
  void taxonomy(std::string_view id, const std::vector<std::string_view>& names,
                std::string (*category_id)(std::string_view),
                std::string_view (*description)(const Run&, std::string_view));
  void profile();

  const Document& d_;
  std::string& out_;
};

void Header::file() {
  const Article& article = d_.analysis.article;
  out_ += "    <fileDesc>\n      <titleStmt>\n        <title>Quotations and attributed claims in: ";
  append_xml_text(article.title.empty() ? article.id : article.title, out_);
  out_ += "</title>\n        <respStmt";
  d_.id("sayso");
  out_ +=
      "><resp>automatic extraction of quotations</resp>"
      "<name type=\"software\">sayso</name></respStmt>\n      </titleStmt>\n"
      "      <publicationStmt><p>Made by a program; not published.</p></publicationStmt>\n";
  warnings();
  source();
  out_ += "    </fileDesc>\n";
}

void Header::warnings() {
  auto write = [&](const Diagnostic& warning) {
    out_ += "        <note type=\"warning\"";
    d_.attribute("n", warning.code);
    if (warning.span) {
      out_ += " target=\"";
      d_.text_pointer(*warning.span);
      out_ += '"';
    }
    out_ += '>';
    append_xml_text(warning.message, out_);
    out_ += "</note>\n";
  };
  const auto forbidden = xml_character_warning(d_.analysis.article.text);
  if (d_.analysis.warnings.empty() && !forbidden) return;
  out_ += "      <notesStmt>\n";
  for (const Diagnostic& warning : d_.analysis.warnings) write(warning);
  if (forbidden) write(*forbidden);
  out_ += "      </notesStmt>\n";
}

void Header::source() {
  const Article& article = d_.analysis.article;
  out_ += "      <sourceDesc>\n        <biblStruct type=\"newsArticle\">\n          <analytic>";
  d_.element("title level=\"a\"", article.title);
  if (!article.author.empty()) {
    out_ += "<author>";
    d_.element("persName", article.author);
    out_ += "</author>";
  }
  d_.element("idno type=\"URI\"", article.url);
  out_ += "</analytic>\n          <monogr><imprint>";
  d_.element("publisher", article.publisher);
  if (article.publisher.empty() && article.published.empty()) out_ += "<publisher/>";
  if (!article.published.empty()) {
    const std::string_view when = calendar_date(article.published);
    out_ += "<date";
    if (!when.empty()) d_.attribute("when", when);
    out_ += '>';
    append_xml_text(article.published, out_);
    out_ += "</date>";
  }
  out_ += "</imprint></monogr>\n          <note type=\"plaintext\">";
  d_.element("ref target=\"" + d_.text_uri + '"', article.id);
  out_ += " <idno type=\"xxh128\">";
  append_digest(article.text, out_);
  out_ += "</idno></note>\n        </biblStruct>\n      </sourceDesc>\n";
}

void Header::encoding() {
  out_ += R"(    <encodingDesc>
      <editorialDecl>
        <quotation marks="all"><p>Quotation marks are kept as characters inside said, q, soCalled, mentioned and title.</p></quotation>
        <interpretation><p>All marks in the text are machine output; nothing was checked by hand.</p></interpretation>
      </editorialDecl>
)";
  if (!d_.analysis.attributions.empty()) taxonomies();
  out_ += "      <appInfo><application ident=\"sayso\"";
  d_.attribute("version", d_.run.version);
  out_ += "><label>sayso</label><p>rules <idno type=\"xxh128\">";
  append_xml_text(d_.run.rules_digest, out_);
  out_ += "</idno></p></application></appInfo>\n    </encodingDesc>\n";
}

// Only what this article uses.
void Header::taxonomies() {
  const auto& attributions = d_.analysis.attributions;
  std::vector<std::string_view> rules, steps, types, classes, qualifiers;
  std::uint64_t used_types = 0, used_classes = 0;
  std::uint16_t used_qualifiers = 0;
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& a = attributions[i];
    used_types |= 1U << static_cast<unsigned>(a.type);
    used_classes |= 1U << static_cast<unsigned>(a.cue_class);
    used_qualifiers |= a.qualifiers;
    rules.push_back(a.rule);
    const auto& resolution = d_.analysis.speakers.resolutions[i];
    if (!resolution.resolved_by.empty()) steps.push_back(resolution.resolved_by);
  }
  for (const auto type :
       {AttributionType::direct, AttributionType::mixed, AttributionType::indirect})
    if (used_types >> static_cast<unsigned>(type) & 1) types.push_back(name(type));
  for (const CueClass c : kCueClasses)
    if (used_classes >> static_cast<unsigned>(c) & 1) classes.push_back(name(c));
  for (const Qualifier q : kQualifiers)
    if (used_qualifiers & static_cast<std::uint16_t>(q)) qualifiers.push_back(name(q));
  for (auto* ids : {&rules, &steps}) {
    std::sort(ids->begin(), ids->end());
    ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
  }
  const auto as_is = [](std::string_view word) { return std::string(word); };
  const auto itself = [](const Run&, std::string_view word) { return word; };
  out_ += "      <classDecl>\n";
  taxonomy("type", types, as_is, type_description);
  taxonomy("class", classes, as_is, itself);
  taxonomy("qualifier", qualifiers, as_is, itself);
  taxonomy("rules", rules, rule_id, why);
  taxonomy("resolution", steps, resolution_id, why);
  out_ += "      </classDecl>\n";
}

void Header::taxonomy(std::string_view id, const std::vector<std::string_view>& names,
                      std::string (*category_id)(std::string_view),
                      std::string_view (*description)(const Run&, std::string_view)) {
  if (names.empty()) return;
  out_ += "        <taxonomy";
  d_.id(id);
  out_ += ">\n";
  for (const std::string_view name : names) {
    out_ += "          <category";
    d_.id(category_id(name));
    d_.attribute("n", name);
    out_ += "><catDesc>";
    append_xml_text(description(d_.run, name), out_);
    out_ += "</catDesc></category>\n";
  }
  out_ += "        </taxonomy>\n";
}

void Header::profile() {
  const std::string_view language = language_tag(d_.analysis.article.language);
  out_ += "    <profileDesc>\n      <langUsage><language";
  d_.attribute("ident", language);
  out_.append(1, '>').append(language).append("</language></langUsage>\n");
  append_registry(d_);
  out_ += "    </profileDesc>\n";
}

}  // namespace

std::string_view language_tag(std::string_view tag) {
  std::size_t size = 0;  // of the current subtag; digits only from the second on
  bool first = true;
  for (const char c : tag) {
    if (c == '-' && size > 0) {
      size = 0;
      first = false;
    } else if (++size > 8 || !(is_letter(c) || (is_digit(c) && !first))) {
      return "und";
    }
  }
  return size > 0 ? tag : "und";
}

void append_header(const Document& document) { Header(document).write(); }

}  // namespace sayso::tei
