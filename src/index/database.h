// SQLite, as far as the index needs it: a connection and its statements, errors as Diagnostics.
//
//     Database db;
//     if (!db.open("quotes.db", Database::Mode::read, problem)) ...
//     Statement article(db, "SELECT id FROM article WHERE number = ?");
//     article.bind(1, 7);
//     while (article.step()) article.text(0);
//
// A statement that fails steps no further; what was wrong stays in `problem()` of its database.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "text/diagnostic.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sayso::index {

class Database {
 public:
  enum class Mode { read, write };  // write makes the file where there is none

  bool open(const std::string& path, Mode mode, Diagnostic& problem);
  bool run(std::string_view sql);  // one statement or several, without values
  std::int64_t last_row() const;

  // The first error since the database was opened; its code is empty where there was none.
  const Diagnostic& problem() const { return problem_; }
  void note_problem();
  void note_damage();  // what it holds makes no sense

  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;
  Diagnostic problem_;
};

class Statement {
 public:
  Statement(Database& db, std::string_view sql);

  void bind(int place, std::int64_t value);  // from 1
  void bind(int place, std::string_view text);
  void bind_null(int place);
  void bind_bytes(int place, std::string_view bytes);

  bool step();   // true: there is a row
  void reset();  // to be run again, with other values
  bool run() {
    step(), reset();
    return true;
  }

  std::int64_t number(int column) const;    // from 0
  std::string_view text(int column) const;  // valid until the next step
  std::string_view bytes(int column) const;

 private:
  struct Finish {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database& db_;
  std::unique_ptr<sqlite3_stmt, Finish> statement_;
};

}  // namespace sayso::index
