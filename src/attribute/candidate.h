// Candidates: what a rule would make an attribution of. All rules are matched; candidates compete
// (selection.h), and the losers stay in the trace with the reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribute_rules.h"
#include "attribute/content_end.h"
#include "attribute/cue_end.h"
#include "attribute/observer.h"
#include "attribute/word_keys.h"
#include "tape/tape.h"

namespace sayso {

enum class Outcome {
  open,  // not decided yet
  won,
  weak,       // its confidence is below the threshold
  cue_taken,  // another candidate of the same cue is better
  crossing,   // its content would cross a better one's
  inside,     // it lies inside the content of another: nested
  no_source,  // it inherits a source, and there is none before it
  no_turn,    // it would be a turn of an interview, but its source opens no other block
};
std::string_view name(Outcome outcome);

struct Candidate {
  static constexpr std::int32_t kNone = -1;

  std::uint32_t block = 0;
  std::uint16_t rule = 0;       // index into AttributeRules::rules
  std::int32_t cue_id = kNone;  // in the vocabulary; kNone: no cue
  std::int32_t run = kNone;     // index into AttributeRules::runs
  std::uint32_t sentence = 0;   // number of sentence ends before the cue in its block
  TokenRange cue, source;       // tokens of the block's tape; source may be empty
  std::uint32_t joined = 0;     // words at the end of the cue that went over to it from the content
  std::vector<TokenRange> content, more;
  TokenRange via, addressee, medium;
  std::vector<TokenRange> when;
  CueAttributes attributes = 0;  // of cue and run
  std::uint16_t qualifiers = 0;
  std::string_view boundary;  // id of the [[boundary]] that ended its content
  double confidence = 0;
  double alone = 0;  // the same by its own words, before the second look
  Outcome outcome = Outcome::open;
  std::int32_t better = kNone;  // index of the candidate that it lost to
};

class CandidateFinder {
 public:
  CandidateFinder(const AttributeRules& rules, const Vocabulary& vocabulary);

  // Appends the candidates of one block's tape to `out`, each with its confidence.
  void find(std::string_view text, const Tape& tape, BlockKind block_kind,
            std::vector<Candidate>& out, ModelObserver* observer) const;

  // What candidates begin as: the run of one reading of the cue at token `index`, or the quotation
  // there. No rule has looked at it yet.
  Candidate at_cue(const Tape& tape, std::uint32_t index, std::uint32_t sentence,
                   std::uint16_t reading) const;
  static Candidate at_quote(const Tape& tape, std::uint32_t index, std::uint32_t sentence);

 private:
  void apply(std::string_view text, const Tape& tape, const Candidate& seed,
             std::vector<Candidate>& out, ModelObserver* observer) const;
  // What several rules find alike beside one cue: rules share their sides, and the end of a content
  // depends on where it begins alone.
  struct Side {
    int pattern;
    std::vector<CapturedRange> groups;
  };
  struct KnownEnd {
    const BoundarySet* set;
    std::uint32_t first, from;
    ContentEnd end;
  };
  struct Beside {
    PatternSet::Place left, right;
    std::vector<Side> known_left, known_right;
    std::vector<KnownEnd> ends;
    std::vector<TokenRange> cue_ends;  // the end of a cue, and with the words that join it
  };
  static const std::vector<CapturedRange>& groups(const PatternSet::Place& place, int pattern,
                                                  std::vector<Side>& known);
  bool fill(std::string_view text, const Tape& tape, const AttributionRule& rule,
            Candidate& candidate, Beside& beside, ModelObserver* observer) const;
  void extend(std::string_view text, const Tape& tape, const AttributionRule& rule,
              Candidate& candidate, Beside& beside, ModelObserver* observer) const;
  void join_cue(std::string_view text, const Tape& tape, const AttributionRule& rule,
                Candidate& candidate, Beside& beside, ModelObserver* observer) const;
  void trim(const Tape& tape, TokenRange& range) const;
  void inherit_sources(std::vector<Candidate>& all, std::size_t first) const;
  FeaturePart noun_kind(const Tape& tape, std::uint32_t token) const;
  std::string form_of(const Candidate& candidate) const;
  static std::string frames_of(const Candidate& candidate);
  double score(std::string_view text, const Tape& tape, BlockKind block_kind,
               const Candidate& candidate, std::size_t index, ModelObserver* observer) const;

  const AttributeRules& rules_;
  const Vocabulary& vocabulary_;
  WordKeys keys_;
  ContentEnds ends_;
  CueEnds cue_ends_;
  std::optional<ClassId> trimmed_;
  std::vector<std::pair<ClassId, FeaturePart>> noun_kinds_;
  std::vector<bool> is_measured_;  // by rule: its confidence comes from the weights
};

}  // namespace sayso
