// Why the pipeline found what it found, as data: for each attribution its rule, the tape of its
// sentences, and the candidates that lost against it.
//
//     PipelineTrace trace;
//     const Analysis analysis = analyse(std::move(article), rules, &trace);
//     const Explanation all = explain(analysis, trace, rules, {});
//     const Explanation one = explain(analysis, trace, rules, {.place = Span{120, 121}});
//
// Only what is known already is put together here; nothing is looked for again. Spans are bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline.h"

namespace sayso {

// What part of an attribution a token belongs to.
enum class Part { none, content, source, cue, via, addressee, medium, when };
std::string_view name(Part part);  // "" for none

struct ExplainedToken {
  Span span;                         // empty: a sentence ends here without a mark
  std::vector<std::string> classes;  // those that the rules make use of
  Part part = Part::none;
};

// A candidate that did not become what was asked about.
struct ExplainedCandidate {
  std::string_view rule;  // its id
  std::vector<Span> content;
  Span cue, source;  // empty where there is none
  double confidence = 0;
  std::string_view outcome;  // why it lost
  std::string better;        // id of the attribution that it lost to; "" where that is none
};

struct ExplainedAttribution {
  std::string id;           // as the writers give it; "" for a nested one, which they leave out
  std::uint32_t index = 0;  // into Analysis::attributions
  const AttributionRule* rule = nullptr;  // owned by the rules; null where the rules changed
  std::string_view boundary;         // id of the [[boundary]] at which its content ends; "" without
  std::vector<ExplainedToken> tape;  // of the sentences in which it stands
  std::vector<ExplainedCandidate> losers;
};

// A place in which no attribution stands.
struct ExplainedPlace {
  std::vector<ExplainedToken> tape;  // of its sentence; empty between the blocks
  std::vector<ExplainedCandidate> candidates;
};

// A rule that nearly fired (near_misses.h).
struct ExplainedNearMiss {
  const AttributionRule* rule = nullptr;  // owned by the rules
  Span cue = {};                          // or the quotation, for a rule without a cue
  std::string_view side = {};             // "before" or "after" the cue, or "cue"
  Span stopped = {};  // the token that did not fit, empty for an {end} without a mark; Span{}:
                      // there was none left
  std::string wanted = {};  // the part of the pattern that it did not fit
};

struct Explanation {
  std::vector<ExplainedAttribution> attributions;
  std::vector<ExplainedNearMiss> nearly;  // in the sentence that was asked for; [] where all were
  std::optional<ExplainedPlace> place;  // where one was asked for, and no attribution stands there
};

// What is to be explained: all attributions, unless one of these says which.
struct Question {
  std::optional<Span> place = {};
  std::string id = {};
  bool nested = false;  // attributions inside others as well
};

// `analysis` is as `analyse` gave it, with its trace.
Explanation explain(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                    const Question& question);

}  // namespace sayso
