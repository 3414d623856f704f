#include "attribute/attribute_rules.h"

#include <algorithm>
#include <map>

namespace sayso {
namespace {

constexpr const char* kWhyHint = "write in one line what text it is for";

constexpr const char* kSmaller =
    "bounded repetitions such as {0,60} are dear, and multiply inside one another: write * or less "
    "of them";

std::vector<std::string> qualifier_names() {
  std::vector<std::string> names;
  for (const Qualifier q : kQualifiers) names.emplace_back(name(q));
  return names;
}

std::vector<std::string> attribute_names() {
  return {cue_attribute_names().begin(), cue_attribute_names().end()};
}

std::uint16_t qualifier_bits(rules::Table& table) {
  std::uint16_t bits = 0;
  const auto texts = table.texts("qualifiers");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto known = std::find_if(kQualifiers.begin(), kQualifiers.end(),
                                    [&](Qualifier q) { return name(q) == texts[i]; });
    if (known == kQualifiers.end())
      table.error_at("qualifiers", i, "E-qualifier", "'" + texts[i] + "' is no qualifier",
                     rules::choice_of(texts[i], qualifier_names()));
    else
      bits |= static_cast<std::uint16_t>(*known);
  }
  return bits;
}

CueCondition read_condition(rules::Table& table, std::string_view key, const std::string& text) {
  std::string unknown;
  if (auto condition = parse_cue_condition(text, unknown)) return *condition;
  table.error("E-cue-condition", "'" + unknown + "' is nothing that a cue can be", key,
              rules::suggestion(unknown, attribute_names()));
  return {};
}

std::vector<RuleExample> read_examples(rules::Table& rule) {
  std::vector<RuleExample> examples;
  for (const bool counter : {false, true}) {
    for (rules::Table table : rule.tables(counter ? "counter" : "example")) {
      RuleExample example;
      example.counter = counter;
      example.line = table.line();
      example.text = table.text("text");
      if (!counter) {
        example.content = table.texts("content");
        example.source = table.text("source", "");
        example.cue = table.text("cue", "");
      }
      example.known_failing = table.flag("known-failing", false);
      table.text("why", "");
      table.finish();
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

Pattern in_group(Pattern pattern) {
  auto group = std::make_shared<PatternNode>();
  group->kind = PatternNode::Kind::capture;
  group->children.push_back(std::move(pattern));
  return group;
}

}  // namespace

AttributeRules::AttributeRules(const rules::Folder& folder, std::string_view language,
                               Vocabulary& vocabulary, PatternLibrary& library,
                               Diagnostics& problems)
    : before(vocabulary.add_alphabet(Alphabet::Reads::backwards)),
      after(vocabulary.add_alphabet(Alphabet::Reads::forwards)),
      run_before(vocabulary.add_alphabet(Alphabet::Reads::backwards)),
      run_after(vocabulary.add_alphabet(Alphabet::Reads::forwards)),
      use_before(vocabulary.add_alphabet(Alphabet::Reads::backwards)),
      use_after(vocabulary.add_alphabet(Alphabet::Reads::forwards)),
      parts(vocabulary.add_alphabet(Alphabet::Reads::forwards)),
      ends(parts) {
  // Classes that the engine itself asks for.
  for (std::string_view name : {"trimmed",
                                "joining",
                                "function-word",
                                "saying",
                                "finite",
                                "verb:past",
                                "verb:third",
                                "gerund",
                                "time",
                                "adverb",
                                "subject-pronouns",
                                "people:plural",
                                "people:singular",
                                "role:singular",
                                "role:plural",
                                "body:singular",
                                "body:plural",
                                "document:singular",
                                "document:plural",
                                "metonyms",
                                "relative-words",
                                "cue",
                                "joins-cue",
                                "past-tense",
                                "abbreviations",
                                "abbreviations-maybe",
                                "sentence-starter",
                                "comma",
                                "colon"})
    if (const auto id = vocabulary.find_class(name)) vocabulary.use_class(*id);
  read_runs(folder, language, library, problems);
  const auto kinds = read_boundaries(folder, language, library, problems);
  read_rules(folder, language, library, kinds, problems);
  read_uses(folder, language, library, problems);
  for (rules::Table table : folder.tables(language, "selection", problems)) {
    threshold = static_cast<double>(table.number("threshold-percent", 35)) / 100;
    window = static_cast<std::uint32_t>(table.number("window", 200));
    table.finish();
  }
}

void AttributeRules::read_runs(const rules::Folder& folder, std::string_view language,
                               PatternLibrary& library, Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, "run", problems)) {
    CueRun run;
    run.id = table.text("id");
    table.set_rule(run.id);
    table.text("why", "");
    run.cue = read_condition(table, "cue", table.text("cue", ""));
    const auto gives = table.texts("gives");
    for (std::size_t i = 0; i < gives.size(); ++i) {
      if (const auto attribute = cue_attribute(gives[i]))
        run.gives |= *attribute;
      else
        table.error_at("gives", i, "E-cue-condition",
                       "'" + gives[i] + "' is nothing that a cue can be",
                       rules::suggestion(gives[i], attribute_names()));
    }
    run.qualifiers = qualifier_bits(table);
    const std::size_t index = runs.size();
    for (const bool left : {true, false}) {
      const char* key = left ? "before" : "after";
      const std::string text = table.text(key, "");
      PatternError error;
      const auto pattern = library.parse(text, Anchor::none, error);
      if (!pattern) {
        table.error_in(key, error.offset, error.code, error.message, error.hint);
        continue;
      }
      check_captures(table, key, *pattern, {});
      (left ? run_before : run_after).expect(*pattern);
      pending_.push_back([this, index, left, key, table, pattern = *pattern]() mutable {
        std::string problem;
        const auto place = (left ? run_before : run_after).add(pattern, problem);
        if (!place)
          table.error("E-pattern-size", problem, key, kSmaller);
        else
          (left ? runs[index].before : runs[index].after) = *place;
      });
    }
    table.finish();
    runs.push_back(std::move(run));
  }
}

void AttributeRules::read_rules(const rules::Folder& folder, std::string_view language,
                                PatternLibrary& library, const std::vector<std::string>& kinds,
                                Diagnostics& problems) {
  std::map<std::string, std::string> seen;
  for (rules::Table table : folder.tables(language, "rule", problems)) {
    AttributionRule rule;
    rule.id = std::string(language) + "/" + table.text("id");
    table.set_rule(rule.id);
    rule.file = table.file();
    rule.line = table.line();
    rule.why = table.text("why", "");
    if (rule.why.empty())
      table.error("E-no-why", "the rule does not say what it is for", "why", kWhyHint);
    if (const auto [other, fresh] =
            seen.try_emplace(rule.id, table.file() + ":" + std::to_string(table.line()));
        !fresh)
      table.error("E-duplicate-id", "the id '" + rule.id + "' is taken", "id",
                  "by the rule at " + other->second);
    rule.pattern = table.text("pattern");
    rule.extend = table.text("extend", "");
    if (!rule.extend.empty() && std::find(kinds.begin(), kinds.end(), rule.extend) == kinds.end())
      table.error("E-extend", "no [[boundary]] is of '" + rule.extend + "'", "extend",
                  rules::suggestion(rule.extend, kinds));
    rule.continues = table.flag("continues", false);
    rule.next_block = table.flag("next-block", false);
    rule.turn = table.flag("turn", false);
    rule.prior = static_cast<double>(table.number("prior-percent", 50)) / 100;
    rule.qualifiers = qualifier_bits(table);
    const std::string source = table.text("source", "pattern");
    if (source == "inherit")
      rule.source = SourceFrom::inherit;
    else if (source == "none")
      rule.source = SourceFrom::none;
    else if (source != "pattern")
      table.error("E-source", "'" + source + "' is no origin of a source", "source",
                  "write \"pattern\", \"inherit\" or \"none\"");
    rule.examples = read_examples(table);
    const auto has = [&](bool counter) {
      return std::any_of(rule.examples.begin(), rule.examples.end(),
                         [&](const auto& e) { return e.counter == counter; });
    };
    if (!has(false))
      table.error("E-no-example", "the rule has no example", "id",
                  "add a [[rule.example]] with text and what is captured");
    if (!has(true))
      table.error("E-no-counter", "the rule has no counter-example", "id",
                  "add a [[rule.counter]] with a text that it must leave alone");

    rule.at_quote = rule.pattern.find("{cue") == std::string::npos;
    const auto pattern =
        library.parse(table, "pattern", rule.at_quote ? Anchor::quote : Anchor::cue);
    const auto split = pattern ? split_at_anchor(*pattern) : std::nullopt;
    if (pattern && !split) {
      table.error(
          "E-no-anchor",
          "the pattern has no {cue} (or {quote}) that stands outside alternatives and repetitions",
          "pattern");
    } else if (split) {
      check_captures(table, "pattern", *pattern, all_captures());
      rule.cue = read_condition(table, "pattern", split->condition);
      rule.halves = *split;
      const std::size_t index = rules.size();
      before.expect(split->before);
      after.expect(split->after);
      pending_.push_back([this, index, table, split = *split]() mutable {
        std::string problem;
        const auto left = before.add(split.before, problem);
        const auto right = after.add(split.after, problem);
        if (!left || !right)
          table.error("E-pattern-size", problem, "pattern", kSmaller);
        else
          rules[index].before = *left, rules[index].after = *right;
      });
    }
    table.finish();
    rules.push_back(std::move(rule));
  }
}

std::vector<std::string> AttributeRules::read_boundaries(const rules::Folder& folder,
                                                         std::string_view language,
                                                         PatternLibrary& library,
                                                         Diagnostics& problems) {
  struct Part {
    std::string id;
    bool is_final;
    Pattern keeps, leaves;
  };
  std::map<std::string, std::vector<Part>> kinds;
  for (rules::Table table : folder.tables(language, "boundary", problems)) {
    const std::string id = table.text("id");
    table.set_rule(id);
    table.text("why", "");
    const auto of = table.texts("of");
    const auto pattern = library.parse(table, "pattern", Anchor::none);
    PatternError error;
    const auto keeps = library.parse(table.text("keeps", ""), Anchor::none, error);
    if (!keeps) table.error_in("keeps", error.offset, error.code, error.message, error.hint);
    const bool is_final = table.flag("final", false);
    table.finish();
    if (!pattern || !keeps) continue;
    parts.add(*keeps);
    parts.add(*pattern);
    for (const auto& kind : of) kinds[kind].push_back({id, is_final, *keeps, *pattern});
  }
  for (auto& [kind, places] : kinds) {
    pending_.push_back([this, kind = kind, places = places, &problems]() {
      BoundarySet set;
      set.kind = kind;
      auto all = std::make_shared<PatternNode>();
      all->kind = PatternNode::Kind::alternatives;
      for (const auto& part : places) {
        auto both = std::make_shared<PatternNode>();
        both->children = {in_group(part.keeps), in_group(part.leaves)};
        all->children.push_back(both);
        set.places.push_back({part.id, part.is_final});
      }
      std::string problem;
      const auto pattern = ends.add(all, problem);
      if (!pattern)
        return problems.push_back(
            {.code = "E-pattern",
             .message = "the boundaries of '" + kind + "' are too large: " + problem});
      set.pattern = *pattern;
      boundaries.push_back(std::move(set));
    });
  }
  std::vector<std::string> names;
  for (const auto& [kind, places] : kinds) names.push_back(kind);
  return names;
}

void AttributeRules::read_uses(const rules::Folder& folder, std::string_view language,
                               PatternLibrary& library, Diagnostics& problems) {
  static const std::map<std::string, QuotationUse> known = {
      {"scare", QuotationUse::scare}, {"title", QuotationUse::title}, {"word", QuotationUse::word}};
  for (rules::Table table : folder.tables(language, "use", problems)) {
    UseRule rule;
    rule.id = table.text("id");
    table.set_rule(rule.id);
    table.text("why");
    const std::string use = table.text("use");
    if (const auto place = known.find(use); place != known.end())
      rule.use = place->second;
    else
      table.error("E-use", "'" + use + "' is no use of a quotation", "use",
                  "write scare, title or word");
    const auto pattern = library.parse(table, "pattern", Anchor::quote);
    table.finish();
    const auto split = pattern ? split_at_anchor(*pattern) : std::nullopt;
    if (pattern && !split)
      table.error("E-no-anchor",
                  "the pattern has no {quote} that stands outside alternatives and repetitions",
                  "pattern");
    const std::size_t index = uses.size();
    uses.push_back(std::move(rule));
    if (!split) continue;
    check_captures(table, "pattern", *pattern, {});
    use_before.expect(split->before);
    use_after.expect(split->after);
    pending_.push_back([this, index, table, split = *split]() mutable {
      std::string problem;
      const auto left = use_before.add(split.before, problem);
      const auto right = use_after.add(split.after, problem);
      if (!left || !right)
        table.error("E-pattern-size", problem, "pattern", kSmaller);
      else
        uses[index].before = *left, uses[index].after = *right;
    });
  }
}

void AttributeRules::compile() {
  for (auto& step : pending_) step();
  pending_.clear();
  for (PatternSet* set : {&before, &after, &run_before, &run_after, &use_before, &use_after})
    set->compile();
  ends.finish();
  parts.forget_patterns();
  rule_words_ = (rules.size() + 63) / 64;
  before_ = rules_by_letter(before, &AttributionRule::before);
  after_ = rules_by_letter(after, &AttributionRule::after);
}

std::vector<std::uint64_t> AttributeRules::rules_by_letter(const PatternSet& side,
                                                           int AttributionRule::*pattern) const {
  std::vector<std::uint64_t> sets(rule_words_ * side.letter_count());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].*pattern < 0) continue;  // it was refused
    for (std::uint32_t letter = 0; letter < side.letter_count(); ++letter)
      if (side.may_match(rules[i].*pattern, letter))
        sets[letter * rule_words_ + i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return sets;
}

const BoundarySet* AttributeRules::boundary(std::string_view kind) const {
  for (const auto& set : boundaries)
    if (set.kind == kind) return &set;
  return nullptr;
}

}  // namespace sayso
