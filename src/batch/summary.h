// What a run came to: said at its end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch/extraction.h"

namespace sayso {

class Summary {
 public:
  void add(const std::string& path, const Extracted& extracted);

  std::size_t articles() const { return articles_; }
  std::size_t failures() const { return failures_; }
  std::size_t done_before() const { return done_before_; }  // articles that --resume skipped
  const ArticleCounts& counts() const { return counts_; }
  const std::map<std::string, std::size_t>& warnings() const { return warnings_; }

  // Lines for people: the counts, then every failure with its reason.
  void append_counts(std::size_t passed_over, std::string& out) const;
  void append_failures(std::string& out) const;

 private:
  static constexpr std::size_t kMostTold = 1000;  // failures; of further ones the codes are counted

  std::size_t articles_ = 0, failures_ = 0, done_before_ = 0;
  ArticleCounts counts_;
  std::map<std::string, std::size_t> warnings_;       // by code
  std::map<std::string, std::size_t> more_failures_;  // by code
  std::vector<std::string> failure_lines_;
};

}  // namespace sayso
