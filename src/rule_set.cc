#include "rule_set.h"

#include <future>
#include <utility>

namespace sayso {
namespace {

void append(const Diagnostics& found, Diagnostics& problems) {
  problems.insert(problems.end(), found.begin(), found.end());
}

std::unique_ptr<LanguagePack> load_pack(const rules::Folder& folder, const std::string& language,
                                        Diagnostics& problems) {
  SegmentRules segment = load_segment_rules(folder, language, problems);
  // What waits for nothing else, a fifth of the whole, is made by a second thread meanwhile.
  struct Made {
    Weights weights;
    Diagnostics problems;
  };
  auto beside = std::async(std::launch::async, [&] {
    Made made;
    compile(segment, made.problems);
    if (const auto* tsv = folder.file(language, "calibration.tsv"))
      made.weights.read(*tsv, language + "/calibration.tsv", made.problems);
    return made;
  });
  auto pack = std::make_unique<LanguagePack>(folder, language, problems);
  Made made = beside.get();
  append(made.problems, problems);
  pack->segment = std::move(segment);
  pack->attribute.weights = std::move(made.weights);
  return pack;
}

}  // namespace

LanguagePack::LanguagePack(const rules::Folder& folder, std::string_view name,
                           Diagnostics& problems)
    : language(name),
      quotes(load_quote_rules(folder, name, problems)),
      vocabulary(folder, name, problems),
      patterns(folder, name, vocabulary, problems),
      attribute(folder, name, vocabulary, patterns, problems),
      resolve(folder, name, vocabulary, patterns, problems),
      compare(folder, name, problems),
      qualify(folder, name, vocabulary, patterns, problems) {
  // All patterns are parsed: the vocabulary knows which classes matter.
  vocabulary.freeze(problems);
  attribute.compile();
  resolve.compile(problems);
  qualify.compile();
}

std::unique_ptr<RuleSet> RuleSet::load(const std::string& path, Diagnostics& problems,
                                       const std::vector<std::string>& overlays) {
  const auto folder = rules::Folder::read(path, problems, overlays);
  return folder ? load(*folder, problems) : nullptr;
}

std::unique_ptr<RuleSet> RuleSet::load(const rules::Folder& folder, Diagnostics& problems) {
  Diagnostics found;
  auto rules = std::make_unique<RuleSet>();
  rules->path = folder.path();
  rules->digest = folder.digest();
  rules->languages = load_language_rules(folder, found);
  rules->pages = load_page_rules(folder, found);
  rules->presets = load_presets(folder, found);
  Diagnostics again;  // what is wrong in the common tables is reported with each pack
  rules->common.segment = load_segment_rules(folder, "common", again);
  rules->common.quotes = load_quote_rules(folder, "common", again);
  for (const auto& language : folder.languages())
    rules->packs.push_back(load_pack(folder, language, found));
  if (rules->packs.empty()) compile(rules->common.segment, found);
  folder.report_unknown(found);
  append(found, problems);
  return has_error(found) ? nullptr : std::move(rules);
}

const LanguagePack* RuleSet::pack(std::string_view language) const {
  for (const auto& pack : packs)
    if (pack->language == language) return pack.get();
  return nullptr;
}

void RuleSet::set_weights(std::string_view language, Weights weights) {
  for (const auto& pack : packs)
    if (pack->language == language) {
      pack->attribute.weights = std::move(weights);
      return;
    }
}

const compare::CompareRules& RuleSet::comparing(std::string_view language) const {
  if (language.empty() && !packs.empty()) return packs.front()->compare;
  const LanguagePack* found = pack(language);
  return found ? found->compare : common.compare;
}

std::string_view RuleSet::why(std::string_view rule_id) const {
  for (const auto& pack : packs)
    for (const auto& rule : pack->attribute.rules)
      if (rule.id == rule_id) return rule.why;
  return {};
}

}  // namespace sayso
