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

// What makes a file no index, or one of a newer version; no code where it may be one.
Diagnostic check(Database& db, bool may_be_empty) {
  const auto version = static_cast<std::size_t>(pragma(db, "user_version"));
  const bool is_empty = version == 0 && pragma(db, "schema_version") == 0;
  if (is_empty && may_be_empty) return {};
  if (db.problem().code.empty() && pragma(db, "application_id") != kApplication)
    return wrong("the file is an SQLite database, but no index of this program",
                 "name another file");
  if (version > kSteps.size())
    return wrong("the index is of version " + std::to_string(version) +
                     ", which a newer program made; this one knows versions up to " +
                     std::to_string(kSteps.size()),
                 "use the newer program, or make another index with this one");
  return db.problem();
}

}  // namespace

bool migrate(Database& db, Diagnostic& problem) {
  problem = check(db, true);  // before anything is changed in what may be another program's
  if (!problem.code.empty()) return false;
  db.run("PRAGMA journal_mode = WAL");
  db.run("PRAGMA synchronous = NORMAL");
  db.run("PRAGMA wal_autocheckpoint = 16384");  // pages: what is written often is copied once
  // The version is read again inside the transaction: another writer may be at it as well.
  db.run("BEGIN IMMEDIATE");
  problem = check(db, true);
  for (auto i = static_cast<std::size_t>(pragma(db, "user_version"));
       problem.code.empty() && i < kSteps.size(); ++i)
    db.run(kSteps[i]);
  if (problem.code.empty()) {
    db.run("PRAGMA user_version = " + std::to_string(kSteps.size()));
    db.run("PRAGMA application_id = " + std::to_string(kApplication));
    problem = db.problem();
  }
  db.run(problem.code.empty() ? "COMMIT" : "ROLLBACK");
  return problem.code.empty();
}

bool is_current(Database& db, Diagnostic& problem) {
  problem = check(db, false);
  if (!problem.code.empty()) return false;
  const std::int64_t version = pragma(db, "user_version");
  if (version < static_cast<std::int64_t>(kSteps.size()))
    problem = wrong("the index is of version " + std::to_string(version) + ", this program has " +
                        std::to_string(kSteps.size()),
                    "run sayso index on it once, which brings it up to date");
  return problem.code.empty();
}

}  // namespace sayso::index
