#include "write/hand_made.h"

namespace sayso {

HandMade ferry_story() {
  HandMade made(
      "Ferry ‘miracle’ ends\n\nBy Jo Ek\n\nPORT ELLERY — “It sank,” Captain Mia Holm said on "
      "Monday, "
      "“but slowly.” She called the wreck “a mess”.\n\nOfficials at Ferryline, according to "
      "“Tide”, "
      "feared the worst.\n");
  Article& article = made.article;
  article.title = "Ferry ‘miracle’ ends";
  article.author = "Jo Ek";
  article.published = "2025-02-18T06:30:00Z";
  article.publisher = "Ellery Post & Mail";
  article.url = "https://news.example/?a=1&b=2";
  made.block(BlockKind::headline, "Ferry ‘miracle’ ends");
  made.block(BlockKind::byline, "By Jo Ek");
  made.block(
      BlockKind::paragraph,
      "PORT ELLERY — “It sank,” Captain Mia Holm said on Monday, “but slowly.” She called the "
      "wreck “a mess”.");
  made.blocks.back().dateline = made.at("PORT ELLERY — ");
  made.block(BlockKind::paragraph,
             "Officials at Ferryline, according to “Tide”, feared the worst.");
  made.quotation("‘miracle’", QuotationUse::scare);
  made.quotation("“It sank,”", QuotationUse::speech);
  made.quotation("“but slowly.”", QuotationUse::speech);
  made.quotation("“a mess”", QuotationUse::speech);
  made.quotation("“Tide”", QuotationUse::title);

  const auto holm = made.speaker(SpeakerKind::person, "Mia Holm");
  made.speakers.all[holm].aliases = {"Holm"};
  made.speakers.all[holm].roles = {{"Captain", made.at("Captain")}};
  made.speakers.all[holm].affiliations = {"Ferryline", "Coast Guard"};
  made.speakers.all[holm].gender = Gender::female;
  made.speakers.all[holm].authority = "Q42";
  const auto officials = made.speaker(SpeakerKind::group, "");
  made.speakers.all[officials].label = "officials at Ferryline";
  const auto tide = made.speaker(SpeakerKind::organization, "Tide");
  made.speakers.all[tide].aliases = {"Ferryline"};

  auto& split =
      made.attribution({made.at("“It sank,”"), made.at("“but slowly.”")}, AttributionType::direct);
  split.block = 2;
  split.cue = {made.at("said")};
  split.lemma = "say";
  split.mention = {made.at("Captain Mia Holm")};
  split.when = {made.at("on Monday")};
  made.resolution() = {{holm}, "name", 0.98F, {made.at("Captain")}};

  auto& mixed = made.attribution({made.at("the wreck “a mess”")}, AttributionType::mixed);
  mixed.block = 2;
  mixed.cue = {made.at("called")};
  mixed.lemma = "call";
  mixed.mention = {made.at("She")};
  mixed.rule = "en/calls";
  made.resolution() = {{holm}, "pronoun", 0.8F, {}};

  auto& feared = made.attribution({made.at("the worst")}, AttributionType::indirect);
  feared.block = 3;
  feared.cue = {made.at("feared")};
  feared.lemma = "fear";
  feared.cue_class = CueClass::belief;
  feared.qualifiers = static_cast<std::uint16_t>(Qualifier::relayed) |
                      static_cast<std::uint16_t>(Qualifier::thought);
  feared.mention = {made.at("Officials at Ferryline")};
  feared.via = made.at("“Tide”");
  made.resolution() = {{officials}, "role", 0.75F, {}};

  Diagnostic warning;
  warning.code = "W-stray-mark";
  warning.severity = Severity::warning;
  warning.message = "a mark with no partner";
  warning.span = made.at("‘");
  made.warnings = {warning};
  return made;
}

std::string between(const std::string& text, std::string_view open, std::string_view close) {
  const auto begin = text.find(open);
  INFO(open << " ... " << close << " in " << text);
  REQUIRE(begin != std::string::npos);
  const auto end = text.find(close, begin + open.size());
  REQUIRE(end != std::string::npos);
  return text.substr(begin + open.size(), end - begin - open.size());
}

}  // namespace sayso
