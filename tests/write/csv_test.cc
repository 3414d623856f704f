#include "write/csv.h"

#include <algorithm>

#include "text/code_points.h"
#include "write/hand_made.h"
#include "write/random_analysis.h"

namespace sayso {
namespace {

using Row = std::vector<std::string>;

// As RFC 4180 has it: fields in quotation marks may hold commas, line ends and doubled marks.
std::vector<Row> read_csv(const std::string& csv) {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < csv.size(); at += 2) {
    Row& row = rows.emplace_back();
    while (true) {
      std::string& field = row.emplace_back();
      if (at < csv.size() && csv[at] == '"') {
        for (++at; csv[at] != '"' || csv[at + 1] == '"'; ++at) {
          if (csv[at] == '"') ++at;
          field += csv[at];
        }
        ++at;
      } else {
        while (std::string_view(",\r").find(csv.at(at)) == std::string_view::npos)
          field += csv[at++];
      }
      if (csv.at(at) != ',') break;
      ++at;
    }
    REQUIRE(csv.substr(at, 2) == "\r\n");
  }
  return rows;
}

std::string written(const Analysis& analysis) {
  std::string out;
  append_csv_header(out);
  append_csv(analysis, out);
  return out;
}

std::string of(const std::vector<Row>& rows, std::size_t row, std::string_view column) {
  const auto found = std::find(rows[0].begin(), rows[0].end(), column);
  REQUIRE(found != rows[0].end());
  return rows.at(row).at(static_cast<std::size_t>(found - rows[0].begin()));
}

}  // namespace

TEST_CASE("CSV has a header and a row for each attribution, with what is known of it") {
  const auto rows = read_csv(written(ferry_story()));
  REQUIRE(rows.size() == 4);
  const auto is = [&](std::size_t row, const char* column, const char* value) {
    INFO(row << " " << column);
    CHECK(of(rows, row, column) == value);
  };
  is(1, "article", "news/ferry.txt");
  is(1, "title", "Ferry ‘miracle’ ends");
  is(1, "published", "2025-02-18T06:30:00Z");
  is(1, "publisher", "Ellery Post & Mail");
  is(1, "url", "https://news.example/?a=1&b=2");
  is(1, "type", "direct");
  is(1, "class", "statement");
  is(1, "content", "“It sank,” […] “but slowly.”");
  is(1, "cue", "said");
  is(1, "source", "Captain Mia Holm");
  is(1, "speaker", "Mia Holm");
  is(1, "speaker_name", "Mia Holm");
  is(1, "speaker_kind", "person");
  is(1, "speaker_confidence", "0.98");
  is(1, "roles", "Captain");
  is(1, "rule", "en/a-rule");
  is(1, "confidence", "0.9");
  is(3, "qualifiers", "relayed; thought");
  is(3, "speaker", "officials at Ferryline");
  is(3, "speaker_name", "");
}

TEST_CASE("CSV gives places in code points, from the first part of a content to the last") {
  const HandMade story = ferry_story();
  const auto rows = read_csv(written(story));
  const CodePoints points(story.article.text);
  const auto& content = story.attributions[0].content;
  CHECK(of(rows, 1, "start") == std::to_string(points.offset(content.front().begin)));
  CHECK(of(rows, 1, "end") == std::to_string(points.offset(content.back().end)));
  CHECK(of(rows, 1, "start") != std::to_string(content.front().begin));
}

TEST_CASE("CSV gives text back to the letter, with commas, marks and line ends in it") {
  const std::string said = "\"No, \"\"no\"\",\r\nnot\nthat\"";
  HandMade made("She said " + said + ".");
  made.paragraph();
  made.attribution({made.at(said)}, AttributionType::direct);
  const auto rows = read_csv(written(made));
  REQUIRE(rows.size() == 2);
  CHECK(of(rows, 1, "content") == said);
}

TEST_CASE("CSV of an article without attributions is its header") {
  std::string header;
  append_csv_header(header);
  CHECK(written(HandMade("It rained.")) == header);
}

TEST_CASE("CSV of any analysis is read back, a row of as many fields for each attribution") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO(seed);
    const Analysis analysis = random_analysis(seed);
    const auto rows = read_csv(written(analysis));
    REQUIRE(rows.size() == analysis.attributions.size() + 1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      REQUIRE(rows[i].size() == rows[0].size());
      const Attribution& a = analysis.attributions[i - 1];
      CHECK(of(rows, i, "rule") == a.rule);
      std::string content;
      for (const Span part : a.content)
        content +=
            (content.empty() ? "" : " […] ") + std::string(slice(analysis.article.text, part));
      CHECK(of(rows, i, "content") == content);
    }
  }
}

}  // namespace sayso
