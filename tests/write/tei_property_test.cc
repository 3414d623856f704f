// What holds of every TEI document, tried on analyses made at random.
#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <map>

#include "text/code_points.h"
#include "text/utf8.h"
#include "write/hand_made.h"
#include "write/ids.h"
#include "write/random_analysis.h"
#include "write/tei.h"
#include "write/xml_document.h"
#include "write/xml_text.h"

using namespace sayso;

namespace {

constexpr std::uint32_t kSeeds = 4000;

std::string written(const Analysis& analysis) {
  std::string out;
  append_tei(analysis, a_run(), {}, out);
  return out;
}

// The text as a reader of XML can have it, one entry a code point.
std::vector<std::string> readable(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const bool forbidden =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    all.push_back(forbidden ? "\uFFFD" : text.substr(begin, at - begin));
  }
  return all;
}

std::string joined(const std::vector<std::string>& characters, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += characters.at(i);
  return out;
}

}  // namespace

TEST_CASE("stripping the tags of any TEI gives back the text, and every id exists") {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Analysis analysis = random_analysis(seed);
    const std::string xml = written(analysis);
    const XmlDocument document = read_xml(xml);
    const auto text = readable(analysis.article.text);
    INFO("seed " << seed << "\n" << xml);
    REQUIRE(document.error == "");
    REQUIRE(document.bodies.size() == 1);
    REQUIRE(document.bodies[0] == joined(text, 0, text.size()));
    for (const std::string& id : document.references) {
      INFO("points to " << id);
      REQUIRE(document.texts.contains(id));
    }
  }
}

TEST_CASE("offsets of any TEI name the words that are marked, and all content is marked") {
  const RE2 annotation(
      "<annotation xml:id=\"a\\.([^\".]+)(\\.\\d+)?\"[^>]*><ptr type=\"plaintext\" "
      "target=\"[^\"]*#char=(\\d+),(\\d+)\"/><ptr type=\"tei\" "
      "target=\"#string-range\\((\\w+),(\\d+),(\\d+)\\)\"/>");
  std::size_t seen = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const Analysis analysis = random_analysis(seed);
    const std::string xml = written(analysis);
    const XmlDocument document = read_xml(xml);
    const auto text = readable(analysis.article.text);
    const CodePoints points(analysis.article.text);
    INFO("seed " << seed << "\n" << xml);
    std::map<std::string, std::vector<bool>> marked;
    re2::StringPiece rest(xml);
    std::string id, part, in;
    std::size_t begin = 0, end = 0, start = 0, size = 0;
    while (RE2::FindAndConsume(&rest, annotation, &id, &part, &begin, &end, &in, &start, &size)) {
      const std::string words = joined(text, begin, end);
      REQUIRE(document.texts.at(id + part) == words);
      const auto container = readable(document.texts.at(in));
      REQUIRE(joined(container, start, start + size) == words);
      marked[id].resize(text.size());
      for (std::size_t i = begin; i < end; ++i) marked[id][i] = true;
      ++seen;
    }
    const Ids ids = make_ids(analysis, points);
    for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
      for (const Span& span : analysis.attributions[i].content) {
        for (const Block& block : analysis.blocks) {
          for (std::uint32_t at = points.offset(std::max(span.begin, block.span.begin));
               at < points.offset(std::min(span.end, block.span.end)); ++at) {
            INFO(ids.attributions[i] << " at " << at);
            REQUIRE(marked[ids.attributions[i]].at(at));
          }
        }
      }
    }
  }
  CHECK(seen > kSeeds);
}

TEST_CASE("the same analysis gives the same bytes") {
  for (std::uint32_t seed = 0; seed < 50; ++seed)
    CHECK(written(random_analysis(seed)) == written(random_analysis(seed)));
}
