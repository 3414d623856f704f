#include "qualify/qualify_rules.h"

#include <algorithm>
#include <map>

namespace sayso {
namespace {

constexpr std::int64_t kMaxMemory = 32 << 20;  // RE2's budget for the patterns of a part, bytes

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

}  // namespace

bool QualifierRule::is_for(const Attribution& a) const {
  return cue.holds(a.cue_attributes) &&
         (lemmas.empty() || std::find(lemmas.begin(), lemmas.end(), a.lemma) != lemmas.end());
}

QualifyRules::QualifyRules(const rules::Folder& folder, std::string_view language,
                           Vocabulary& vocabulary, PatternLibrary& library, Diagnostics& problems)
    : letters(vocabulary.add_alphabet(Alphabet::Reads::forwards)) {
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
    letters.add(*pattern);
    pending_.push_back([this, index, table, pattern = *pattern]() mutable {
      QualifierRule& compiled = rules[index];
      const Re2Text text = to_re2(pattern, letters);
      compiled.pattern = std::make_unique<re2::RE2>(text.text, re2_options(kMaxMemory));
      if (!compiled.pattern->ok())
        return table.error("E-pattern", "RE2 refuses it: " + compiled.pattern->error(), "pattern");
      PartSet& part = sets_[static_cast<std::size_t>(compiled.part)];
      if (!part.set)
        part.set = std::make_unique<re2::RE2::Set>(re2_options(kMaxMemory), re2::RE2::UNANCHORED);
      part.set->Add(text.text, nullptr);
      part.rules.push_back(static_cast<int>(index));
      for (const std::string& group : text.captures)
        if (const auto capture = capture_named(group)) compiled.captures.push_back(*capture);
    });
  }
}

void QualifyRules::compile(Diagnostics& problems) {
  for (auto& step : pending_) step();
  pending_.clear();
  letters.forget_patterns();
  for (PartSet& part : sets_)
    if (part.set && !part.set->Compile())
      problems.push_back(
          {.code = "E-too-large",
           .message = "the [[qualifier]] patterns of one part are too large together",
           .file = rules[static_cast<std::size_t>(part.rules.front())].file});
}

void QualifyRules::match(QualifierRule::Part place, re2::StringPiece text,
                         std::vector<int>& hits) const {
  hits.clear();
  const PartSet& part = sets_[static_cast<std::size_t>(place)];
  if (!part.set) return;
  re2::RE2::Set::ErrorInfo info;
  if (part.set->Match(text, &hits, &info)) {
    for (int& hit : hits) hit = part.rules[static_cast<std::size_t>(hit)];
    std::sort(hits.begin(), hits.end());
  } else if (info.kind != re2::RE2::Set::kNoError) {
    // Too little memory for the set is no "no match": each pattern is asked.
    for (const int rule : part.rules)
      if (re2::RE2::PartialMatch(text, *rules[static_cast<std::size_t>(rule)].pattern))
        hits.push_back(rule);
  }
}

}  // namespace sayso
