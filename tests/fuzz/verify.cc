// Two texts: a first line, which is looked for, and the rest, in which it is looked for. What is
// found lies in the source, and the edits lead from its words to those of the quotation.
#include <simdjson.h>

#include "compare/verify.h"
#include "fuzz/target.h"
#include "pipeline.h"

namespace sayso::fuzz {
namespace {

// The words of an edit stand in the text, in this order, from `at` on, which is moved behind them.
// (What lies between two words may be a tag, for which a space stands.)
void expect_words(std::string_view words, std::string_view text, std::size_t& at) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    const std::size_t found = text.find(word, at);
    expect(found != text.npos, "an edit's words are not in its text");
    at = found + word.size();
  }
}

}  // namespace

void verify(std::string_view bytes) {
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) return;
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string quotation(bytes.substr(0, end));
  const compare::CompareRules& rules = all_rules().comparing("en");
  compare::WordReader words(rules);
  Article article;
  article.id = "source";
  article.language = "en";
  article.text = bytes.substr(end);
  const compare::Reading source =
      compare::read_words(analyse(std::move(article), all_rules()), words);
  const compare::Reading asked = compare::read_quotation(quotation, "", words);
  if (asked.units.empty()) return;
  compare::Verifier verifier(rules);
  verifier.add(asked, 0);
  verifier.build();
  verifier.search(source);
  const auto results = verifier.results();
  expect(results.size() == 1, "one answer for one question");
  const compare::Verification& result = results.front();
  expect(result.passages.empty() == (result.verdict == compare::Verdict::not_found),
         "passages are shown where something was found");
  for (const compare::Passage& passage : result.passages) {
    const compare::Occurrence& place = passage.occurrence;
    expect(place.span.end <= source.text.size(), "a passage out of the source");
    expect(slice(source.text, place.span) == place.text, "a passage is not the source's words");
    std::size_t in_source = 0, in_quotation = 0;
    for (const compare::Edit& edit : passage.pair.edits) {
      expect_words(edit.a, place.text, in_source);
      expect_words(edit.b, quotation, in_quotation);
    }
  }
}

}  // namespace sayso::fuzz
