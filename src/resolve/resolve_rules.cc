#include "resolve/resolve_rules.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

template <typename Value>
using Names = std::vector<std::pair<std::string_view, Value>>;

const Names<SpeakerKind> kKinds = {{"any", SpeakerKind::unknown},
                                   {"person", SpeakerKind::person},
                                   {"organization", SpeakerKind::organization},
                                   {"group", SpeakerKind::group},
                                   {"document", SpeakerKind::document}};
const Names<Refers> kRefers = {
    {"none", Refers::none},         {"he", Refers::he},
    {"she", Refers::she},           {"it", Refers::it},
    {"they", Refers::they},         {"writer", Refers::writer},
    {"relative", Refers::relative}, {"person", Refers::person},
    {"people", Refers::people},     {"organization", Refers::organization},
    {"document", Refers::document}};

// The value that `key` names; the first one and an error where it names none.
template <typename Value>
Value choice(rules::Table& table, std::string_view key, const Names<Value>& names) {
  const std::string text = table.text(key, names.front().first);
  std::vector<std::string> known;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    known.emplace_back(name);
  }
  table.error("E-unknown-value", "'" + text + "' is no '" + std::string(key) + "'", key,
              rules::choice_of(text, known));
  return names.front().second;
}

void read_examples(rules::Table& table, ResolveRule& rule) {
  for (const bool counter : {false, true}) {
    const std::string_view key = counter ? "counter" : "example";
    bool any = false;
    for (rules::Table& one : table.tables(key)) {
      ResolveExample example;
      example.line = one.line();
      example.counter = counter;
      example.text = one.text("text");
      if (!counter) {
        example.name = one.text("name", "");
        example.roles = one.texts("roles");
      }
      one.finish();
      rule.examples.push_back(std::move(example));
      any = true;
    }
    if (!any) table.error("E-no-example", "the rule has no " + std::string(key), "id");
  }
}

}  // namespace

ResolveRules::ResolveRules(const rules::Folder& folder, std::string_view language,
                           Vocabulary& vocabulary, PatternLibrary& library, Diagnostics& problems) {
  read(folder, language, "name-run", vocabulary, library, runs, problems);
  read(folder, language, "name", vocabulary, library, names, problems);
  read(folder, language, "before-name", vocabulary, library, before, problems);
  read(folder, language, "after-name", vocabulary, library, after, problems);
  read(folder, language, "lead", vocabulary, library, leads, problems);
  read(folder, language, "tail", vocabulary, library, tails, problems);
  read(folder, language, "source", vocabulary, library, sources, problems);
  read_classes(folder, language, vocabulary, problems);

  int number = 0;
  for (rules::Table table : folder.tables(language, "same", problems)) {
    ++number;
    for (const auto& noun : table.texts("nouns"))
      if (!same.emplace(fold(noun), number).second)
        table.error("E-duplicate", "'" + noun + "' is the same as other nouns already", "nouns");
    table.finish();
  }
  if (const rules::List* list = folder.list(language, "nicknames")) {
    for (const auto& entry : list->entries) {
      const std::size_t tab = entry.text.find('\t');
      if (tab != std::string::npos)
        nicknames.emplace(fold(entry.text.substr(0, tab)), fold(entry.text.substr(tab + 1)));
    }
  }
}

void ResolveRules::read(const rules::Folder& folder, std::string_view language,
                        std::string_view table_name, Vocabulary& vocabulary,
                        PatternLibrary& library, ResolveRuleSet& set, Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, table_name, problems)) {
    ResolveRule rule;
    rule.id = table.text("id");
    table.set_rule(rule.id);
    rule.file = table.file();
    rule.line = table.line();
    rule.why = table.text("why");
    rule.kind = choice(table, "kind", kKinds);
    rule.weight =
        static_cast<int>(table.number("weight", rule.kind == SpeakerKind::unknown ? 0 : 1));
    rule.refers = choice(table, "refers", kRefers);
    rule.place = table.flag("place", false);
    rule.introduces = table.flag("introduces", true);
    read_examples(table, rule);
    const auto pattern = library.parse(table, "pattern", Anchor::none);
    if (pattern) {
      check_captures(table, "pattern", *pattern, all_resolve_groups());
      rule.is_name = capture_names(*pattern).contains("name");
      set.patterns.add(*pattern, vocabulary);
      set.rules.push_back(std::move(rule));
    }
    table.finish();
  }
}

void ResolveRules::read_classes(const rules::Folder& folder, std::string_view language,
                                Vocabulary& vocabulary, Diagnostics& problems) {
  const auto find = [&](rules::Table& table, std::string_view key, const std::string& text) {
    if (const auto id = vocabulary.find_class(text)) return vocabulary.use_class(*id);
    table.error("E-unknown-class", "there is no class or list '" + text + "'", key,
                rules::suggestion(text, vocabulary.class_names()));
    return ClassId{};
  };
  for (rules::Table table : folder.tables(language, "resolve", problems)) {
    const std::pair<std::string_view, ClassId*> keys[] = {{"name-begin", &classes.name_begin},
                                                          {"common", &classes.common},
                                                          {"opener", &classes.opener},
                                                          {"given", &classes.given},
                                                          {"honorific", &classes.honorific},
                                                          {"place", &classes.place},
                                                          {"link", &classes.link},
                                                          {"possessive", &classes.possessive},
                                                          {"conjunction", &classes.conjunction},
                                                          {"dropped", &classes.dropped},
                                                          {"indefinite", &classes.indefinite},
                                                          {"lesser", &classes.lesser},
                                                          {"specific", &classes.specific},
                                                          {"variation", &classes.variation},
                                                          {"modifier", &classes.modifier},
                                                          {"general", &classes.general},
                                                          {"owner-pronoun", &classes.pronoun_owner},
                                                          {"she", &classes.she},
                                                          {"he", &classes.he},
                                                          {"plural", &classes.plural},
                                                          {"verb", &classes.verb},
                                                          {"phrase", &classes.phrase},
                                                          {"determiner", &classes.determiner},
                                                          {"trade", &classes.trade},
                                                          {"public-body", &classes.public_body},
                                                          {"outlet", &classes.outlet},
                                                          {"body-link", &classes.body_link}};
    for (const auto& [key, id] : keys) *id = find(table, key, table.text(key));
    table.finish();
  }
  for (rules::Table table : folder.tables(language, "gender", problems)) {
    const std::string is = table.text("is");
    if (is != "female" && is != "male")
      table.error("E-unknown-value", "write female or male", "is");
    for (const auto& text : table.texts("classes"))
      (is == "female" ? female : male).push_back(find(table, "classes", text));
    table.finish();
  }
}

void ResolveRules::compile(Diagnostics& problems) {
  for (ResolveRuleSet* set : {&runs, &names, &before, &after, &leads, &tails, &sources}) {
    std::string error;
    if (!set->rules.empty() && !set->patterns.compile(error))
      problems.push_back({.code = "E-pattern",
                          .message = error,
                          .file = set->rules.front().file,
                          .line = set->rules.front().line,
                          .rule = set->rules.front().id});
  }
}

}  // namespace sayso
