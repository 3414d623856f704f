// An article as it is compared: its words in a row, with the quotations and the speakers in it.
//
//     const Reading reading = read_words(analysis, rules);
//     for (const Unit& unit : reading.units)           // what stands in quotation marks
//       reading.words[unit.begin] ... [unit.end - 1]
//
// A quotation that its tag interrupts (“No,” she said. “Never.”) is one unit, and the words of the
// tag are left out of the row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis.h"
#include "compare/compare_rules.h"
#include "compare/comparison.h"

namespace sayso::compare {

struct Word {
  Span span;                 // bytes of the article
  std::uint32_t key = 0;     // hash of its one spelling: equal for the same word
  std::uint16_t traits = 0;  // compare_rules.h
};

// A range of words of a reading.
struct Range {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  friend bool operator==(Range, Range) = default;
};
std::uint32_t overlap(Range a, Range b);  // in words

constexpr std::int32_t kNobody = -1;

struct Unit : Range {
  Span span;                           // with its marks, from the first part to the last
  std::vector<Span> parts;             // without marks; several where a tag stands between
  std::int32_t attribution = kNobody;  // index into Reading::said
};

// An attribution, as far as comparing needs it.
struct Said {
  std::string id;
  std::vector<Span> content;
  std::string speaker;                      // label; "" unknown
  SpeakerKind kind = SpeakerKind::unknown;  // of the one speaker; unknown of several
  std::vector<std::string> names;           // name and aliases of all its speakers, folded
  std::vector<std::string> roles;           // what the article says they are, folded
  Span cue_span;                            // its first run; empty without
  std::string cue;
  CueClass cue_class = CueClass::other;
  AttributionType type = AttributionType::indirect;
};

struct Reading {
  Source source;
  std::string text, language, author;
  std::vector<Word> words;
  std::vector<Unit> units;  // in the order of the text, not overlapping
  std::vector<Said> said;

  // The attribution whose content holds most of these bytes, and whose cue stands outside of them;
  // the innermost. Else the one that holds their beginning, where no other has any of them.
  // kNobody: none does.
  std::int32_t said_at(Span span) const;
  std::int32_t unit_at(Range range) const;  // the unit that shares most words with it; -1: none
  Span bytes(Range range) const {
    return {words[range.begin].span.begin, words[range.end - 1].span.end};
  }
};

// Words into keys and traits; remembers what it has seen. One for each thread.
class WordReader {
 public:
  explicit WordReader(const CompareRules& rules) : rules_(rules) {}

  // Appends the words of `range`, without where they stand (kQuoted, ...).
  void append(std::string_view text, Span range, std::vector<Word>& words);

 private:
  struct Known {
    std::uint32_t key;
    std::uint16_t traits;
    std::uint8_t ending;  // bytes of a contraction's ending
  };
  const Known& known(std::string_view word);
  void append_word(std::string_view text, Span span, bool is_capital, std::vector<Word>& words);

  const CompareRules& rules_;
  std::unordered_map<std::string, Known> seen_;
  std::string folded_;
};

// Which words of an article are read: all, or those of its units, which an index keeps. The latter
// do not tell where they stand.
enum class Extent { all, units };

// `analysis` may be of any language.
Reading read_words(const Analysis& analysis, WordReader& reader, Extent extent = Extent::all);

// Fills the words of a reading, and the ranges of its units, from its text and their parts. Units
// without a word are taken out.
void fill_words(Reading& reading, WordReader& reader, Extent extent = Extent::all);

// A quotation that stands alone, without an article around it.
Reading read_quotation(std::string text, std::string speaker, WordReader& reader);

}  // namespace sayso::compare
