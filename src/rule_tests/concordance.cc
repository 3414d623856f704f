#include "rule_tests/concordance.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr const char* kName = "tried-pattern";

// The rules file that brings the pattern in. It stands on a line of its own, for carets.
std::string as_file(const std::string& pattern, bool is_rule) {
  const std::string text = "'''\n" + pattern + "\n'''\n";
  if (!is_rule) return "patterns." + std::string(kName) + " = " + text;
  return "rule = [{pattern = " + text.substr(0, text.size() - 1) + ", id = '" + kName +
         "', why = 'tried', example = [{text = '-'}], counter = [{text = '-'}]}]\n";
}

void add(std::string_view name, Span span, PatternHit& hit) {
  if (!span.empty()) hit.captures.push_back({std::string(name), span});
}

// In the order of the text; what lies inside another is left out.
void sort_captures(PatternHit& hit) {
  std::stable_sort(hit.captures.begin(), hit.captures.end(), [](const auto& a, const auto& b) {
    return a.span.begin < b.span.begin || (a.span.begin == b.span.begin && a.span.end > b.span.end);
  });
  std::uint32_t end = 0;
  std::erase_if(hit.captures, [&](const auto& capture) {
    if (capture.span.begin < end) return true;
    end = capture.span.end;
    return false;
  });
}

}  // namespace

std::unique_ptr<Concordance> Concordance::make(rules::Folder& folder, const std::string& language,
                                               const std::string& pattern, Diagnostics& problems) {
  auto made = std::make_unique<Concordance>();
  const bool is_rule = pattern.find("{cue") != std::string::npos &&
                       pattern.find("(?P<content>") != std::string::npos;
  if (pattern.find("'''") != std::string::npos) {
    problems.push_back({.code = "E-pattern", .message = "a pattern cannot hold '''"});
    return nullptr;
  }
  folder.add(language, as_file(pattern, is_rule), problems);
  made->rules_ = has_error(problems) ? nullptr : RuleSet::load(folder, problems);
  if (!made->rules_) return nullptr;
  if (is_rule) {
    made->rule_ = language + "/" + kName;
    return made;
  }
  const LanguagePack& pack = *made->rules_->pack(language);
  const Pattern tree = pack.patterns.named(kName);
  made->alphabet_.add(tree);
  made->alphabet_.freeze(pack.vocabulary);
  Re2Text text = to_re2(tree, made->alphabet_);
  made->pattern_ = std::make_unique<re2::RE2>(text.text, re2_options(AttributeRules::kMaxMemory));
  made->captures_ = std::move(text.captures);
  if (made->pattern_->ok()) return made;
  problems.push_back(
      {.code = "E-pattern", .message = "RE2 refuses it: " + made->pattern_->error()});
  return nullptr;
}

std::vector<PatternHit> Concordance::find(const PipelineTrace& trace) const {
  auto hits = pattern_ ? on_tapes(trace) : at_cues(trace);
  for (PatternHit& hit : hits) sort_captures(hit);
  return hits;
}

std::vector<PatternHit> Concordance::on_tapes(const PipelineTrace& trace) const {
  std::vector<PatternHit> hits;
  const std::size_t width = alphabet_.width();
  std::vector<re2::StringPiece> groups(captures_.size() + 1);
  for (const Tape& tape : trace.tapes) {
    std::vector<Symbol> symbols;
    for (const Token& token : tape.tokens) symbols.push_back(token.symbol);
    std::string letters;
    alphabet_.write(symbols, letters);
    const re2::StringPiece all(letters);
    // The tokens [first, last) of a part of the match; empty where it matched nothing.
    const auto span = [&](re2::StringPiece part) {
      const auto first =
          part.data() ? static_cast<std::size_t>(part.data() - all.data()) / width : 0;
      return part.empty() ? Span{} : tape.span(first, first + part.size() / width);
    };
    for (std::size_t at = 0; at < all.size();) {
      if (!pattern_->Match(all, at, all.size(), re2::RE2::UNANCHORED, groups.data(),
                           static_cast<int>(groups.size())))
        break;
      PatternHit hit{span(groups[0]), {}};
      for (std::size_t i = 0; i < captures_.size(); ++i)
        add(captures_[i], span(groups[i + 1]), hit);
      const auto end = static_cast<std::size_t>(groups[0].data() - all.data()) + groups[0].size();
      at = groups[0].empty() ? end + width : end;
      if (!hit.span.empty()) hits.push_back(std::move(hit));
    }
  }
  return hits;
}

std::vector<PatternHit> Concordance::at_cues(const PipelineTrace& trace) const {
  std::vector<PatternHit> hits;
  for (const Candidate& candidate : trace.attribute.candidates) {
    const LanguagePack* pack = rules_->pack(rule_.substr(0, rule_.find('/')));
    if (pack->attribute.rules[candidate.rule].id != rule_) continue;
    const Tape& tape = trace.tapes[candidate.block];
    PatternHit hit;
    const auto add_range = [&](std::string_view name, TokenRange range) {
      if (!range.empty()) add(name, tape.span(range.first, range.last), hit);
    };
    for (const TokenRange part : candidate.content) add_range("content", part);
    for (const TokenRange part : candidate.more) add_range("more", part);
    for (const TokenRange part : candidate.when) add_range("when", part);
    add_range("source", candidate.source);
    add_range("cue", candidate.cue);
    add_range("via", candidate.via);
    add_range("addressee", candidate.addressee);
    add_range("medium", candidate.medium);
    if (hit.captures.empty()) continue;
    hit.span = hit.captures.front().span;
    for (const auto& capture : hit.captures)
      hit.span = {std::min(hit.span.begin, capture.span.begin),
                  std::max(hit.span.end, capture.span.end)};
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace sayso
