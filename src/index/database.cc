#include "index/database.h"

#include <sqlite3.h>

namespace sayso::index {
namespace {

constexpr int kPatience = 10'000;  // milliseconds that a writer waits for another one

// What to do about an error of SQLite.
std::string hint(int code) {
  switch (code & 0xFF) {  // without what is told beside it
    case SQLITE_CANTOPEN:
      return "'sayso index DB INPUT...' makes one, in a folder that is there";
    case SQLITE_NOTADB:
      return "it is no index; name another file";
    case SQLITE_CORRUPT:
      return "it is damaged; remove it and make it anew with 'sayso index DB INPUT...'";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program writes to it; try again when that is done";
    case SQLITE_FULL:
      return "there is no room left on the disk; what was added before stays";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "it may only be read; make the index where you may write";
    default:
      return "";
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finish::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Database::open(const std::string& path, Mode mode, Diagnostic& problem) {
  path_ = path;
  sqlite3* handle = nullptr;
  const int flags =
      mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (code == SQLITE_OK) sqlite3_busy_timeout(handle, kPatience);
  if (code == SQLITE_OK && run("PRAGMA cache_size = -65536")) return true;
  note_problem();
  problem = problem_;
  return false;
}

bool Database::run(std::string_view sql) {
  if (sqlite3_exec(handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
    return true;
  note_problem();
  return false;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle()); }

void Database::note_damage() {
  if (problem_.code.empty())
    problem_ = {.code = "E-index",
                .message = "the index '" + path_ + "' cannot be used: it does not fit together",
                .hint = hint(SQLITE_CORRUPT)};
}

void Database::note_problem() {
  if (!problem_.code.empty()) return;
  problem_ = {.code = "E-index",
              .message = "the index '" + path_ +
                         "' cannot be used: " + (handle_ ? sqlite3_errmsg(handle()) : "no memory"),
              .hint = handle_ ? hint(sqlite3_errcode(handle())) : ""};
}

Statement::Statement(Database& db, std::string_view sql) : db_(db) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db.handle(), sql.data(), static_cast<int>(sql.size()), &statement,
                         nullptr) != SQLITE_OK)
    db.note_problem();
  statement_.reset(statement);
}

void Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), place, value);
}
void Statement::bind_null(int place) { sqlite3_bind_null(statement_.get(), place); }
void Statement::bind(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, text.empty() ? "" : text.data(), text.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind_bytes(int place, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), place, bytes.empty() ? "" : bytes.data(), bytes.size(),
                      SQLITE_TRANSIENT);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) db_.note_problem();
  return code == SQLITE_ROW;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return {text ? text : "",
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes ? bytes : "",
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace sayso::index
