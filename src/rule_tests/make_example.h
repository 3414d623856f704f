// An example or counter-example for a rule, made from a place in an article: a mistake there
// becomes a test.
//
//     const auto made = make_example(analysis, trace, rules, Span{120, 121}, {});
//     // [[rule.example]]
//     // text = 'Ada Brook said on Monday that the plan failed.'
//     // content = ['that the plan failed']
//     // source = 'Ada Brook'
//     // cue = 'said'
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline.h"

namespace sayso {

// What should have been found, where that is not what was found; each as the text has it.
struct ExampleWishes {
  std::vector<std::string> content = {};
  std::string source = {}, cue = {};
};

struct MadeExample {
  std::string_view rule;             // that made the attribution there; "" where there is none
  std::string text;                  // of the sentence, or of the block where the sentence alone
                                     // would come out otherwise
  std::vector<std::string> content;  // what was wished for, else found, else [] ...
  std::string source, cue;
  bool is_same_alone = true;  // `text` alone gives what the article gave there
};

// `place` are bytes of the article. An example without `text` where no words stand there, or where
// the article's language has no rules. `trace` is that of `analysis`.
MadeExample make_example(const Analysis& analysis, const PipelineTrace& trace, const RuleSet& rules,
                         Span place, const ExampleWishes& wishes);

// As TOML, to be pasted beneath a [[rule]].
std::string example_toml(const MadeExample& example);
std::string counter_toml(const MadeExample& example);

}  // namespace sayso
