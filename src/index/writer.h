// Puts articles into an index.
//
//     Writer writer;
//     if (!writer.open("quotes.db", rules->digest, problem)) ...
//     if (writer.is_new(article.id, digest)) writer.add(reading, digest);
//     if (!writer.finish(problem)) ...
//
// An article that the index has, of the same text and made by the same rules, stays as it is; a
// changed one replaces it. Articles are written in transactions of two seconds or so: a program
// that is killed leaves an index in which all of them are whole, and readers see none by halves.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "compare/reading.h"
#include "index/database.h"

namespace sayso::index {

class Writer {
 public:
  bool open(const std::string& path, const std::string& rules_digest, Diagnostic& problem);

  // May be called by several threads at once, also while add() runs.
  bool is_new(const std::string& id, const std::string& digest) const;

  void add(const compare::Reading& reading, const std::string& digest);
  bool finish(Diagnostic& problem);  // false where something could not be written

  std::size_t added() const { return added_; }
  std::size_t replaced() const { return replaced_; }

 private:
  struct Statements;
  struct Delete {
    void operator()(Statements* statements) const;
  };
  void remove(std::int64_t article);
  void commit();  // or all back, where something could not be written
  std::int64_t add_article(const compare::Reading& reading, const std::string& digest,
                           const std::vector<std::int64_t>& shingles);
  void add_attributions(std::int64_t article, const compare::Reading& reading);

  Database db_;
  std::unique_ptr<Statements, Delete> statements_;
  std::string rules_digest_;
  std::unordered_map<std::string, std::string> known_;  // digests by id, when it was opened
  std::chrono::steady_clock::time_point begun_;
  std::size_t added_ = 0, replaced_ = 0;
  struct {
    std::int64_t articles = 0, quotations = 0, digest = 0;
  } changed_;  // in this transaction
};

}  // namespace sayso::index
