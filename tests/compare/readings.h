// Articles made ready for comparing, for tests.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "checkout.h"
#include "compare/compare.h"

namespace sayso::compare {

inline Reading reading_of(Article article) {
  static WordReader words(checkout_rules().comparing("en"));
  article.language = "en";
  return read_words(analyse(std::move(article), checkout_rules()), words);
}

inline Reading reading_of(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.text = text;
  return reading_of(std::move(article));
}

inline bool has(const std::vector<Flag>& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

inline bool has(const std::vector<Risk>& risks, Risk risk) {
  return std::find(risks.begin(), risks.end(), risk) != risks.end();
}

inline std::string names(const std::vector<Flag>& flags) {
  std::string all;
  for (const Flag flag : flags) all += (all.empty() ? "" : " ") + std::string(name(flag));
  return all;
}

inline std::string names(const std::vector<Risk>& risks) {
  std::string all;
  for (const Risk risk : risks) all += (all.empty() ? "" : " ") + std::string(name(risk));
  return all;
}

}  // namespace sayso::compare
