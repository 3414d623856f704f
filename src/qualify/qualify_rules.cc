#include "qualify/qualify_rules.h"

#include <algorithm>
#include <map>

#include "tape/chart.h"

namespace sayso {
namespace {

std::uint16_t qualifier_bits(rules::Table& table, std::string_view key) {
  std::uint16_t bits = 0;
  for (const auto& text : table.texts(key)) {
    const auto known = std::find_if(kQualifiers.begin(), kQualifiers.end(),
                                    [&](Qualifier q) { return name(q) == text; });
    if (known == kQualifiers.end())
      table.error("E-qualifier", "'" + text + "' is no qualifier", key);
    else
      bits |= static_cast<std::uint16_t>(*known);
  }
  return bits;
}

QualifierRule::Part part_of(rules::Table& table) {
  using Part = QualifierRule::Part;
  static const std::map<std::string, Part> parts = {
      {"cue", Part::cue},       {"source", Part::source},   {"content", Part::content},
      {"before", Part::before}, {"between", Part::between}, {"behind", Part::behind}};
  const std::string part = table.text("part");
  const auto known = parts.find(part);
  if (known != parts.end()) return known->second;
  table.error("E-part", "'" + part + "' is no part of an attribution", "part",
              "write cue, source, content, before, between or behind");
  return Part::cue;
}

CueCondition condition_of(rules::Table& table) {
  std::string unknown;
  if (auto condition = parse_cue_condition(table.text("cue", ""), unknown)) return *condition;
  const auto& known = cue_attribute_names();
  const std::string near = rules::nearest(unknown, {known.begin(), known.end()});
  table.error("E-cue-condition", "'" + unknown + "' is nothing that a cue can be", "cue",
              near.empty() ? "" : "did you mean '" + near + "'?");
  return {};
}

std::vector<QualifierExample> examples_of(rules::Table& rule) {
  std::vector<QualifierExample> examples;
  for (const bool counter : {false, true}) {
    for (rules::Table table : rule.tables(counter ? "counter" : "example")) {
      QualifierExample example;
      example.counter = counter;
      example.line = table.line();
      example.text = table.text("text");
      if (!counter) {
        example.via = table.text("via", "");
        example.medium = table.text("medium", "");
        example.addressee = table.text("addressee", "");
        example.when = table.text("when", "");
      }
      table.finish();
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

bool is_kept(Capture capture) {
  return capture == Capture::via || capture == Capture::medium || capture == Capture::addressee ||
         capture == Capture::when;
}

bool begins_with_start(const Pattern& pattern) {
  using Kind = PatternNode::Kind;
  const auto& children = pattern->children;
  switch (pattern->kind) {
    case Kind::start:
      return true;
    case Kind::sequence:
      return !children.empty() && begins_with_start(children.front());
    case Kind::alternatives:
      return std::all_of(children.begin(), children.end(), begins_with_start);
    case Kind::capture:
      return begins_with_start(children.front());
    default:
      return false;
  }
}

}  // namespace

bool QualifierRule::is_for(const Attribution& a) const {
  return cue.holds(a.cue_attributes) &&
         (lemmas.empty() || std::find(lemmas.begin(), lemmas.end(), a.lemma) != lemmas.end());
}

QualifyRules::QualifyRules(const rules::Folder& folder, std::string_view language,
                           Vocabulary& vocabulary, PatternLibrary& library, Diagnostics& problems)
    : letters_(vocabulary.add_alphabet(Alphabet::Reads::forwards)),
      graph_(letters_, PatternGraph::Starts::with_text) {
  for (rules::Table table : folder.tables(language, "qualifier", problems)) {
    QualifierRule rule;
    rule.id = table.text("id");
    table.set_rule(rule.id);
    rule.why = table.text("why");
    rule.file = table.file();
    rule.line = table.line();
    rule.gives = qualifier_bits(table, "gives");
    rule.removes = qualifier_bits(table, "removes");
    rule.part = part_of(table);
    rule.cue = condition_of(table);
    rule.lemmas = table.texts("lemmas");
    const auto pattern = library.parse(table, "pattern", Anchor::none);
    rule.examples = examples_of(table);
    for (const bool counter : {false, true})
      if (rule.removes == 0 && std::none_of(rule.examples.begin(), rule.examples.end(),
                                            [&](const auto& e) { return e.counter == counter; }))
        table.error("E-no-example",
                    counter ? "the rule has no counter-example" : "the rule has no example", "id",
                    counter ? "add a [[qualifier.counter]] with a text that must not get it"
                            : "add a [[qualifier.example]] with a text that must get it");
    table.finish();
    const std::size_t index = rules.size();
    rules.push_back(std::move(rule));
    if (!pattern) continue;
    const auto names = capture_names(*pattern);
    for (const std::string& group : names) {
      const auto capture = capture_named(group);
      if (!capture || !is_kept(*capture))
        table.error("E-group", "a qualifier has no group '" + group + "'", "pattern",
                    "write via, medium, addressee or when");
    }
    if (names.empty() && rules[index].gives == 0 && rules[index].removes == 0)
      table.error("E-no-effect", "the rule gives nothing", "id",
                  "name qualifiers under 'gives' or 'removes', or capture something");
    letters_.add(*pattern);
    pending_.push_back([this, index, table, pattern = *pattern]() mutable {
      std::string problem;
      const auto root = graph_.add(pattern, problem);
      if (!root) return table.error("E-pattern-size", problem, "pattern");
      QualifierRule& compiled = rules[index];
      compiled.pattern = *root;
      for (const std::string& group : graph_.group_names(*root))
        compiled.captures.push_back(capture_named(group).value_or(Capture::content));  // was told
    });
    patterns_.emplace_back(index, *pattern);
  }
}

void QualifyRules::compile() {
  for (auto& step : pending_) step();
  pending_.clear();
  graph_.finish();
  for (const auto& [rule, pattern] : patterns_) note_beginnings(rule, pattern);
  patterns_.clear();
  letters_.forget_patterns();
}

void QualifyRules::note_beginnings(std::size_t rule, const Pattern& pattern) {
  PartRules& part = parts_[static_cast<std::size_t>(rules[rule].part)];
  if (begins_with_start(pattern)) return part.at_start.push_back(rule);
  part.by_letter.resize(letters_.letter_count());
  for (std::uint32_t letter = 0; letter < letters_.letter_count(); ++letter)
    if (graph_.may_match(rules[rule].pattern, letter)) part.by_letter[letter].push_back(rule);
}

void QualifyRules::find(QualifierRule::Part place, const Tape& tape, TokenRange tokens,
                        std::vector<Hit>& hits) const {
  const PartRules& part = parts_[static_cast<std::size_t>(place)];
  if (tokens.empty() || (part.at_start.empty() && part.by_letter.empty())) return;
  tokens.last = std::min(tokens.last, tokens.first + Chart::kMostLetters);
  Chart& chart = Chart::of(graph_);
  chart.read(tape.symbols_of(tokens.first, tokens.last));
  const std::size_t before = hits.size();
  const auto try_rule = [&](std::size_t rule, std::uint32_t at) {
    const auto known = std::find_if(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(),
                                    [&](const Hit& hit) { return hit.rule == rule; });
    if (known == hits.end() && chart.matches(rules[rule].pattern, at))
      hits.push_back({rule, tokens, at});
  };
  for (const std::size_t rule : part.at_start) try_rule(rule, 0);
  if (part.by_letter.empty()) return;
  for (std::uint32_t at = 0; at < tokens.size(); ++at)
    for (const std::size_t rule : part.by_letter[chart.letter(at)]) try_rule(rule, at);
}

std::vector<QualifyRules::Group> QualifyRules::groups(const Tape& tape, const Hit& hit) const {
  const QualifierRule& rule = rules[hit.rule];
  if (rule.captures.empty()) return {};
  Chart& chart = Chart::of(graph_);
  chart.read(tape.symbols_of(hit.tokens.first, hit.tokens.last));
  std::vector<Chart::Group> found;
  if (!chart.matches(rule.pattern, hit.first)) return {};
  chart.capture(rule.pattern, hit.first, Chart::Until::anywhere, found);
  std::vector<Group> groups;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!found[i].empty())
      groups.push_back({rule.captures[i],
                        {hit.tokens.first + found[i].first, hit.tokens.first + found[i].last}});
  return groups;
}

}  // namespace sayso
