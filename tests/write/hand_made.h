// Analyses made by hand, for the tests of the writers.
//
//     HandMade made("“No,” Ada Brook said.");
//     made.block(BlockKind::paragraph, "“No,” Ada Brook said.");
//     const auto brook = made.speaker(SpeakerKind::person, "Ada Brook");
//     auto& a = made.attribution({made.at("“No,”")}, AttributionType::direct);
//     a.cue = {made.at("said")};
//     made.resolution() = {{brook}, "name", 0.9F, {}};
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "analysis.h"
#include "write/run.h"

namespace sayso {

struct HandMade : Analysis {
  explicit HandMade(std::string text, std::string id = "news/ferry.txt") {
    article.text = std::move(text);
    article.id = std::move(id);
    article.language = "en";
  }

  // The place of a phrase, the first at or after byte `from`.
  Span at(std::string_view phrase, std::size_t from = 0) const {
    const auto begin = article.text.find(phrase, from);
    INFO("looking for: " << phrase);
    REQUIRE(begin != std::string::npos);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.size())};
  }

  Block& block(BlockKind kind, std::string_view phrase) {
    Block b;
    b.span = at(phrase, blocks.empty() ? 0 : blocks.back().span.end);
    b.kind = kind;
    blocks.push_back(b);
    return blocks.back();
  }

  // The whole text as one paragraph.
  void paragraph() { block(BlockKind::paragraph, article.text); }

  void quotation(std::string_view phrase, QuotationUse use) {
    Quotation q;
    q.span = at(phrase);
    quotations.push_back(q);
    uses.push_back(use);
  }

  std::uint32_t speaker(SpeakerKind kind, std::string name) {
    Speaker s;
    s.kind = kind;
    s.name = s.label = std::move(name);
    speakers.all.push_back(std::move(s));
    return static_cast<std::uint32_t>(speakers.all.size() - 1);
  }

  // A new attribution; its resolution knows no speaker.
  Attribution& attribution(std::vector<Span> content, AttributionType type) {
    Attribution a;
    a.content = std::move(content);
    a.type = type;
    a.rule = "en/a-rule";
    a.confidence = 0.9F;
    attributions.push_back(std::move(a));
    speakers.resolutions.emplace_back();
    return attributions.back();
  }

  Resolution& resolution() { return speakers.resolutions.back(); }
};

inline Run a_run() {
  return {"0.1.0", "00ff", [](std::string_view rule) -> std::string_view {
            return rule == "en/a-rule" ? "QUOTE, <speaker> & cue" : "";
          }};
}

// A small news story with one of everything.
HandMade ferry_story();

// What stands in `text` between the first `open` and the next `close`.
std::string between(const std::string& text, std::string_view open, std::string_view close);

}  // namespace sayso
