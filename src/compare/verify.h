// Is this quotation in the sources, and what did it change?
//
//     Verifier verifier(rules);
//     verifier.add(read_quotation("The bridge is safe", "Ada Brook", reader), 0);
//     verifier.build();
//     verifier.search(source);                       // one article after the other
//     std::vector<Verification> results = verifier.results();
//
// What is said is what differs, in words; never whether a statement is true.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compare/comparison.h"
#include "compare/match.h"
#include "compare/shingles.h"
#include "text/code_points.h"

namespace sayso::compare {

enum class Verdict : std::uint8_t {
  verbatim,                // all of its words stand there in this order, and nothing between
  partial,                 // only a part is there, or words between are left out and marked so
  attributed_otherwise,    // the words are there, as somebody else's
  differs,                 // words were changed, put in, or left out between without a sign
  reworded_without_marks,  // other words, which the source does not have in quotation marks
  not_found,
};
std::string_view name(Verdict verdict);  // "reworded-without-marks"

// A place in a source; `pair` tells how its words (a) became those of the quotation (b).
struct Passage {
  Verdict verdict = Verdict::not_found;
  Source source;
  Occurrence occurrence;
  std::string before, after;  // the words around it
  std::uint32_t equal = 0;    // words of the quotation that stand there
  Pair pair;
};

struct Verification {
  std::string quotation, speaker;    // as they were asked for
  std::string article, attribution;  // where the quotation was taken from; "" where it was given
  Verdict verdict = Verdict::not_found;  // that of the first passage
  std::vector<Flag> flags;               // likewise
  std::string note;                      // what else may explain it; may be empty
  std::vector<Passage> passages;         // the nearest first; at most kMostPassages
};
inline constexpr std::size_t kMostPassages = 8;

// What was searched: said with every verdict.
struct Searched {
  std::uint64_t articles = 0, quotations = 0;
  std::string digest;  // of the digests of all articles, in order
  std::string index;   // the file, where an index was asked
};

class Verifier {
 public:
  explicit Verifier(const CompareRules& rules) : rules_(rules) {}

  // Unit `unit` of a reading, which must outlive the verifier.
  void add(const Reading& reading, std::size_t unit);
  void build();
  void search(const Reading& source);
  std::vector<Verification> results() const;  // in the order in which they were added

 private:
  struct Asked {
    const Reading* reading;
    const Unit* unit;
    const Said* said;
    std::vector<Passage> passages;
  };
  // What a source has of a quotation at one place.
  struct Held {
    Passage passage;
    Range place, of_quotation;  // words that both have
    bool is_part = false;       // words at an edge of the quotation are not there
  };
  std::optional<Held> hold(const Asked& asked, const Reading& source, Range place,
                           std::optional<CodePoints>& points) const;
  void keep(Asked& asked, std::vector<Held> all);

  const CompareRules& rules_;
  std::vector<Asked> asked_;
  ShingleIndex index_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> tiny_;  // by their first word
};

}  // namespace sayso::compare
