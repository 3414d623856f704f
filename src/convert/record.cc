#include "convert/record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "text/code_points.h"
#include "write/jsonl.h"

namespace sayso {
namespace {

using nlohmann::json;

std::string text_or_none(const json& value) {
  return value.is_null() ? "" : value.get<std::string>();
}

// The value of that name; `last` is the last of the enumeration.
template <typename Enum>
Enum named(const json& value, Enum last) {
  const auto& wanted = value.get_ref<const std::string&>();
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  throw std::invalid_argument("there is no '" + wanted + "'");
}

std::uint16_t qualifiers(const json& names) {
  std::uint16_t bits = 0;
  for (const Qualifier qualifier : kQualifiers)
    if (std::find(names.begin(), names.end(), name(qualifier)) != names.end())
      bits |= static_cast<std::uint16_t>(qualifier);
  return bits;
}

// Throws where something is not as append_jsonl() writes it.
class RecordReader {
 public:
  RecordReader(const json& line, RecordedAnalysis& record)
      : line_(line), record_(record), analysis_(record.analysis) {
    analysis_.article.text = line.at("text").get<std::string>();
  }

  void read() {
    points_.emplace(analysis_.article.text);
    read_article();
    for (const json& block : line_.at("blocks")) read_block(block);
    read_quotations();
    for (const json& speaker : line_.at("speakers")) read_speaker(speaker);
    for (const json& attribution : line_.at("attributions")) read_attribution(attribution);
    for (const json& warning : line_.at("warnings")) read_warning(warning);
  }

 private:
  void read_article() {
    Article& article = analysis_.article;
    article.id = line_.at("id").get<std::string>();
    article.title = text_or_none(line_.at("title"));
    article.author = text_or_none(line_.at("author"));
    article.published = text_or_none(line_.at("published"));
    article.publisher = text_or_none(line_.at("publisher"));
    article.url = text_or_none(line_.at("url"));
    article.language = text_or_none(line_.at("language"));
    record_.rules_digest = line_.at("rules").get<std::string>();
  }

  void read_block(const json& value) {
    Block block;
    block.span = place(value.at("from"), value.at("to"));
    block.kind = named(value.at("kind"), BlockKind::boilerplate);
    block.dateline = span_or_none(value.at("dateline"));
    const std::uint32_t begin = analysis_.blocks.empty() ? 0 : analysis_.blocks.back().span.end;
    if (block.span.empty() || block.span.begin < begin)
      throw std::invalid_argument("a block that is empty or out of order");
    if (!block.dateline.empty() && !block.span.contains(block.dateline))
      throw std::invalid_argument("a dateline outside of its block");
    analysis_.blocks.push_back(block);
  }

  // Those that attributions hold stand apart in the record; the parent of each is the one around
  // it.
  void read_quotations() {
    std::vector<std::pair<Span, QuotationUse>> all;
    for (const json& quotation : line_.at("quotations"))
      all.emplace_back(span(quotation), named(quotation.at("use"), QuotationUse::none));
    for (const json& quotation : line_.at("spoken"))
      all.emplace_back(span(quotation), QuotationUse::speech);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.first.begin, b.first.end) < std::tuple(b.first.begin, a.first.end);
    });
    std::vector<std::int32_t> open;
    for (const auto& [place, use] : all) {
      while (!open.empty() && !analysis_.quotations[open.back()].span.contains(place))
        open.pop_back();
      Quotation quotation;
      quotation.span = place;
      if (!open.empty()) quotation.parent = open.back();
      open.push_back(static_cast<std::int32_t>(analysis_.quotations.size()));
      analysis_.quotations.push_back(quotation);
      analysis_.uses.push_back(use);
    }
  }

  void read_speaker(const json& value) {
    ids_.push_back(value.at("id").get<std::string>());
    Speaker& speaker = analysis_.speakers.all.emplace_back();
    speaker.kind = named(value.at("kind"), SpeakerKind::unknown);
    speaker.name = text_or_none(value.at("name"));
    speaker.label = text_or_none(value.at("label"));
    speaker.aliases = value.at("aliases").get<std::vector<std::string>>();
    for (const json& role : value.at("roles"))
      speaker.roles.push_back({role.get<std::string>(), {}});
    speaker.affiliations = value.at("affiliations").get<std::vector<std::string>>();
    speaker.authority = text_or_none(value.at("authority"));
    speaker.gender = named(value.at("gender"), Gender::male);
  }

  void read_attribution(const json& value) {
    Attribution a;
    a.type = named(value.at("type"), AttributionType::indirect);
    a.cue_class = named(value.at("class"), CueClass::other);
    a.qualifiers = qualifiers(value.at("qualifiers"));
    a.content = spans(value.at("content"));
    if (a.content.empty()) throw std::invalid_argument("an attribution without content");
    a.cue = spans(value.at("cue"));
    if (!a.cue.empty()) a.lemma = word(value.at("cue").at(0).at("lemma"));
    a.via = span_or_none(value.at("via"));
    a.medium = span_or_none(value.at("medium"));
    a.addressee = span_or_none(value.at("addressee"));
    a.when = spans(value.at("when"));
    a.rule = word(value.at("rule"));
    a.confidence = value.at("confidence").get<float>();
    a.block = block_at(a.cue.empty() ? a.content.front() : a.cue.front());

    Resolution resolution;
    if (const json& speaker = value.at("speaker"); !speaker.is_null()) {
      a.mention = spans(speaker.at("mention"));
      for (const json& id : speaker.at("refs")) resolution.speakers.push_back(speaker_named(id));
      resolution.resolved_by = word(speaker.at("resolved_by"));
      resolution.confidence = speaker.at("confidence").get<float>();
    }
    resolution.roles = spans(value.at("role"));
    analysis_.attributions.push_back(std::move(a));
    analysis_.speakers.resolutions.push_back(std::move(resolution));
  }

  void read_warning(const json& value) {
    Diagnostic warning{.code = value.at("code").get<std::string>(),
                       .severity = Severity::warning,
                       .message = value.at("message").get<std::string>()};
    if (!value.at("start").is_null()) warning.span = place(value.at("start"), value.at("to"));
    analysis_.warnings.push_back(std::move(warning));
  }

  std::uint32_t byte(const json& offset) const {
    const auto found = points_->byte(offset.get<std::uint32_t>());
    if (!found) throw std::invalid_argument("an offset behind the end of the text");
    return *found;
  }

  Span place(const json& begin, const json& end) const {
    const Span span{byte(begin), byte(end)};
    if (span.begin > span.end) throw std::invalid_argument("a start behind its end");
    return span;
  }

  Span span(const json& value) const {
    const Span found = place(value.at("start"), value.at("end"));
    if (slice(analysis_.article.text, found) != value.at("text").get_ref<const std::string&>())
      throw std::invalid_argument("other words stand at a place than it says");
    return found;
  }

  Span span_or_none(const json& value) const { return value.is_null() ? Span() : span(value); }

  std::vector<Span> spans(const json& values) const {
    std::vector<Span> all;
    for (const json& value : values) all.push_back(span(value));
    if (!std::is_sorted(all.begin(), all.end())) throw std::invalid_argument("parts out of order");
    return all;
  }

  std::string_view word(const json& value) {
    return value.is_null() ? std::string_view() : *record_.words.insert(value).first;
  }

  std::uint32_t speaker_named(const json& id) const {
    const auto found = std::find(ids_.begin(), ids_.end(), id.get_ref<const std::string&>());
    if (found == ids_.end()) throw std::invalid_argument("a speaker that is not listed");
    return static_cast<std::uint32_t>(found - ids_.begin());
  }

  // The block in which that begins.
  std::uint32_t block_at(Span place) const {
    const auto behind = std::upper_bound(
        analysis_.blocks.begin(), analysis_.blocks.end(), place.begin,
        [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
    if (behind == analysis_.blocks.begin())
      throw std::invalid_argument("an attribution outside of all blocks");
    return static_cast<std::uint32_t>(behind - analysis_.blocks.begin()) - 1;
  }

  const json& line_;
  RecordedAnalysis& record_;
  Analysis& analysis_;
  std::optional<CodePoints> points_;
  std::vector<std::string> ids_;  // of the speakers, by index
};

}  // namespace

std::optional<RecordedAnalysis> read_record(std::string_view line, Diagnostics& problems) {
  const auto fail = [&](std::string code, std::string message, std::string hint = "") {
    problems.push_back(
        {.code = std::move(code), .message = std::move(message), .hint = std::move(hint)});
    return std::nullopt;
  };
  const json value = json::parse(line, nullptr, false);
  if (!value.is_object()) return fail("E-bad-record", "not a line of JSON with an object");
  try {
    if (const auto error = value.find("error"); error != value.end())
      return fail(error->at("code").get<std::string>(), error->at("message").get<std::string>());
    if (!value.contains("text"))
      return fail("E-no-text", "the record is without the text of its article",
                  "extract it with --with-text");
    RecordedAnalysis record;
    RecordReader(value, record).read();
    return record;
  } catch (const json::exception& error) {
    return fail("E-bad-record", error.what());
  } catch (const std::invalid_argument& error) {
    return fail("E-bad-record", error.what());
  }
}

}  // namespace sayso
