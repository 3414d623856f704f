#include "index/schema.h"

#include <array>

namespace sayso::index {
namespace {

constexpr std::int64_t kApplication = 0x73617973;  // "says": tells an index from other SQLite files

// Step i makes a file of version i one of version i + 1. A step that was released is never changed.
constexpr std::array kSteps = {
    R"(
CREATE TABLE article(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, rules TEXT NOT NULL,
  language TEXT, title TEXT, author TEXT, published TEXT, publisher TEXT, url TEXT,
  quotations INTEGER NOT NULL, text TEXT NOT NULL,
  units BLOB NOT NULL,      -- quotations: 32-bit numbers, see writer.cc
  shingles BLOB NOT NULL);  -- its rows of shingle: 64-bit numbers
CREATE TABLE total(articles INTEGER NOT NULL, quotations INTEGER NOT NULL, digest INTEGER NOT NULL);
INSERT INTO total VALUES(0, 0, 0);  -- digest: of all articles, whatever their order
CREATE TABLE speaker(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, label TEXT NOT NULL,
  names TEXT NOT NULL, roles TEXT NOT NULL);  -- one on each line, folded
CREATE INDEX speaker_article ON speaker(article);
CREATE INDEX speaker_label ON speaker(label);
CREATE TABLE attribution(
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, id TEXT NOT NULL, type INTEGER NOT NULL,
  class INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,  -- code points
  parts BLOB NOT NULL, content TEXT NOT NULL, cue TEXT NOT NULL, speaker INTEGER);
CREATE INDEX attribution_article ON attribution(article);
CREATE TABLE shingle(hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(hash, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE article_words USING fts5(text, content='article', content_rowid='number');
CREATE VIRTUAL TABLE content_words USING fts5(content, content='attribution', content_rowid='number');
CREATE VIRTUAL TABLE article_terms USING fts5vocab('article_words', 'row');
)",
    R"(
CREATE INDEX attribution_speaker ON attribution(speaker);
CREATE INDEX article_published ON article(published);
)"};

std::int64_t pragma(Database& db, std::string_view name) {
  Statement statement(db, "PRAGMA " + std::string(name));
  return statement.step() ? statement.number(0) : 0;
}

Diagnostic wrong(std::string message, std::string hint) {
  return {.code = "E-index-version", .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace

bool migrate(Database& db, Diagnostic& problem) {
  // The version is read inside the transaction: another writer may be at it as well.
  db.run("PRAGMA journal_mode = WAL");
  db.run("PRAGMA synchronous = NORMAL");
  db.run("BEGIN IMMEDIATE");
  const auto version = static_cast<std::size_t>(pragma(db, "user_version"));
  const bool is_empty = version == 0 && pragma(db, "schema_version") == 0;
  if (db.problem().code.empty() && !is_empty && pragma(db, "application_id") != kApplication)
    problem =
        wrong("the file is an SQLite database, but no index of this program", "name another file");
  else if (version > kSteps.size())
    problem =
        wrong("the index is of version " + std::to_string(version) + ", made by a newer program",
              "use that program, or make the index anew");
  for (std::size_t i = version; problem.code.empty() && i < kSteps.size(); ++i) db.run(kSteps[i]);
  db.run("PRAGMA user_version = " + std::to_string(kSteps.size()));
  db.run("PRAGMA application_id = " + std::to_string(kApplication));
  if (problem.code.empty()) problem = db.problem();
  db.run(problem.code.empty() ? "COMMIT" : "ROLLBACK");
  return problem.code.empty();
}

bool is_current(Database& db, Diagnostic& problem) {
  const auto version = static_cast<std::size_t>(pragma(db, "user_version"));
  if (!db.problem().code.empty())
    problem = db.problem();
  else if (pragma(db, "application_id") != kApplication)
    problem =
        wrong("the file is an SQLite database, but no index of this program", "name another file");
  else if (version != kSteps.size())
    problem = wrong("the index is of version " + std::to_string(version) + ", this program has " +
                        std::to_string(kSteps.size()),
                    "run sayso index on it once, which brings an older one up to date");
  return problem.code.empty();
}

}  // namespace sayso::index
