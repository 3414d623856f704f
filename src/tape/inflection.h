// All forms of a word from its base form, by the suffix rules and lists of a language pack.
//
//     Inflection inflection(folder, "en", problems);
//     inflection.verb("point out").past   // "pointed out"
//
// Of an entry with several words the first is inflected.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/folder.h"

namespace re2 {
class RE2;
}

namespace sayso {

struct VerbForms {
  std::string base, third, past, participle, gerund;
};

class Inflection {
 public:
  Inflection(const rules::Folder& folder, std::string_view language, Diagnostics& problems);
  ~Inflection();

  VerbForms verb(std::string_view base) const;
  std::string plural(std::string_view singular) const;

 private:
  struct Rewrite {
    std::unique_ptr<re2::RE2> pattern;
    std::string replacement;
  };
  struct Rewrites {
    std::vector<Rewrite> all;  // the first that matches is applied
    // Where the last is an ending for any word, what says that another applies; else null.
    std::unique_ptr<re2::RE2> special;
    std::string ending;
  };
  static void find_ending(Rewrites& rewrites);
  static std::string apply(const Rewrites& rewrites, std::string word);

  Rewrites third_, past_, gerund_, plural_;
  std::map<std::string, VerbForms, std::less<>> irregular_verbs_;
  std::map<std::string, std::string, std::less<>> irregular_plurals_;
  std::map<std::string, bool, std::less<>> doubling_;
};

}  // namespace sayso
