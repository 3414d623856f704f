// Fills the vocabulary from the lists, cues and classes of the rules folder.
#include <algorithm>

#include "tape/inflection.h"
#include "tape/vocabulary.h"
#include "tape/words.h"

namespace sayso {
namespace {

constexpr std::size_t kMaxSuffixes = 10;

constexpr std::array<std::pair<std::string_view, std::string VerbForms::*>, 5> kVerbForms = {{
    {"base", &VerbForms::base},
    {"third", &VerbForms::third},
    {"past", &VerbForms::past},
    {"participle", &VerbForms::participle},
    {"gerund", &VerbForms::gerund},
}};

}  // namespace

std::uint32_t Vocabulary::entry(std::string_view folded) {
  const std::uint32_t id = texts_.add(folded);
  if (id == entries_.size()) entries_.emplace_back();
  return id;
}

// Adds an entry of one or more words.
std::uint32_t Vocabulary::add(std::string_view words, ClassId id) {
  if (is_plain_word(words)) {  // as nearly all are: nothing to split or fold
    const std::uint32_t whole = entry(words);
    put_into(id, whole, false);
    return whole;
  }
  const auto limit = static_cast<std::uint32_t>(words.size());
  std::uint32_t first = 0;
  std::vector<std::uint32_t> parts;  // where there are several
  std::string joined, word;
  for (std::uint32_t offset = 0; offset < limit;) {
    const WordPiece piece = next_word(words, offset, limit, words_);
    if (piece.span.empty()) break;
    fold_into(slice(words, piece.span), word);
    const std::uint32_t part = entry(word);
    if (first == 0) {
      first = part;
      joined = word;
      continue;
    }
    if (parts.empty()) parts.push_back(first);
    parts.push_back(part);
    (joined += ' ') += word;
  }
  if (first == 0) return 0;
  const std::uint32_t whole = parts.empty() ? first : entry(joined);
  put_into(id, whole, has_capital(words.substr(0, words.find(' '))));
  if (!parts.empty()) add_run(parts, whole);
  return whole;
}

// The words of an entry are joined by a trie that starts at the first.
void Vocabulary::add_run(const std::vector<std::uint32_t>& parts, std::uint32_t whole) {
  std::uint32_t& first = entries_[parts[0]].run;
  if (first == 0) {
    first = static_cast<std::uint32_t>(runs_.size());
    runs_.emplace_back();
  }
  std::uint32_t node = first;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    auto& branches = runs_[node].next;
    const auto found = std::find_if(branches.begin(), branches.end(),
                                    [&](const auto& branch) { return branch.first == parts[i]; });
    if (found != branches.end()) {
      node = found->second;
    } else {
      node = static_cast<std::uint32_t>(runs_.size());
      branches.emplace_back(parts[i], node);
      runs_.emplace_back();
    }
  }
  runs_[node].entry = whole;
}

void Vocabulary::put_into(ClassId id, std::uint32_t entry, bool if_capital) {
  std::uint32_t& kind = entries_[entry].kind;
  const std::uint64_t step = (std::uint64_t{kind} << 16 | id) << 1 | std::uint64_t{if_capital};
  const auto [next, is_fresh] = next_kinds_.try_emplace(step);
  if (is_fresh) {
    Kind changed = kinds_[kind];
    (if_capital ? changed.capital_classes : changed.classes).set(id);
    const auto [known, is_new] =
        known_kinds_.try_emplace(changed, static_cast<std::uint32_t>(kinds_.size()));
    if (is_new) kinds_.push_back(changed);
    next->second = known->second;
  }
  kind = next->second;
}

void Vocabulary::read_lists(const rules::Folder& folder, std::string_view language) {
  for (const rules::List* list : folder.lists(language)) {
    const ClassId id = define(list->name);
    for (const auto& item : list->entries) add(item.text, id);
  }
}

void Vocabulary::read_cues(const rules::Folder& folder, std::string_view language,
                           const Inflection& inflection, Diagnostics& problems) {
  const ClassId cue_class_id = *find_class("cue");
  const auto bit = [](std::string_view name) { return *cue_attribute(name); };
  struct VerbForm {
    std::string VerbForms::*text;
    CueAttributes attributes;
    ClassId id;
  };
  std::vector<VerbForm> verb_forms;
  for (const auto& [form, text] : kVerbForms)
    verb_forms.push_back({text, bit("verb") | bit(form), define("cue:" + std::string(form))});
  const CueAttributes singular = bit("noun") | bit("singular");
  const CueAttributes plural = bit("noun") | bit("plural");
  const ClassId noun = define("cue:noun");

  auto add_cue = [&](const std::string& words, const Cue& cue, ClassId form) {
    const std::uint32_t id = add(words, cue_class_id);
    if (!id) return;
    put_into(form, id, false);
    std::uint32_t& place = entries_[id].readings;
    if (place == 0) {
      place = static_cast<std::uint32_t>(readings_.size());
      readings_.emplace_back();
    }
    auto& readings = readings_[place];
    for (const std::uint16_t known : readings) {
      if (cues_[known].lemma == cue.lemma && cues_[known].cue_class == cue.cue_class) {
        cues_[known].attributes |= cue.attributes;  // "said": past and participle at once
        return;
      }
    }
    readings.push_back(static_cast<std::uint16_t>(cues_.size()));
    cues_.push_back(cue);
  };

  for (rules::Table table : folder.tables(language, "cues", problems)) {
    Cue cue;
    const std::string class_name = table.text("class");
    const auto known = std::find_if(kCueClasses.begin(), kCueClasses.end(),
                                    [&](CueClass c) { return name(c) == class_name; });
    if (known == kCueClasses.end()) {
      std::vector<std::string> names;
      for (const CueClass c : kCueClasses) names.emplace_back(name(c));
      table.error("E-cue-class", "'" + class_name + "' is no cue class", "class",
                  rules::choice_of(class_name, names));
      continue;
    }
    cue.cue_class = *known;
    cue.attributes = bit(class_name);
    const auto frames = table.texts("takes");
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto frame = cue_attribute(frames[i]);
      if (frame && *frame < CueAttributes{1} << kCueFrames)
        cue.attributes |= *frame;
      else
        table.error_at("takes", i, "E-frame", "'" + frames[i] + "' is no frame",
                       rules::choice_of(frames[i], cue_frame_names()));
    }
    for (auto flag : {"weak", "raising", "thought", "relay"})
      if (table.flag(flag, false)) cue.attributes |= bit(flag);

    const auto with = [&](const std::string& lemma, CueAttributes more) {
      Cue form = cue;
      form.lemma = lemma;
      form.attributes |= more;
      return form;
    };
    for (const auto& verb : table.texts("verbs")) {
      const VerbForms forms = inflection.verb(verb);
      for (const VerbForm& form : verb_forms)
        add_cue(forms.*form.text, with(verb, form.attributes), form.id);
    }
    for (const auto& word : table.texts("nouns")) {
      add_cue(word, with(word, singular), noun);
      add_cue(inflection.plural(word), with(word, plural), noun);
    }
    for (const auto& [key, kind] :
         {std::pair{"adjectives", "adjective"}, {"phrases", "phrase"}, {"marks", "mark"}})
      for (const auto& word : table.texts(key))
        add_cue(word, with(word, bit(kind)), define("cue:" + std::string(kind)));
    table.finish();
  }
}

// Lists whose words are inflected: [[inflected]] list = "verbs", kind = "verb".
void Vocabulary::read_inflected(const rules::Folder& folder, std::string_view language,
                                const Inflection& inflection, Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, "inflected", problems)) {
    const std::string list_name = table.text("list");
    const std::string as = table.text("class");
    const std::string kind = table.text("kind");
    table.finish();
    const rules::List* list = folder.list(language, list_name);
    if (!list) {
      std::vector<std::string> names;
      for (const rules::List* known : folder.lists(language)) names.push_back(known->name);
      table.error("E-no-list", "there is no list '" + list_name + "'", "list",
                  rules::suggestion(list_name, names));
      continue;
    }
    if (kind == "verb") {
      std::vector<std::pair<std::string VerbForms::*, ClassId>> forms;
      for (const auto& [form, text] : kVerbForms)
        forms.emplace_back(text, define(as + ":" + std::string(form)));
      for (const auto& item : list->entries) {
        const VerbForms verb = inflection.verb(item.text);
        for (const auto& [text, id] : forms) add(verb.*text, id);
      }
    } else {
      const ClassId singular = define(as + ":singular"), plural = define(as + ":plural");
      for (const auto& item : list->entries) {
        add(item.text, singular);
        add(inflection.plural(item.text), plural);
      }
    }
  }
}

void Vocabulary::read_classes(const rules::Folder& folder, std::string_view language,
                              Diagnostics& problems) {
  for (rules::Table table : folder.tables(language, "class", problems)) {
    const std::string class_name = table.text("name");
    table.text("why", "");
    DerivedClass derived{define(class_name), {}, {}};
    for (const auto& word : table.texts("words")) add(word, derived.id);
    for (const auto& suffix : table.texts("suffixes")) {
      if (suffixes_.size() == kMaxSuffixes) {
        table.error("E-too-many-suffixes", "more than 10 suffixes in all classes", "suffixes");
        break;
      }
      suffixes_.emplace_back(suffix, derived.id);
    }
    auto read = [&](std::string_view key, std::vector<ClassId>& into) {
      const auto others = table.texts(key);
      for (std::size_t i = 0; i < others.size(); ++i) {
        if (const auto id = find_class(others[i]))
          into.push_back(*id);
        else
          table.error_at(key, i, "E-unknown-class", "there is no class or list '" + others[i] + "'",
                         rules::suggestion(others[i], class_names()));
      }
    };
    read("any", derived.any);
    read("not", derived.except);
    table.finish();
    derived_.push_back(std::move(derived));
  }
}

}  // namespace sayso
