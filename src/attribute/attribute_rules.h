// The rules that find attributions, as the rules folder has them.
//
//     [[rule]]
//     id = "quote-speaker-cue"
//     why = '“It is late,” Li Shulei said.'
//     pattern = '''(?P<content>{quote}) ,? (?P<source>{np}) {cue:quote}'''
//
// A rule is anchored at its {cue} (or, without one, at its first {quote}): what stands before it is
// matched backwards from there, what stands behind it forwards. `{cue}` is the whole run of the
// cue: [[run]] tables say how auxiliaries and adverbs join it.
#pragma once

#include <bit>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "attribute/pattern_set.h"
#include "attribute/weights.h"
#include "rules/folder.h"
#include "tape/pattern.h"

namespace sayso {

struct RuleExample {
  std::string text;
  std::vector<std::string> content;  // empty: any
  std::string source;
  std::string cue;
  unsigned line = 0;
  bool counter = false;  // the rule must leave the text alone
  bool known_failing = false;
};

// Where a rule's source mention comes from.
enum class SourceFrom { pattern, inherit, none };

struct AttributionRule {
  std::string id, why, file;
  unsigned line = 0;
  std::string pattern;          // as written
  SplitPattern halves;          // the same, parsed
  CueCondition cue;             // what the cue must be
  bool at_quote = false;        // anchored at a quotation: there is no cue
  int before = -1, after = -1;  // indices into AttributeRules::before and ::after
  std::string extend;  // kind of [[boundary]] that ends the last content; "": the pattern does
  SourceFrom source = SourceFrom::pattern;
  bool continues = false;   // content goes to the attribution before it
  bool next_block = false;  // content is the quotations that open the next block
  bool turn = false;        // its source opens several blocks; content is the rest of the block
  double prior = 0.5;       // precision to assume where nothing was measured
  std::uint16_t qualifiers = 0;  // added to those of the run
  std::vector<RuleExample> examples;
};

// How a cue grows to its run.
struct CueRun {
  std::string id;
  CueCondition cue;
  CueAttributes gives = 0;  // attributes that the run adds to the cue: "passive", ...
  std::uint16_t qualifiers = 0;
  int before = -1, after = -1;
};

// Places where contents of one kind may end.
struct BoundarySet {
  struct Place {
    std::string id;
    bool is_final;  // the content always ends there
  };
  std::string kind;  // "clause", "phrase", ...
  std::vector<Place>
      places;  // the [[boundary]] tables; place i has groups 2 i and 2 i + 1 of `pattern`
  PatternGraph::NodeId pattern = 0;  // in AttributeRules::ends
};

// What a quotation is that no attribution holds: a title, a mentioned word, a scare quote. The
// first that fits holds.
struct UseRule {
  std::string id;
  QuotationUse use = QuotationUse::scare;
  int before = -1, after = -1;  // indices into use_before and use_after
};

class AttributeRules {
 public:
  static constexpr std::int64_t kMaxMemory = 64 << 20;  // RE2's budget for one pattern, bytes

  // Reads and parses the tables; patterns are compiled once the vocabulary is frozen.
  AttributeRules(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
                 PatternLibrary& library, Diagnostics& problems);
  AttributeRules(const AttributeRules&) = delete;
  void compile();  // once the vocabulary is frozen

  std::vector<AttributionRule> rules;
  std::vector<CueRun> runs;
  std::vector<BoundarySet> boundaries;
  std::vector<UseRule> uses;
  PatternSet before, after, run_before, run_after, use_before, use_after;
  Alphabet& parts;    // of the patterns of boundaries
  PatternGraph ends;  // the patterns of boundaries
  Weights weights;
  double threshold = 0.4;      // candidates below it are no attributions
  std::uint32_t window = 200;  // tokens looked at on each side of a cue

  const BoundarySet* boundary(std::string_view kind) const;

  // Calls visit(index) for the rules that may match between those two places of `before` and
  // `after`, by the tokens right beside the cue.
  template <typename Visit>
  void for_each_between(const PatternSet::Place& left, const PatternSet::Place& right,
                        Visit visit) const {
    const std::uint64_t* a = before_.data() + left.letter() * rule_words_;
    const std::uint64_t* b = after_.data() + right.letter() * rule_words_;
    for (std::size_t i = 0; i < rule_words_; ++i)
      for (std::uint64_t both = a[i] & b[i]; both != 0; both &= both - 1)
        visit(64 * i + static_cast<std::size_t>(std::countr_zero(both)));
  }

 private:
  // `kinds` are those of the boundaries, which read_boundaries returns.
  void read_rules(const rules::Folder& folder, std::string_view language, PatternLibrary& library,
                  const std::vector<std::string>& kinds, Diagnostics& problems);
  void read_runs(const rules::Folder& folder, std::string_view language, PatternLibrary& library,
                 Diagnostics& problems);
  std::vector<std::string> read_boundaries(const rules::Folder& folder, std::string_view language,
                                           PatternLibrary& library, Diagnostics& problems);
  void read_uses(const rules::Folder& folder, std::string_view language, PatternLibrary& library,
                 Diagnostics& problems);

  std::vector<std::uint64_t> rules_by_letter(const PatternSet& side,
                                             int AttributionRule::*pattern) const;

  std::size_t rule_words_ = 0;                 // of a set of rules, by bits
  std::vector<std::uint64_t> before_, after_;  // by letter: the rules that may match beside it

  // What waits for the frozen vocabulary.
  std::vector<std::function<void()>> pending_;
};

}  // namespace sayso
