#include "index/reader.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "index/kept_shingles.h"
#include "index/numbers.h"
#include "index/schema.h"

namespace sayso::index {
namespace {

constexpr std::int64_t kMostOfShingle = 64;  // articles looked at that share one
constexpr std::size_t kMostByShingles = 24, kMostByWords = 16;
constexpr std::size_t kRareWords = 4;  // of a quotation, by which it is looked for in all texts

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    all.emplace_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), all.back().size() + 1));
  }
  return all;
}

// A word as FTS5 takes it for itself, whatever marks are in it.
std::string quoted(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

// Words as somebody types them, as an expression of FTS5: there a stray mark, an apostrophe or an
// operator without operands would be an error.
std::string full_text_query(std::string_view text) {
  std::string query;
  bool is_operand = false;  // the last one written
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const bool is_phrase = text[at] == '"';
    const std::size_t begin = at + is_phrase;
    const std::size_t end =
        std::min(text.find_first_of(is_phrase ? "\"" : " \"", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    at = end + is_phrase;
    const bool is_operator = !is_phrase && (word == "AND" || word == "OR" || word == "NOT");
    const bool has_more = text.find_first_not_of(' ', at) != text.npos;
    if (!query.empty()) query += ' ';
    if (is_operator && is_operand && has_more) {
      query += word;
      is_operand = false;
      continue;
    }
    const bool is_beginning = !is_phrase && word.size() > 1 && word.ends_with('*');
    if (is_beginning) word.remove_suffix(1);
    query += quoted(word);
    if (is_beginning) query += '*';
    is_operand = true;
  }
  return query;
}

std::uint64_t count(Database& db, std::string_view table) {
  Statement statement(db, "SELECT count(*) FROM " + std::string(table));
  return statement.step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
}

// Bits may have changed on the disk: no span may lead out of the text, no number out of its list.
bool is_sound(const compare::Reading& reading) {
  const auto size = static_cast<std::uint32_t>(reading.text.size());
  const auto fits = [&](Span span) { return span.begin <= span.end && span.end <= size; };
  std::uint32_t done = 0;
  for (const compare::Unit& unit : reading.units) {
    if (!fits(unit.span) || unit.span.begin < done || unit.parts.empty()) return false;
    if (unit.attribution < compare::kNobody ||
        unit.attribution >= static_cast<std::int32_t>(reading.said.size()))
      return false;
    done = unit.span.begin;
    for (const Span part : unit.parts) {
      if (!fits(part) || part.begin < done || part.end > unit.span.end) return false;
      done = part.end;
    }
    done = unit.span.end;
  }
  return std::all_of(reading.said.begin(), reading.said.end(), [&](const compare::Said& said) {
    return !said.content.empty() && fits(said.cue_span) &&
           std::all_of(said.content.begin(), said.content.end(), fits);
  });
}

}  // namespace

bool is_database(const std::string& path) {
  char head[16] = {};
  std::ifstream file(path, std::ios::binary);
  return file.read(head, sizeof head) && std::string_view(head, 15) == "SQLite format 3";
}

bool Reader::open(const std::string& path, Diagnostic& problem) {
  return db_.open(path, Database::Mode::read, problem) && is_current(db_, problem);
}

Stats Reader::stats() {
  const compare::Searched all = searched("");
  return {all.articles, count(db_, "attribution"), count(db_, "speaker"), all.quotations,
          count(db_, "shingle")};
}

std::vector<std::int64_t> Reader::likely(const compare::Reading& reading,
                                         const compare::Unit& unit) {
  std::vector<std::int64_t> hashes;
  append_kept_shingles(std::span(reading.words).subspan(unit.begin, unit.size()), hashes);
  std::map<std::int64_t, unsigned> shared;
  Statement shingle(db_, "SELECT article FROM shingle WHERE hash = ? LIMIT ?");
  for (const std::int64_t hash : hashes) {
    shingle.bind(1, hash);
    shingle.bind(2, kMostOfShingle);
    while (shingle.step()) ++shared[shingle.number(0)];
    shingle.reset();
  }
  std::vector<std::pair<unsigned, std::int64_t>> ranked;
  for (const auto& [article, times] : shared) ranked.push_back({times, -article});
  std::sort(ranked.rbegin(), ranked.rend());
  std::vector<std::int64_t> articles;
  for (const auto& [times, article] : ranked)
    if (articles.size() < kMostByShingles) articles.push_back(-article);

  // The words that stand in the fewest texts, all together; then all but one of them.
  std::set<std::string> words;
  for (std::uint32_t w = unit.begin; w < unit.end; ++w)
    if (!(reading.words[w].traits & compare::kLittle) || unit.size() < kRareWords)
      words.insert(fold(slice(reading.text, reading.words[w].span)));
  std::vector<std::pair<std::int64_t, std::string>> rare;
  Statement documents(db_, "SELECT doc FROM article_terms WHERE term = ?");
  for (const std::string& word : words) {
    documents.bind(1, std::string_view(word));
    if (documents.step()) rare.push_back({documents.number(0), word});
    documents.reset();
  }
  std::sort(rare.begin(), rare.end());
  if (rare.size() > kRareWords) rare.resize(kRareWords);
  Statement match(db_, "SELECT rowid FROM article_words WHERE article_words MATCH ? LIMIT ?");
  const std::size_t before = articles.size();
  for (std::size_t left_out = rare.size() + 1; left_out-- > 0;) {
    std::string query;
    for (std::size_t i = 0; i < rare.size(); ++i)
      if (i != left_out) query += (query.empty() ? "" : " ") + quoted(rare[i].second);
    if (query.empty() || articles.size() >= before + kMostByWords) break;
    match.bind(1, std::string_view(query));
    match.bind(2, static_cast<std::int64_t>(kMostByWords));
    while (match.step())
      if (std::find(articles.begin(), articles.end(), match.number(0)) == articles.end())
        articles.push_back(match.number(0));
    match.reset();
  }
  return articles;
}

std::optional<compare::Reading> Reader::load(std::int64_t article, compare::WordReader& words) {
  Statement found(db_,
                  "SELECT id, title, publisher, published, url, text, units, language, author FROM "
                  "article WHERE number = ?");
  found.bind(1, article);
  if (!found.step()) return std::nullopt;
  compare::Reading reading;
  reading.source = {std::string(found.text(0)), std::string(found.text(1)),
                    std::string(found.text(2)), std::string(found.text(3)),
                    std::string(found.text(4))};
  reading.text = found.text(5);
  reading.language = found.text(7);
  reading.author = found.text(8);
  for (std::string_view bytes = found.bytes(6); !bytes.empty();) {
    compare::Unit unit;
    unit.attribution = static_cast<std::int32_t>(take_u32(bytes));
    unit.span.begin = take_u32(bytes);
    unit.span.end = take_u32(bytes);
    for (std::uint32_t parts = take_u32(bytes); parts > 0 && !bytes.empty(); --parts) {
      const std::uint32_t begin = take_u32(bytes);
      unit.parts.push_back({begin, take_u32(bytes)});
    }
    reading.units.push_back(std::move(unit));
  }
  Statement said(
      db_,
      "SELECT a.id, a.parts, a.type, a.class, a.cue, s.label, s.names, s.roles FROM attribution a "
      "LEFT JOIN speaker s ON s.number = a.speaker WHERE a.article = ? ORDER BY a.number");
  said.bind(1, article);
  while (said.step()) {
    compare::Said one;
    one.id = said.text(0);
    std::string_view bytes = said.bytes(1);
    one.cue_span.begin = take_u32(bytes);
    one.cue_span.end = take_u32(bytes);
    while (!bytes.empty()) {
      const std::uint32_t begin = take_u32(bytes);
      one.content.push_back({begin, take_u32(bytes)});
    }
    one.type = static_cast<AttributionType>(said.number(2));
    one.cue_class = static_cast<CueClass>(said.number(3));
    one.cue = said.text(4);
    one.speaker = said.text(5);
    one.names = split_lines(said.text(6));
    one.roles = split_lines(said.text(7));
    reading.said.push_back(std::move(one));
  }
  if (!is_sound(reading)) {
    db_.note_damage();
    return std::nullopt;
  }
  compare::fill_words(reading, words);
  return reading;
}

compare::Searched Reader::searched(const std::string& path) {
  compare::Searched searched;
  Statement total(db_, "SELECT articles, quotations, printf('%016x', digest) FROM total");
  if (total.step()) {
    searched.articles = static_cast<std::uint64_t>(total.number(0));
    searched.quotations = static_cast<std::uint64_t>(total.number(1));
    searched.digest = total.text(2);
  }
  searched.index = path;
  return searched;
}

std::vector<Found> Reader::search(const Query& query, Diagnostic& problem) {
  std::string sql =
      "SELECT r.id, r.title, r.publisher, r.published, r.url, a.id, a.start, a.end, a.type, "
      "a.class, a.content, a.cue, s.label, s.roles "
      "FROM attribution a JOIN article r ON r.number = a.article LEFT JOIN speaker s ON s.number = "
      "a.speaker WHERE 1";
  std::vector<std::string> values;
  const auto where = [&](std::string_view condition, std::string value) {
    sql.append(" AND ").append(condition);
    values.push_back(std::move(value));
  };
  if (!query.words.empty())
    where("a.number IN (SELECT rowid FROM content_words WHERE content_words MATCH ?)",
          full_text_query(query.words));
  if (!query.speaker.empty())
    where("(instr(s.names, ?) OR instr(lower(s.label), ?))", fold(query.speaker)),
        values.push_back(fold(query.speaker));
  if (!query.role.empty()) where("instr(s.roles, ?)", fold(query.role));
  if (!query.since.empty()) where("r.published >= ?", query.since);
  if (!query.until.empty()) where("r.published <> '' AND r.published <= ?", query.until + "\x7F");
  if (!query.classes.empty()) {
    sql += " AND a.class IN (";
    for (const CueClass one : query.classes)
      sql += (sql.back() == '(' ? "" : ",") + std::to_string(static_cast<int>(one));
    sql += ')';
  }
  sql += " ORDER BY r.published, r.id, a.start LIMIT " + std::to_string(query.limit);
  Statement statement(db_, sql);
  for (std::size_t i = 0; i < values.size(); ++i)
    statement.bind(static_cast<int>(i + 1), std::string_view(values[i]));
  std::vector<Found> all;
  while (statement.step()) {
    const auto text = [&](int column) { return std::string(statement.text(column)); };
    Found found{.source = {text(0), text(1), text(2), text(3), text(4)},
                .attribution = text(5),
                .start = static_cast<std::uint32_t>(statement.number(6)),
                .end = static_cast<std::uint32_t>(statement.number(7)),
                .type = static_cast<AttributionType>(statement.number(8)),
                .cue_class = static_cast<CueClass>(statement.number(9)),
                .content = text(10),
                .cue = text(11),
                .speaker = text(12),
                .roles = split_lines(statement.text(13))};
    all.push_back(std::move(found));
  }
  problem = db_.problem();
  return all;
}

}  // namespace sayso::index
