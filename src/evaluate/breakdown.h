// Where rights and wrongs come from: by cue class and by rule.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "evaluate/comparison.h"
#include "evaluate/tally.h"

namespace sayso::eval {

// What one rule's predictions came to. Right: content Jaccard of .5 or more, and the source.
struct RuleFigures {
  std::size_t predictions = 0;
  std::size_t right = 0;
  std::size_t wrong_speaker = 0;  // the content is right, the source is not
  std::size_t wrong_content = 0;  // a partner, but the contents overlap too little
  std::size_t invented = 0;       // no partner

  double precision() const { return predictions ? double(right) / double(predictions) : 0; }
  // Gold that the rule reached and spoilt: found, had it cut or attributed rightly.
  std::size_t lost() const { return wrong_speaker + wrong_content; }
};

struct Breakdown {
  // By name of the cue class. Precision by the class of predictions; recall by that of gold, where
  // gold has classes. Right as above.
  std::map<std::string, Tally> classes;
  std::map<std::string, RuleFigures> rules;
};

void add(const Comparison& compared, const Pairing& pairing, Breakdown& breakdown);

}  // namespace sayso::eval
