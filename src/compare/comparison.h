// What comparing articles found: groups of occurrences of one quotation, and what each changed.
//
//     for (const Group& group : comparison.groups)
//       for (const Pair& pair : group.pairs)
//         for (Flag flag : pair.flags) name(flag);   // "substituted", "speaker-dropped", ...
//
// The head of a group is its fullest occurrence. Every other occurrence is the `b` of one pair; its
// `a` is the head, or the occurrence that it is nearest to. So a group of n has n-1 pairs. Edits,
// flags and risks tell how `a` becomes `b`. All texts are copies: a comparison needs no article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/speaker.h"
#include "text/span.h"

namespace sayso::compare {

// What sets two occurrences apart. Each stands for itself; several may hold at once.
enum class Flag : std::uint8_t {
  verbatim,           // the same words, to the letter
  typography,         // case, punctuation or hyphens differ
  spelling,           // a word is spelled in another way (realised, realized; five, 5)
  brackets,           // an editor's words in brackets were put in or taken out
  cut_start,          // words at the start are left out
  cut_end,            // words at the end are left out
  cut_middle,         // words between are left out, and nothing tells
  joined,             // words between are left out at an ellipsis, or two places are put together
  substituted,        // a word stands for another
  inserted,           // a word was put in
  marks_dropped,      // the words stand without quotation marks
  marks_narrowed,     // words that stood inside marks now stand outside
  marks_widened,      // words that stood outside marks now stand inside
  speaker_alias,      // the same speaker under another name
  speaker_different,  // another speaker
  speaker_dropped,    // nobody is said to have said it
  cue_changed,        // the cue is of another class (said, admitted)
};

// What a change of words touches.
enum class Risk : std::uint8_t { negation, modal, number, quantifier, name };

enum class Op : std::uint8_t { equal, substitute, insert, erase };

std::string_view name(Flag flag);  // "cut-start"
std::string_view name(Risk risk);
std::string_view name(Op op);  // "equal", "substitute", "insert", "delete"

extern const std::vector<Flag> kFlags;  // all, in the order of their declaration
extern const std::vector<Risk> kRisks;

// A run of words. Equal words may differ in case and spelling; each side is as its article has it.
struct Edit {
  Op op = Op::equal;
  std::string a, b;         // "" where that side has none
  std::vector<Flag> flags;  // typography, spelling, cut_middle, ...: what this edit was taken for
  std::vector<Risk> risks;
};

// An article that was compared. Metadata is empty where unknown.
struct Source {
  std::string id, title, publisher, published, url;
};

struct Occurrence {
  std::uint32_t article = 0;         // index into Comparison::articles
  std::string attribution;           // id as in sayso/1 ("q120"); "" where no attribution holds it
  std::uint32_t start = 0, end = 0;  // code points of the article's text, half-open
  Span span;                         // the same in bytes
  std::string text;                  // that slice
  std::string speaker;               // label; "" where nobody is named
  std::string cue;                   // the words; "" without
  bool quoted = false;               // at least some of it stands inside quotation marks
  SpeakerKind kind = SpeakerKind::unknown;  // of the one speaker; unknown of several
};

struct Pair {
  std::uint32_t a = 0, b = 0;  // indices into Group::occurrences
  std::vector<Flag> flags;     // in the order of kFlags, each once; never empty
  std::vector<Risk> risks;     // likewise; may be empty
  std::vector<Edit> edits;     // from the first word to the last
};

struct Group {
  std::string id;          // stays the same when other articles are added: that of its head
  std::uint32_t head = 0;  // index into occurrences
  std::vector<Occurrence> occurrences;  // in the order of the articles, then of the text
  std::vector<Pair> pairs;              // by b
};

struct Comparison {
  std::vector<Source> articles;  // all that were compared, in the order of the input
  std::vector<Group> groups;     // of two occurrences or more, in the order of their first
                                 // quotations
};

}  // namespace sayso::compare
