// All that the program knows, loaded from a rules folder. Immutable; shared by all threads.
//
//     Diagnostics problems;
//     auto rules = RuleSet::load("rules", problems);
//     if (!rules) ...                       // `problems` says all that is wrong, not the first
//     alone rules->pack("en")->attribute.rules    // null for a language without a pack
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attribute/attribute_rules.h"
#include "compare/compare_rules.h"
#include "filter/presets.h"
#include "qualify/qualify_rules.h"
#include "quotes/quote_rules.h"
#include "read/language_rules.h"
#include "read/page_rules.h"
#include "resolve/resolve_rules.h"
#include "rules/folder.h"
#include "segment/segment_rules.h"
#include "tape/pattern.h"
#include "tape/vocabulary.h"

namespace sayso {

// What stands in the pack of one language, together with the common pack.
struct LanguagePack {
  // All but `segment` and the weights of `attribute`, which RuleSet::load puts in.
  LanguagePack(const rules::Folder& folder, std::string_view language, Diagnostics& problems);

  std::string language;
  SegmentRules segment;
  QuoteRules quotes;
  Vocabulary vocabulary;
  PatternLibrary patterns;
  AttributeRules attribute;
  ResolveRules resolve;
  compare::CompareRules compare;
  QualifyRules qualify;
};

// For articles in other languages: what holds for all.
struct CommonPack {
  SegmentRules segment;
  QuoteRules quotes;
  compare::CompareRules compare;  // every word is itself
};

class RuleSet {
 public:
  // Null where there are errors; `problems` may hold warnings all the same. `overlays` are folders
  // put over the first one (rules/folder.h).
  static std::unique_ptr<RuleSet> load(const std::string& path, Diagnostics& problems,
                                       const std::vector<std::string>& overlays = {});
  static std::unique_ptr<RuleSet> load(const rules::Folder& folder, Diagnostics& problems);

  const LanguagePack* pack(std::string_view language) const;
  void set_weights(std::string_view language, Weights weights);  // where it was measured anew
  const compare::CompareRules& comparing(std::string_view language) const;  // "": of the first pack
  std::string_view why(std::string_view rule_id) const;  // "" where no rule has that id

  std::string path;
  std::string digest;  // XXH128 of all files, hex
  LanguageRules languages;
  PageRules pages;
  Presets presets;
  CommonPack common;
  std::vector<std::unique_ptr<LanguagePack>> packs;
};

}  // namespace sayso
