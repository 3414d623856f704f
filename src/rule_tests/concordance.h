// What a pattern would match, before it is a rule.
//
//     auto concordance = Concordance::make(*folder, "en", "{title} (?P<name>{capital}+)",
//     problems); for (const PatternHit& hit : concordance->find(analysis, trace)) ...
//
// A pattern with a {cue} and a content is tried as an attribution rule is: around the whole run of
// the cue. Any other is looked for on the tape of each block, leftmost first, without overlaps.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "pipeline.h"

namespace sayso {

struct PatternHit {
  struct Capture {
    std::string name;
    Span span;
  };
  Span span;                      // bytes of the article
  std::vector<Capture> captures;  // in the order of the text, none inside another
};

class Concordance {
 public:
  // Null where the rules or the pattern do not load. Diagnostics about the pattern have no file;
  // their line is the pattern's, counted from 2.
  static std::unique_ptr<Concordance> make(rules::Folder& folder, const std::string& language,
                                           const std::string& pattern, Diagnostics& problems);

  // `trace` is that of `analysis`, which was made with rules().
  std::vector<PatternHit> find(const PipelineTrace& trace) const;
  const RuleSet& rules() const { return *rules_; }

 private:
  std::vector<PatternHit> on_tapes(const PipelineTrace& trace) const;
  std::vector<PatternHit> at_cues(const PipelineTrace& trace) const;

  std::unique_ptr<RuleSet> rules_;
  std::string rule_;                              // id of the rule that was tried, or ""
  std::unique_ptr<re2::RE2> pattern_;             // null where a rule is tried
  Alphabet alphabet_{Alphabet::Reads::forwards};  // of the pattern
  std::vector<std::string> captures_;
};

}  // namespace sayso
