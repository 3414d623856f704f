// Asks an index.
//
//     Reader reader;
//     if (!reader.open("quotes.db", problem)) ...
//     for (std::int64_t article : reader.likely(quotation)) verifier.search(*reader.load(article,
//     words)); for (const Found& found : reader.search({.words = "bridge", .speaker = "Brook"},
//     problem)) ...
//
// Many readers may ask while one writer writes; each sees the index as it was when it asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compare/reading.h"
#include "compare/verify.h"
#include "index/database.h"

namespace sayso::index {

struct Stats {
  std::uint64_t articles = 0, attributions = 0, speakers = 0, quotations = 0, shingles = 0;
};

// What is searched for; what is empty does not count.
struct Query {
  // All of them in the content; "in marks" one after the other, OR and NOT between them, bridg*.
  // Any text will do: what does not fit is taken for words.
  std::string words;
  std::string speaker, role;  // parts of a name or label; of a role. Case does not count
  std::string since, until;   // dates or their beginnings: "2022-11"; both inclusive
  std::vector<CueClass> classes;
  std::size_t limit = 100;
};

struct Found {
  compare::Source source;
  std::string attribution;           // its id in the article
  std::uint32_t start = 0, end = 0;  // code points
  AttributionType type = AttributionType::indirect;
  CueClass cue_class = CueClass::other;
  std::string content, cue, speaker;
  std::vector<std::string> roles;
};

class Reader {
 public:
  bool open(const std::string& path, Diagnostic& problem);

  Stats stats();
  compare::Searched searched(const std::string& path);

  // What went wrong when the index was asked; its code is empty where nothing did.
  const Diagnostic& problem() const { return db_.problem(); }

  // Articles that may have the quotation, the likeliest first; a few dozen at most.
  std::vector<std::int64_t> likely(const compare::Reading& reading, const compare::Unit& unit);
  std::optional<compare::Reading> load(std::int64_t article, compare::WordReader& words);

  // In the order of the articles' dates, then of their ids.
  std::vector<Found> search(const Query& query, Diagnostic& problem);

 private:
  Database db_;
};

// True where the file is an SQLite database.
bool is_database(const std::string& path);

}  // namespace sayso::index
