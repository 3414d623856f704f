#include "rule_tests/watch_session.h"

#include <set>
#include <utility>

#include "filter/filter.h"
#include "pipeline.h"
#include "rule_tests/check_rules.h"

namespace sayso {
namespace {

std::string key(const Diagnostic& d) { return d.code + d.file + d.rule + d.message; }

}  // namespace

struct WatchSession::State {
  std::unique_ptr<rules::Folder> folder;
  std::unique_ptr<RuleSet> rules;
  std::map<std::string, std::string> texts;  // of the rules, by id
  std::vector<Analysis> analyses;            // parallel to the articles
  std::set<std::string> warnings;
};

WatchSession::WatchSession(std::string path, std::vector<std::string> overlays)
    : path_(std::move(path)), overlays_(std::move(overlays)) {}
WatchSession::~WatchSession() = default;

void WatchSession::add(std::string path, Article article) {
  articles_.emplace_back(std::move(path), std::move(article));
}

std::unique_ptr<WatchSession::State> WatchSession::load(Diagnostics& problems) const {
  auto state = std::make_unique<State>();
  state->folder = rules::Folder::read(path_, problems, overlays_);
  if (!state->folder) return nullptr;
  if (good_ && good_->rules->digest == state->folder->digest()) return state;
  state->rules = RuleSet::load(*state->folder, problems);
  if (!state->rules) return nullptr;
  for (const rules::RuleText& rule : state->folder->rules()) state->texts[rule.id] = rule.text;
  return state;
}

WatchSession::Answer WatchSession::reload() {
  Answer answer;
  auto state = load(answer.problems);
  if (!state) return answer;
  answer.is_good = true;
  answer.is_same = !state->rules;
  if (answer.is_same) return answer;

  for (const auto& pack : state->rules->packs) {
    for (const AttributionRule& rule : pack->attribute.rules) {
      const auto old = good_ ? good_->texts.find(rule.id) : state->texts.end();
      const bool has_changed =
          good_ && (old == good_->texts.end() || old->second != state->texts[rule.id]);
      if (!has_changed) continue;
      for (auto& result : run_examples(*state->rules, pack->language, rule.id))
        answer.examples.push_back(std::move(result));
    }
  }
  state->analyses.reserve(articles_.size());
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    const auto& [path, article] = articles_[i];
    state->analyses.push_back(filter(analyse(article, *state->rules), {}));
    ArticleChange change{&path, good_ ? &good_->analyses[i] : nullptr, &state->analyses[i], {}};
    if (change.before) change.diff = differences(*change.before, *change.after);
    answer.articles.push_back(std::move(change));
  }
  before_ = std::exchange(good_, std::move(state));
  return answer;
}

WatchSession::Rest WatchSession::rest() {
  Rest rest;
  rest.examples = run_all_examples(*good_->rules);
  for (Diagnostic& warning : check_loaded(*good_->folder, *good_->rules)) {
    good_->warnings.insert(key(warning));
    if (!before_ || !before_->warnings.contains(key(warning)))
      rest.warnings.push_back(std::move(warning));
  }
  return rest;
}

}  // namespace sayso
