// JSON Lines, one `sayso/1` record an article. Records of failed articles have no attributions.
#include <nlohmann/json.hpp>

#include "evaluate/formats.h"

namespace sayso::eval {
namespace {

using nlohmann::json;

// The member of that name; null where there is none or `object` is not an object.
const json& member(const json& object, std::string_view key) {
  static const json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

// Its items to iterate over: none where it is not an array (a number would be its own only item).
const json& items(const json& value) {
  static const json none = json::array();
  return value.is_array() ? value : none;
}

std::string text(const json& value) { return value.is_string() ? value.get<std::string>() : ""; }

std::string_view view(const json& value) {
  return value.is_string() ? std::string_view(value.get_ref<const std::string&>())
                           : std::string_view();
}

double number(const json& value, double or_else) {
  return value.is_number() ? value.get<double>() : or_else;
}

class RecordReader {
 public:
  RecordReader(const std::string& file, unsigned line, Diagnostics& problems)
      : file_(file), line_(line), problems_(problems) {}

  AnnotatedArticle read(const json& record) {
    AnnotatedArticle article;
    article.id = base_name(view(member(record, "id")));
    article.text = text(member(record, "text"));
    article.detailed = true;
    for (const json& speaker : items(member(record, "speakers"))) read_speaker(speaker, article);
    for (const json& a : items(member(record, "attributions"))) read_attribution(a, article);
    return article;
  }

 private:
  void read_speaker(const json& speaker, AnnotatedArticle& article) {
    ids_.push_back(text(member(speaker, "id")));
    auto& s = article.speakers.emplace_back(named(speaker));
    for (const json& role : items(member(speaker, "roles"))) s.roles.push_back(text(role));
  }

  static AnnotatedSpeaker named(const json& speaker) {
    const bool is_document = view(member(speaker, "kind")) == "document";
    return {is_document ? "" : text(member(speaker, "name")), text(member(speaker, "label")), {}};
  }

  void read_attribution(const json& a, AnnotatedArticle& article) {
    AnnotatedAttribution attribution;
    const json& speaker = member(a, "speaker");
    attribution.content = spans(member(a, "content"));
    attribution.cue = spans(member(a, "cue"));
    attribution.source = spans(member(speaker, "mention"));
    attribution.roles = spans(member(a, "role"));
    for (std::size_t i = 0; i < kCircumstances.size(); ++i) {
      const json& told = member(a, kCircumstances[i]);
      attribution.circumstances[i] = spans(told.is_object() ? json::array({told}) : told);
    }
    attribution.type = type_named(view(member(a, "type"))).value_or(AttributionType::indirect);
    attribution.cue_class = cue_class_named(view(member(a, "class")));
    for (const json& q : items(member(a, "qualifiers")))
      if (const auto qualifier = qualifier_named(view(q)))
        attribution.qualifiers |= static_cast<std::uint16_t>(*qualifier);
    attribution.speakers = speakers(speaker, article);
    attribution.rule = text(member(a, "rule"));
    const json& cue = member(a, "cue");
    if (cue.is_array() && !cue.empty()) attribution.lemma = text(member(cue[0], "lemma"));
    attribution.confidence = number(member(a, "confidence"), 1);
    attribution.speaker_confidence = number(member(speaker, "confidence"), 1);
    article.attributions.push_back(std::move(attribution));
  }

  // By the ids of `refs`; a speaker that the record does not list has its name in the attribution.
  std::vector<std::uint32_t> speakers(const json& speaker, AnnotatedArticle& article) {
    std::vector<std::uint32_t> indices;
    for (const json& ref : items(member(speaker, "refs")))
      for (std::uint32_t i = 0; i < ids_.size(); ++i)
        if (ids_[i] == view(ref)) indices.push_back(i);
    if (indices.empty() && !view(member(speaker, "label")).empty()) {
      indices.push_back(static_cast<std::uint32_t>(article.speakers.size()));
      ids_.emplace_back();
      article.speakers.push_back(named(speaker));
    }
    return indices;
  }

  std::vector<Span> spans(const json& array) {
    std::vector<Span> all;
    for (const json& item : items(array)) {
      const json &start = member(item, "start"), &end = member(item, "end");
      if (start.is_number_unsigned() && end.is_number_unsigned() &&
          end.get<std::uint64_t>() <= UINT32_MAX &&
          start.get<std::uint64_t>() <= end.get<std::uint64_t>())
        all.push_back({start.get<std::uint32_t>(), end.get<std::uint32_t>()});
      else
        problems_.push_back({.code = "W-bad-annotation",
                             .severity = Severity::warning,
                             .message = "a span without a sensible start and end",
                             .file = file_,
                             .line = line_});
    }
    return all;
  }

  const std::string& file_;
  unsigned line_;
  Diagnostics& problems_;
  std::vector<std::string> ids_;  // of the speakers, by index; "" for those without
};

}  // namespace

void read_jsonl(std::string_view lines, const std::string& file, AnnotatedArticles& articles,
                Diagnostics& problems) {
  for (unsigned number = 1; !lines.empty(); ++number) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == lines.npos ? lines.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const json record = json::parse(line, nullptr, false);
    if (!member(record, "id").is_string())
      problems.push_back({.code = "E-bad-record",
                          .message = record.is_discarded() ? "not a line of JSON" : "no \"id\"",
                          .file = file,
                          .line = number});
    else
      articles.push_back(RecordReader(file, number, problems).read(record));
  }
}

}  // namespace sayso::eval
