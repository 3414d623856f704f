#include "rule_tests/make_example.h"

#include <fmt/format.h>

#include <algorithm>

#include "explain/sentences.h"

namespace sayso {
namespace {

std::vector<std::string> texts(std::string_view text, const std::vector<Span>& spans) {
  std::vector<std::string> out;
  for (const Span span : spans) out.emplace_back(slice(text, span));
  return out;
}

std::string joined(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " … ") + std::string(slice(text, span));
  return out;
}

bool stands_at(const Attribution& a, Span place) {
  for (const auto* spans : {&a.content, &a.cue, &a.mention})
    if (std::any_of(spans->begin(), spans->end(), [&](Span s) { return s.overlaps(place); }))
      return true;
  return false;
}

// The innermost attribution there, which is the shortest.
const Attribution* attribution_at(const Analysis& analysis, Span place) {
  const Attribution* found = nullptr;
  for (const Attribution& a : analysis.attributions) {
    const Span block = analysis.blocks[a.block].span;
    const bool is_shorter =
        !found ||
        words_of(a, block).size() < words_of(*found, analysis.blocks[found->block].span).size();
    if (stands_at(a, place) && is_shorter) found = &a;
  }
  return found;
}

// What an attribution says, in the words of the text: to compare it with that of another text.
std::string said(std::string_view text, const Attribution& a) {
  return joined(text, a.content) + '\n' + joined(text, a.mention) + '\n' + joined(text, a.cue);
}

std::vector<std::string> all_said(const Analysis& analysis, Span part) {
  std::vector<std::string> out;
  for (const Attribution& a : analysis.attributions)
    if (part.contains(words_of(a, analysis.blocks[a.block].span)))
      out.push_back(said(analysis.article.text, a));
  std::sort(out.begin(), out.end());
  return out;
}

// True where `part` of the article, as a text of its own, gives what it gives there.
bool is_same_alone(const Analysis& analysis, const RuleSet& rules, Span part) {
  Article article;
  article.text = slice(analysis.article.text, part);
  article.language = analysis.article.language;
  const Analysis alone = analyse(std::move(article), rules);
  const Span whole{0, static_cast<std::uint32_t>(alone.article.text.size())};
  return all_said(alone, whole) == all_said(analysis, part);
}

// A literal text where that can hold it: patterns and quotation marks stay readable.
std::string toml_text(std::string_view text) {
  const bool is_plain = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '\'' || (c >= 0 && c < ' ') || c == '\x7F';
  });
  if (is_plain) return fmt::format("'{}'", text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if ((c >= 0 && c < ' ') || c == '\x7F')
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + "\"";
}

}  // namespace

MadeExample make_example(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                         Span place, const ExampleWishes& wishes) {
  MadeExample made;
  const std::string& text = analysis.article.text;
  const LanguagePack* pack = rules.pack(analysis.article.language);
  const Attribution* found = attribution_at(analysis, place);
  for (const Tape& tape : trace.tapes) {
    const Span block = analysis.blocks[tape.block].span;
    if (!pack || !block.contains(place.begin)) continue;
    const bool is_here = found && found->block == tape.block;
    Span words =
        is_here ? words_of(*found, block) : Span{place.begin, std::min(place.end, block.end)};
    const TokenRange range = sentences_around(tape, words, pack->vocabulary);
    if (range.empty()) break;
    Span part = tape.span(range.first, range.last);
    if (!is_same_alone(analysis, rules, part)) part = block;
    made.is_same_alone = is_same_alone(analysis, rules, part);
    made.text = slice(text, part);
  }
  if (found) {
    made.rule = found->rule;
    made.content = texts(text, found->content);
    made.source = joined(text, found->mention);
    made.cue = joined(text, found->cue);
  }
  if (!wishes.content.empty()) made.content = wishes.content;
  if (!wishes.source.empty()) made.source = wishes.source;
  if (!wishes.cue.empty()) made.cue = wishes.cue;
  return made;
}

std::string example_toml(const MadeExample& example) {
  std::string out = "[[rule.example]]\ntext = " + toml_text(example.text) + "\n";
  if (!example.content.empty()) {
    out += "content = [";
    for (const auto& part : example.content)
      out += (&part == &example.content.front() ? "" : ", ") + toml_text(part);
    out += "]\n";
  }
  if (!example.source.empty()) out += "source = " + toml_text(example.source) + "\n";
  if (!example.cue.empty()) out += "cue = " + toml_text(example.cue) + "\n";
  return out;
}

std::string counter_toml(const MadeExample& example) {
  return "[[rule.counter]]\ntext = " + toml_text(example.text) + "\n";
}

}  // namespace sayso
