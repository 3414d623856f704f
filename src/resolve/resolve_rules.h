// The rules that resolve source mentions to speakers: the tables of rules/LANGUAGE/resolve/*.toml,
// where their keys are explained.
//
//     ResolveRules rules(folder, "en", vocabulary, library, problems);   // before
//     vocabulary.freeze() rules.compile(problems);                                           //
//     after it
//
// Read only from then on.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/pattern_choice.h"
#include "resolve/speaker.h"
#include "rules/folder.h"

namespace sayso {

struct ResolveExample {
  std::string text;                // of a source: the whole mention
  std::string name;                // what the group of that name holds; empty: not looked at
  std::vector<std::string> roles;  // [] not looked at
  unsigned line = 0;
  bool counter = false;  // the rule must not match
};

// What a source mention refers to.
enum class Refers {
  none,
  he,        // one man
  she,       // one woman
  it,        // one organization or document
  they,      // several
  writer,    // first person: whoever is quoted there
  relative,  // what stands directly before
  person,    // somebody described
  people,
  organization,
  document,
};

struct ResolveRule {
  std::string id, why, file;
  unsigned line = 0;
  SpeakerKind kind = SpeakerKind::unknown;  // what a name is that it matches
  int weight = 0;                           // how much that says
  Refers refers = Refers::none;             // of a [[source]]
  bool place = false;                       // a name that it matches is (also) a place
  bool is_name = true;                      // false: a [[name]] that says there is none
  bool introduces = true;                   // false: such a name must stand elsewhere, too
  std::vector<ResolveExample> examples;
};

// One kind of rule: its tables, and their patterns in one.
struct ResolveRuleSet {
  std::vector<ResolveRule> rules;
  PatternChoice patterns;

  explicit ResolveRuleSet(PatternChoice::Place place) : patterns(place) {}
};

class ResolveRules {
 public:
  ResolveRules(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
               PatternLibrary& library, Diagnostics& problems);
  ResolveRules(const ResolveRules&) = delete;
  void compile(Diagnostics& problems);

  ResolveRuleSet runs{PatternChoice::Place::after};     // [[name-run]]: words that may be names
  ResolveRuleSet names{PatternChoice::Place::whole};    // [[name]]: the name in such a run
  ResolveRuleSet before{PatternChoice::Place::before};  // [[before-name]]
  ResolveRuleSet after{PatternChoice::Place::after};    // [[after-name]]
  ResolveRuleSet leads{
      PatternChoice::Place::whole};  // [[lead]]: may open a mention that ends with its name
  ResolveRuleSet tails{
      PatternChoice::Place::after};  // [[tail]]: may follow the name in its mention
  ResolveRuleSet sources{PatternChoice::Place::whole};  // [[source]]: mentions without a name

  // The classes that the stage asks for by their part in it; [resolve] names them.
  struct Classes {
    ClassId name_begin;     // a name may begin with it
    ClassId common;         // alone at the start of a sentence it is a word, not a name
    ClassId opener;         // at the start of a sentence it is no part of the name behind it
    ClassId given;          // given names
    ClassId honorific;      // titles that are no role
    ClassId place;          // alone it is never short for a longer name: "China" of "Bank of China"
    ClassId link;           // stands between two parts of an organization's name: "of", "and"
    ClassId possessive;     // "'s"
    ClassId conjunction;    // between coordinated mentions
    ClassId dropped;        // at the start of a description, no part of its label
    ClassId indefinite;     // a description that begins with it means somebody new
    ClassId specific;       // begins a description whose possessor is looked for: "the"
    ClassId variation;      // nouns that news uses for a person just named: "the 19-year-old"
    ClassId lesser;         // makes another office of it: "deputy"
    ClassId modifier;       // adjectives of roles that tell nobody apart: "former"
    ClassId general;        // nouns that fit any organization: "company"
    ClassId pronoun_owner;  // "its" in "its chairman"
    ClassId she, he;        // pronouns, in all cases
    ClassId plural;         // looks like a plural
    ClassId verb;           // behind a name it makes the name a subject
    ClassId phrase;         // behind a pronoun it makes it a possessive: "her daughter"
    ClassId determiner;     // at the start of a sentence it may open a description
    ClassId trade;          // general nouns that fit no public body: "company"
    ClassId public_body;    // "ministry", "council"
    ClassId outlet;         // names of news agencies, newspapers
    ClassId body_link;      // "at" and "of" between somebody and the organization
  };
  Classes classes{};
  std::vector<ClassId> female, male;  // [[gender]]

  // Nouns that name one role: folded noun -> number of its [[same]] table, from 1.
  std::map<std::string, int, std::less<>> same;
  // Short forms of given names, folded: short -> the full names.
  std::multimap<std::string, std::string, std::less<>> nicknames;

 private:
  void read(const rules::Folder& folder, std::string_view language, std::string_view table_name,
            Vocabulary& vocabulary, PatternLibrary& library, ResolveRuleSet& set,
            Diagnostics& problems);
  void read_classes(const rules::Folder& folder, std::string_view language, Vocabulary& vocabulary,
                    Diagnostics& problems);
};

}  // namespace sayso
