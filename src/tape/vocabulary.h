// The words that the rules know, their classes, and the symbols that stand for them on the tape.
//
// Filled in two steps. First the lists, classes and cues of the rules folder are read and the
// stages parse their patterns, which says what classes and literal words are used at all. Then
// `freeze` gives one symbol to each set of used classes that a token can have:
//
//     Vocabulary vocabulary(folder, "en", problems);
//     PatternTree tree = parse_pattern("{title}? {capital}+ {cue}", vocabulary, ...);
//     vocabulary.freeze(problems);
//     vocabulary.is(symbol, *vocabulary.find_class("capital"));
//
// What the rules cannot tell apart shares a symbol. Patterns see the symbols as the letters of an
// alphabet (alphabet.h), which are fewer still.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/folder.h"
#include "tape/alphabet.h"
#include "tape/cue.h"
#include "tape/shape.h"
#include "tape/word_table.h"
#include "tape/words.h"

namespace sayso {

class Inflection;
using ClassId = std::uint16_t;

// What a pattern may ask of a quotation's symbol ({quote:short}, {quote:comma}, ...).
struct QuoteShape {
  enum class Size : std::uint8_t { brief, middle, large } size = Size::large;
  enum class Final : std::uint8_t { none, comma, stop, question } final = Final::none;
  bool closed = true;
  bool continues = false;
  bool capital = true;  // its first letter is a capital
};

class Vocabulary {
 public:
  Vocabulary(const rules::Folder& folder, std::string_view language, Diagnostics& problems);

  // --- while the rules are loaded ---------------------------------------------------------------
  std::optional<ClassId> find_class(std::string_view name) const;
  std::vector<std::string> class_names() const;
  std::string_view class_name(ClassId id) const {
    return class_names_[id];
  }                                            // "=said": a literal word
  ClassId use_class(ClassId id);               // marks it as used: symbols will tell it apart
  ClassId use_literal(std::string_view word);  // the class of one literal word or mark
  Alphabet& add_alphabet(Alphabet::Reads reads);
  void freeze(Diagnostics& problems);  // its alphabets, too

  // --- afterwards -------------------------------------------------------------------------------
  const SymbolSet& symbols_of(ClassId id) const { return members_[id]; }
  const SymbolSet& all_symbols() const { return all_symbols_; }
  bool is(Symbol symbol, ClassId id) const { return members_[id][symbol]; }
  std::size_t symbol_count() const { return sets_.size(); }
  std::vector<std::string> classes_of(Symbol symbol) const;  // their names, for people

  // The entry of a folded word ("didn't", "said"); 0 where no list has it.
  std::uint32_t find(std::string_view folded) const;
  // The longest entry of several words that starts with `first`: `next(i)` gives the entry of the
  // i-th word behind it (0 ends the search). Returns the entry and the number of words.
  // An entry whose first word is written with a capital is found only where `shape` has one.
  template <typename Next>
  std::pair<std::uint32_t, unsigned> find_run(std::uint32_t first, Shape shape, Next next) const;

  Symbol symbol(std::uint32_t entry, Shape shape, std::string_view folded) const;
  Symbol end_symbol() const { return end_symbol_; }
  Symbol quote_symbol(QuoteShape shape) const { return quote_symbols_[index(shape)]; }
  // Readings of an entry as a cue.
  const std::vector<std::uint16_t>& cues(std::uint32_t entry) const {
    return readings_[brief_[entry].is_cue ? entries_[entry].readings : 0];
  }
  std::string_view text(std::uint32_t entry) const { return texts_.text(entry); }  // folded
  const Cue& cue(std::uint16_t id) const { return cues_[id]; }
  const WordRules& words() const { return words_; }
  const std::vector<Cue>& all_cues() const { return cues_; }

 private:
  static constexpr std::size_t kMaxClasses = 1024;
  using ClassSet = std::bitset<kMaxClasses>;

  // What an entry is. Most are like many others: thousands of them share some hundred kinds.
  struct Kind {
    ClassSet classes;          // whatever its letters
    ClassSet capital_classes;  // only when it is written with a capital
    bool operator==(const Kind&) const = default;
  };
  struct KindHash {
    std::size_t operator()(const Kind& kind) const {
      const std::hash<ClassSet> of;
      return of(kind.classes) + 3 * of(kind.capital_classes);
    }
  };
  struct Entry {
    std::uint32_t kind = 0;      // in kinds_
    std::uint32_t readings = 0;  // as a cue, in readings_; 0: it is none
    std::uint32_t run = 0;       // in runs_, what it begins; 0: nothing
  };
  struct Brief {  // of an entry, what is asked for each token
    std::array<Symbol, kShapes> symbols{};
    bool begins_run = false, is_cue = false, needs_capital = false;
  };
  struct Run {                // a node in the trie of entries of several words
    std::uint32_t entry = 0;  // the entry that ends here; 0: none
    std::vector<std::pair<std::uint32_t, std::uint32_t>> next;  // next word's entry -> in runs_
  };
  struct DerivedClass {  // [[class]]
    ClassId id;
    std::vector<ClassId> any;
    std::vector<ClassId> except;
  };

  static std::size_t index(QuoteShape shape);
  ClassId define(std::string_view name);
  std::uint32_t entry(std::string_view folded);
  std::uint32_t add(std::string_view words, ClassId id);
  void add_run(const std::vector<std::uint32_t>& parts, std::uint32_t whole);
  void put_into(ClassId id, std::uint32_t entry, bool if_capital);
  void read_lists(const rules::Folder& folder, std::string_view language);
  void read_cues(const rules::Folder& folder, std::string_view language,
                 const Inflection& inflection, Diagnostics& problems);
  void read_inflected(const rules::Folder& folder, std::string_view language,
                      const Inflection& inflection, Diagnostics& problems);
  void read_classes(const rules::Folder& folder, std::string_view language, Diagnostics& problems);
  void find_classes_that_tell();
  Symbol intern(ClassSet classes, Diagnostics& problems);
  void freeze_quotes(Diagnostics& problems);
  void freeze_entries(Diagnostics& problems);
  std::size_t suffix_mask(std::string_view folded) const;

  WordRules words_;
  std::map<std::string, ClassId, std::less<>> class_ids_;
  std::vector<std::string> class_names_;
  std::vector<DerivedClass> derived_;
  std::vector<std::pair<std::string, ClassId>> suffixes_;
  ClassSet used_, telling_;

  std::vector<Entry> entries_;  // 0 is no entry
  std::vector<Kind> kinds_;     // 0 is in no class
  std::unordered_map<Kind, std::uint32_t, KindHash> known_kinds_;
  std::unordered_map<std::uint64_t, std::uint32_t> next_kinds_;  // by kind, class and `if_capital`
  std::vector<Brief> brief_;                                     // by entry, once they are frozen
  WordTable texts_;                                              // of the entries
  std::vector<Run> runs_;                                        // 0 is no node
  std::vector<std::vector<std::uint16_t>> readings_;             // in cues_; 0 has none
  std::vector<Cue> cues_;

  std::vector<ClassSet> sets_;  // by symbol
  std::unordered_map<ClassSet, Symbol> interned_;
  std::vector<SymbolSet> members_;  // by class
  SymbolSet all_symbols_;
  std::vector<std::array<Symbol, kShapes>> unlisted_;  // by mask of suffixes
  std::vector<Symbol> quote_symbols_;
  Symbol end_symbol_ = 0;
  std::vector<std::unique_ptr<Alphabet>> alphabets_;
};

template <typename Next>
std::pair<std::uint32_t, unsigned> Vocabulary::find_run(std::uint32_t first, Shape shape,
                                                        Next next) const {
  std::pair<std::uint32_t, unsigned> best{0, 0};
  if (!brief_[first].begins_run) return best;
  const auto* branches = &runs_[entries_[first].run].next;
  for (unsigned i = 0; !branches->empty(); ++i) {
    const std::uint32_t word = next(i);
    if (word == 0) break;
    const Run* node = nullptr;
    for (const auto& [key, target] : *branches)
      if (key == word) node = &runs_[target];
    if (!node) break;
    if (node->entry && (shape != Shape::lower || !brief_[node->entry].needs_capital))
      best = {node->entry, i + 2};
    branches = &node->next;
  }
  return best;
}

}  // namespace sayso
