#include "tape/vocabulary.h"

#include <algorithm>

#include "tape/inflection.h"
#include "tape/words.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, kShapes> kShapeNames = {"lower",   "capital", "caps",
                                                               "initial", "number",  "mark"};
constexpr std::array<std::string_view, 3> kQuoteSizes = {"quote:brief", "quote:middle",
                                                         "quote:large"};
constexpr std::array<std::string_view, 4> kQuoteFinals = {"quote:bare", "quote:comma", "quote:stop",
                                                          "quote:question"};
constexpr std::size_t kMaxSuffixes = 10;

}  // namespace

Vocabulary::Vocabulary(const rules::Folder& folder, std::string_view language,
                       Diagnostics& problems) {
  entries_.emplace_back();
  runs_.emplace_back();
  for (auto name : kShapeNames) define(name);
  for (auto name :
       {"end", "quote", "quote:open", "quote:closed", "quote:continued", "quote:capital", "cue"})
    define(name);
  for (auto name : kQuoteSizes) define(name);
  for (auto name : kQuoteFinals) define(name);
  if (const auto* clitics = folder.list(language, "clitics"))
    for (const auto& clitic : clitics->entries) words_.clitics.push_back(fold(clitic.text));
  read_lists(folder, language);
  read_cues(folder, language, problems);
  read_classes(folder, language, problems);
}

ClassId Vocabulary::define(std::string_view name) {
  const auto [place, fresh] =
      class_ids_.try_emplace(std::string(name), static_cast<ClassId>(class_names_.size()));
  if (fresh) class_names_.emplace_back(name);
  return place->second;
}

std::optional<ClassId> Vocabulary::find_class(std::string_view name) const {
  const auto found = class_ids_.find(name);
  return found == class_ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Vocabulary::class_names() const {
  std::vector<std::string> names;
  for (const auto& name : class_names_)
    if (!name.starts_with('=')) names.push_back(name);
  return names;
}

std::uint32_t Vocabulary::find(std::string_view folded) const { return texts_.find(folded); }

std::uint32_t Vocabulary::entry(std::string_view folded) {
  const std::uint32_t id = texts_.add(folded);
  if (id == entries_.size()) entries_.emplace_back();
  return id;
}

// Adds an entry of one or more words; several are joined by a trie that starts at the first.
std::uint32_t Vocabulary::add(std::string_view words, ClassId id) {
  const bool capital = has_capital(words.substr(0, words.find(' ')));
  std::vector<std::string> parts;
  for (const WordPiece& piece : split_words(words, words_))
    parts.push_back(fold(slice(words, piece.span)));
  if (parts.empty()) return 0;
  std::string joined = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) joined += ' ' + parts[i];
  const std::uint32_t whole = entry(joined);
  (capital ? entries_[whole].capital_classes : entries_[whole].classes).set(id);
  if (parts.size() == 1) return whole;

  const std::uint32_t first = entry(parts[0]);
  std::uint32_t node = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::uint32_t word = entry(parts[i]);
    auto branches = [&]() -> auto& { return i == 1 ? entries_[first].runs : runs_[node].next; };
    const auto found = std::find_if(branches().begin(), branches().end(),
                                    [&](auto& b) { return b.first == word; });
    if (found != branches().end()) {
      node = found->second;
    } else {
      const auto fresh = static_cast<std::uint32_t>(runs_.size());
      runs_.emplace_back();
      branches().emplace_back(word, fresh);
      node = fresh;
    }
  }
  runs_[node].entry = whole;
  return whole;
}

void Vocabulary::read_lists(const rules::Folder& folder, std::string_view language) {
  for (const rules::List* list : folder.lists(language)) {
    const ClassId id = define(list->name);
    for (const auto& item : list->entries) add(item.text, id);
  }
}

void Vocabulary::read_cues(const rules::Folder& folder, std::string_view language,
                           Diagnostics& problems) {
  const Inflection inflection(folder, language, problems);
  const ClassId cue_class_id = *find_class("cue");
  const auto bit = [](std::string_view name) { return *cue_attribute(name); };

  auto add_cue = [&](const std::string& words, const Cue& cue, std::string_view form_class) {
    const std::uint32_t id = add(words, cue_class_id);
    if (!id) return;
    entries_[id].classes.set(define(form_class));
    for (const std::uint16_t known : entries_[id].cues) {
      if (cues_[known].lemma == cue.lemma && cues_[known].cue_class == cue.cue_class) {
        cues_[known].attributes |= cue.attributes;  // "said": past and participle at once
        return;
      }
    }
    entries_[id].cues.push_back(static_cast<std::uint16_t>(cues_.size()));
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
      add_cue(forms.base, with(verb, bit("verb") | bit("base")), "cue:base");
      add_cue(forms.third, with(verb, bit("verb") | bit("third")), "cue:third");
      add_cue(forms.past, with(verb, bit("verb") | bit("past")), "cue:past");
      add_cue(forms.participle, with(verb, bit("verb") | bit("participle")), "cue:participle");
      add_cue(forms.gerund, with(verb, bit("verb") | bit("gerund")), "cue:gerund");
    }
    for (const auto& noun : table.texts("nouns")) {
      add_cue(noun, with(noun, bit("noun") | bit("singular")), "cue:noun");
      add_cue(inflection.plural(noun), with(noun, bit("noun") | bit("plural")), "cue:noun");
    }
    for (const auto& word : table.texts("adjectives"))
      add_cue(word, with(word, bit("adjective")), "cue:adjective");
    for (const auto& word : table.texts("phrases"))
      add_cue(word, with(word, bit("phrase")), "cue:phrase");
    for (const auto& mark : table.texts("marks"))
      add_cue(mark, with(mark, bit("mark")), "cue:mark");
    table.finish();
  }

  // Lists whose words are inflected: [[inflected]] list = "verbs", kind = "verb".
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
    for (const auto& item : list->entries) {
      if (kind == "verb") {
        const VerbForms forms = inflection.verb(item.text);
        for (const auto& [form, text] : {std::pair{":base", &forms.base},
                                         {":third", &forms.third},
                                         {":past", &forms.past},
                                         {":participle", &forms.participle},
                                         {":gerund", &forms.gerund}})
          add(*text, define(as + form));
      } else {
        add(item.text, define(as + ":singular"));
        add(inflection.plural(item.text), define(as + ":plural"));
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

ClassId Vocabulary::use_class(ClassId id) {
  used_.set(id);
  return id;
}

ClassId Vocabulary::use_literal(std::string_view word) {
  const std::string name = '=' + fold(word);
  const bool fresh = !class_ids_.contains(name);
  const ClassId id = define(name);
  if (fresh) add(word, id);
  return use_class(id);
}

Vocabulary::ClassSet Vocabulary::suffix_classes(std::string_view folded) const {
  ClassSet set;
  for (const auto& [suffix, id] : suffixes_)
    if (folded.size() > suffix.size() + 1 && folded.ends_with(suffix)) set.set(id);
  return set;
}

Vocabulary::ClassSet Vocabulary::shape_classes(Shape shape) const {
  ClassSet set;
  set.set(*find_class(kShapeNames[static_cast<std::size_t>(shape)]));
  if (shape == Shape::caps || shape == Shape::initial) set.set(*find_class("capital"));
  return set;
}

Symbol Vocabulary::intern(ClassSet classes, Diagnostics& problems) {
  for (const auto& derived : derived_) {
    bool holds = classes[derived.id];
    for (const ClassId id : derived.any) holds = holds || classes[id];
    for (const ClassId id : derived.except) holds = holds && !classes[id];
    classes.set(derived.id, holds);
  }
  classes &= used_;
  const auto [place, fresh] = interned_.try_emplace(classes, static_cast<Symbol>(sets_.size()));
  if (fresh) {
    if (sets_.size() >= kMaxSymbols) {
      // Told once: the set without classes is then the symbol of all that is left.
      if (!has_error(problems))
        problems.push_back(
            {.code = "E-too-many-symbols",
             .message = "the classes that patterns use combine to more than 8192 symbols",
             .hint = "use fewer overlapping lists in patterns"});
      return kMaxSymbols - 1;
    }
    sets_.push_back(classes);
  }
  return place->second;
}

std::size_t Vocabulary::index(QuoteShape shape) {
  return ((((static_cast<std::size_t>(shape.size) * 4 + static_cast<std::size_t>(shape.final)) * 2 +
            shape.closed) *
               2 +
           shape.continues) *
              2 +
          shape.capital);
}

void Vocabulary::freeze(Diagnostics& problems) {
  // A derived class that is used needs the classes that it is made of while symbols are interned;
  // `intern` drops them afterwards where no pattern asks for them.
  ClassSet end;
  end.set(*find_class("end"));
  end_symbol_ = intern(end, problems);

  quote_symbols_.resize(3 * 4 * 2 * 2 * 2);
  for (std::size_t size = 0; size < 3; ++size)
    for (std::size_t final = 0; final < 4; ++final)
      for (int flags = 0; flags < 8; ++flags) {
        const QuoteShape shape{static_cast<QuoteShape::Size>(size),
                               static_cast<QuoteShape::Final>(final), (flags & 4) != 0,
                               (flags & 2) != 0, (flags & 1) != 0};
        ClassSet set;
        set.set(*find_class("quote"));
        set.set(*find_class(kQuoteSizes[size]));
        set.set(*find_class(kQuoteFinals[final]));
        set.set(*find_class(shape.closed ? "quote:closed" : "quote:open"));
        if (shape.continues) set.set(*find_class("quote:continued"));
        if (shape.capital) set.set(*find_class("quote:capital"));
        quote_symbols_[index(shape)] = intern(set, problems);
      }

  std::vector<ClassSet> shapes;
  for (std::size_t shape = 0; shape < kShapes; ++shape)
    shapes.push_back(shape_classes(static_cast<Shape>(shape)));
  // Most entries of a list are alike: each combination of classes is worked out once.
  struct Combination {
    ClassSet classes, capital_classes, suffix;
    bool operator==(const Combination&) const = default;
  };
  const auto hash = [](const Combination& c) {
    const std::hash<ClassSet> of;
    return of(c.classes) + 3 * of(c.capital_classes) + 5 * of(c.suffix);
  };
  std::unordered_map<Combination, std::array<Symbol, kShapes>, decltype(hash)> known;
  brief_.resize(entries_.size());
  for (std::uint32_t id = 0; id < entries_.size(); ++id) {
    const Entry& entry = entries_[id];
    const ClassSet suffix = suffix_classes(text(id));
    const auto [place, fresh] = known.try_emplace({entry.classes, entry.capital_classes, suffix});
    for (std::size_t shape = 0; fresh && shape < kShapes; ++shape) {
      const bool word = shape < static_cast<std::size_t>(Shape::number);
      const bool capital = word && shape != static_cast<std::size_t>(Shape::lower);
      ClassSet set = entry.classes | shapes[shape];
      if (word) set |= suffix;
      if (capital) set |= entry.capital_classes;
      place->second[shape] = intern(set, problems);
    }
    brief_[id] = {place->second, !entry.runs.empty(), !entry.cues.empty()};
  }
  unlisted_.resize(std::size_t{1} << suffixes_.size());
  for (std::size_t mask = 0; mask < unlisted_.size(); ++mask) {
    for (std::size_t shape = 0; shape < kShapes; ++shape) {
      ClassSet set = shapes[shape];
      for (std::size_t i = 0; i < suffixes_.size(); ++i)
        if (mask >> i & 1) set.set(suffixes_[i].second);
      unlisted_[mask][shape] = intern(set, problems);
    }
  }

  interned_ = {};
  members_.resize(class_names_.size());
  for (std::size_t symbol = 0; symbol < sets_.size(); ++symbol) all_symbols_.set(symbol);
  for (std::size_t symbol = 0; symbol < sets_.size(); ++symbol)
    for (std::size_t id = sets_[symbol]._Find_first(); id < kMaxClasses;
         id = sets_[symbol]._Find_next(id))
      members_[id].set(symbol);

  for (auto& alphabet : alphabets_) alphabet->freeze(*this);
}

Alphabet& Vocabulary::add_alphabet(Alphabet::Reads reads) {
  return *alphabets_.emplace_back(std::make_unique<Alphabet>(reads));
}

std::vector<std::string> Vocabulary::classes_of(Symbol symbol) const {
  std::vector<std::string> names;
  for (std::size_t id = 0; id < class_names_.size(); ++id)
    if (members_[id][symbol]) names.push_back(class_names_[id]);
  return names;
}

Symbol Vocabulary::symbol(std::uint32_t id, Shape shape, std::string_view folded) const {
  if (id) return brief_[id].symbols[static_cast<std::size_t>(shape)];
  std::size_t mask = 0;
  if (shape == Shape::lower || shape == Shape::capital)
    for (std::size_t i = 0; i < suffixes_.size(); ++i)
      if (folded.size() > suffixes_[i].first.size() + 1 && folded.ends_with(suffixes_[i].first))
        mask |= std::size_t{1} << i;
  return unlisted_[mask][static_cast<std::size_t>(shape)];
}

}  // namespace sayso
