// Any bytes as an article: TEI that can be read and gives the text back, JSON that can be read and
// whose slices are those of the text.
#include <simdjson.h>

#include <nlohmann/json.hpp>

#include "fuzz/target.h"
#include "pipeline.h"
#include "read/read.h"
#include "text/code_points.h"
#include "text/utf8.h"
#include "write/jsonl.h"
#include "write/tei.h"
#include "write/xml_document.h"

namespace sayso::fuzz {
namespace {

const Run kRun{"0.1.0", "00ff", nullptr};

// XML holds no control characters: U+FFFD stands for them.
std::string readable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const bool is_forbidden =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    out += is_forbidden ? "\uFFFD" : text.substr(begin, at - begin);
  }
  return out;
}

void check_tei(const Analysis& analysis) {
  std::string xml;
  append_tei(analysis, kRun, {}, xml);
  const XmlDocument document = read_xml(xml);
  expect(document.error.empty(), "TEI: " + document.error);
  expect(document.bodies.size() == 1 && document.bodies[0] == readable(analysis.article.text),
         "the TEI does not hold the text");
  for (const std::string& id : document.references)
    expect(document.texts.contains(id), "the TEI has no id " + id);
}

void check_json(const Analysis& analysis) {
  std::string line;
  append_jsonl(analysis, kRun, {.with_text = true}, line);
  expect(line.find('\n') == line.size() - 1, "one record is one line");
  auto record = nlohmann::json::parse(line);
  const std::string text = record["text"];
  expect(text == analysis.article.text, "the JSON does not hold the text");
  const CodePoints points(text);
  for (auto& attribution : record["attributions"]) {
    expect(!attribution["content"].empty(), "an attribution without content");
    for (const auto* spans :
         {&attribution["content"], &attribution["cue"], &attribution["speaker"]["mention"]})
      for (const auto& span : *spans) {
        const auto begin = points.byte(span["start"]), end = points.byte(span["end"]);
        expect(begin && end && *begin <= *end, "a place is not in the text");
        expect(text.substr(*begin, *end - *begin) == span["text"],
               "a slice is not that of the text");
      }
  }
}

}  // namespace

void article(std::string_view bytes) {
  Diagnostics problems;
  auto read = read_article(std::string(bytes), {}, problems);
  if (!read) return;
  expect(simdjson::validate_utf8(read->text), "the text is not UTF-8");
  read->id = "article";
  read->language = "en";
  const Analysis analysis = analyse(std::move(*read), all_rules());
  check_tei(analysis);
  check_json(analysis);
}

}  // namespace sayso::fuzz
