#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "explain/tape_table.h"
#include "explain/write.h"
#include "text/code_points.h"

namespace sayso {
namespace {

constexpr std::size_t kPartWidth = 60;   // of a part of a candidate
constexpr std::size_t kMostLosers = 12;  // told of one attribution

std::string qualifiers(const Attribution& a) {
  std::string all;
  for (const Qualifier q : kQualifiers)
    if (a.has(q)) all += ", " + std::string(name(q));
  return all;
}

class TextWriter {
 public:
  TextWriter(const Analysis& analysis, const RuleSet& rules, Marking marking, std::string& out)
      : analysis_(analysis),
        rules_(rules),
        marking_(marking),
        points_(analysis.article.text),
        out_(out) {}

  void attribution(const ExplainedAttribution& e) {
    const Attribution& a = analysis_.attributions[e.index];
    line("{}  {}, {}{}, confidence {:.2f}", e.id.empty() ? "nested" : e.id, name(a.type),
         name(a.cue_class), qualifiers(a), a.confidence);
    line("  {}", sentence(e.tape));
    content_elsewhere(a, e.tape);
    line("");
    rule(e, a);
    speaker(a, analysis_.speakers.resolutions[e.index]);
    line("  tape");
    append_tape(e.tape, analysis_.article.text, marking_, out_);
    candidates("lost", e.losers);
    line("");
  }

  void place(const ExplainedPlace& p) {
    line("no attribution stands there");
    if (p.tape.empty()) return;
    line("  {}\n\n  tape", sentence(p.tape));
    append_tape(p.tape, analysis_.article.text, marking_, out_);
    candidates("candidates", p.candidates);
    if (p.candidates.empty()) line("  no rule matches in this sentence");
    line("");
  }

  void nearly(const std::vector<ExplainedNearMiss>& all) {
    if (all.empty()) return;
    line("nearly fired in this sentence");
    for (const ExplainedNearMiss& miss : all) {
      line("  {} ({})", miss.rule->id, place_of(*miss.rule));
      line("      {}", wish(miss));
    }
  }

 private:
  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    out_ += '\n';
  }

  std::string_view text(Span span) const { return slice(analysis_.article.text, span); }

  // The words of the tape as the text has them, with the parts marked.
  std::string sentence(const std::vector<ExplainedToken>& tokens) const {
    std::string out;
    Part part = Part::none;
    std::uint32_t at = tokens.empty() ? 0 : tokens.front().span.begin;
    for (const ExplainedToken& token : tokens) {
      const std::string between = collapsed(text({at, std::max(at, token.span.begin)}));
      if (token.part != part)
        out += closed(marking_, part) + between + opened(marking_, token.part);
      else
        out += between;
      out += collapsed(text(token.span));
      part = token.part;
      at = std::max(at, token.span.end);
    }
    return out + closed(marking_, part);
  }

  void content_elsewhere(const Attribution& a, const std::vector<ExplainedToken>& tokens) {
    if (tokens.empty()) return;
    const Span shown{tokens.front().span.begin, tokens.back().span.end};
    for (const Span part : a.content)
      if (!part.overlaps(shown))
        line("  {} at offset {}", marked(marking_, Part::content, shortened(text(part))),
             points_.offset(part.begin));
  }

  std::string place_of(const AttributionRule& rule) const {
    return fmt::format("{}:{}", rules::path_of(rules_.path, rule.file), rule.line);
  }

  void rule(const ExplainedAttribution& e, const Attribution& a) {
    if (!e.rule) return line("  rule      {}", a.rule);
    line("  rule      {} ({})", e.rule->id, place_of(*e.rule));
    line("            {}", shortened(e.rule->why));
    line("  pattern   {}", shortened(e.rule->pattern));
    if (!e.boundary.empty()) line("  ends at   {}", e.boundary);
  }

  void speaker(const Attribution& a, const Resolution& resolution) {
    std::string names;
    for (const std::uint32_t i : resolution.speakers)
      names += (names.empty() ? "" : ", ") + analysis_.speakers.all[i].label;
    if (names.empty()) return line("  speaker   {}", a.mention.empty() ? "none" : "unknown");
    line("  speaker   {} (by {}, {:.2f})", names, resolution.resolved_by, resolution.confidence);
  }

  void candidates(std::string_view title, const std::vector<ExplainedCandidate>& all) {
    if (all.empty()) return;
    line("  {}", title);
    for (std::size_t i = 0; i < std::min(all.size(), kMostLosers); ++i) {
      const ExplainedCandidate& c = all[i];
      line("    {:.2f}  {}: {}{}", c.confidence, c.rule, c.outcome,
           c.better.empty() ? "" : " (" + c.better + ")");
      line("          {}", parts(c));
    }
    if (all.size() > kMostLosers)
      line("    and {} more of less confidence", all.size() - kMostLosers);
  }

  std::string wish(const ExplainedNearMiss& miss) const {
    const std::string anchor = marked(marking_, Part::cue, shortened(text(miss.cue), kPartWidth));
    if (miss.side == "cue")
      return fmt::format("{} is not {}", anchor, shortened(miss.wanted, kPartWidth));
    std::string stopped = "“" + shortened(text(miss.stopped), kPartWidth) + "” stands";
    if (miss.stopped == Span{})
      stopped = miss.side == "before" ? "the paragraph begins" : "the paragraph ends";
    else if (miss.stopped.empty())
      stopped = "the sentence ends ({end})";
    return fmt::format("{} {}: {} where {} is wanted", miss.side, anchor, stopped,
                       shortened(miss.wanted, kPartWidth));
  }

  // Source, cue and content in the order of the text.
  std::string parts(const ExplainedCandidate& c) const {
    std::vector<std::pair<Span, Part>> all;
    for (const Span part : c.content) all.emplace_back(part, Part::content);
    if (!c.source.empty()) all.emplace_back(c.source, Part::source);
    if (!c.cue.empty()) all.emplace_back(c.cue, Part::cue);
    std::sort(all.begin(), all.end());
    std::string out;
    for (const auto& [span, part] : all)
      out += (out.empty() ? "" : " ") + marked(marking_, part, shortened(text(span), kPartWidth));
    return out;
  }

  const Analysis& analysis_;
  const RuleSet& rules_;
  const Marking marking_;
  const CodePoints points_;
  std::string& out_;
};

}  // namespace

void append_explanation(const Explanation& explanation, const Analysis& analysis,
                        const RuleSet& rules, Marking marking, std::string& out) {
  TextWriter writer(analysis, rules, marking, out);
  for (const ExplainedAttribution& attribution : explanation.attributions)
    writer.attribution(attribution);
  if (explanation.place) writer.place(*explanation.place);
  writer.nearly(explanation.nearly);
}

}  // namespace sayso
