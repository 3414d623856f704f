#include "index/writer.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "compare/shingles.h"
#include "index/kept_shingles.h"
#include "index/numbers.h"
#include "index/schema.h"
#include "text/code_points.h"

namespace sayso::index {
namespace {

constexpr std::chrono::milliseconds kTransaction{2000};

std::string lines(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "\n") + text;
  return all;
}

// What fill_words() needs beside the text.
std::string units_of(const compare::Reading& reading) {
  std::string bytes;
  for (const compare::Unit& unit : reading.units) {
    append_u32(static_cast<std::uint32_t>(unit.attribution), bytes);
    append_u32(unit.span.begin, bytes);
    append_u32(unit.span.end, bytes);
    append_u32(static_cast<std::uint32_t>(unit.parts.size()), bytes);
    for (const Span part : unit.parts) append_u32(part.begin, bytes), append_u32(part.end, bytes);
  }
  return bytes;
}

// The cue first, then the parts of the content.
std::string spans_of(const compare::Said& said) {
  std::string bytes;
  append_u32(said.cue_span.begin, bytes), append_u32(said.cue_span.end, bytes);
  for (const Span span : said.content) append_u32(span.begin, bytes), append_u32(span.end, bytes);
  return bytes;
}

std::vector<std::int64_t> shingles_of(const compare::Reading& reading) {
  std::vector<std::int64_t> hashes;
  for (const compare::Unit& unit : reading.units)
    append_kept_shingles(std::span(reading.words).subspan(unit.begin, unit.size()), hashes);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::int64_t digest_of(std::string_view id, std::string_view text_digest) {
  const std::string both = std::string(id) + '\n' + std::string(text_digest);
  return static_cast<std::int64_t>(XXH3_64bits(both.data(), both.size()));
}

}  // namespace

struct Writer::Statements {
  explicit Statements(Database& db)
      : find(db, "SELECT number, quotations, digest FROM article WHERE id = ?"),
        old_text(db,
                 "INSERT INTO article_words(article_words, rowid, text) SELECT 'delete', number, "
                 "text FROM article WHERE number = ?"),
        old_contents(db,
                     "INSERT INTO content_words(content_words, rowid, content) SELECT 'delete', "
                     "number, content FROM attribution WHERE article = ?"),
        old_shingles(db, "SELECT shingles FROM article WHERE number = ?"),
        drop_shingle(db, "DELETE FROM shingle WHERE hash = ? AND article = ?"),
        drop_attributions(db, "DELETE FROM attribution WHERE article = ?"),
        drop_speakers(db, "DELETE FROM speaker WHERE article = ?"),
        drop_article(db, "DELETE FROM article WHERE number = ?"),
        article(
            db,
            "INSERT INTO article(id, digest, rules, language, title, author, published, "
            "publisher, url, text, units, shingles, quotations) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        article_words(db, "INSERT INTO article_words(rowid, text) VALUES(?,?)"),
        speaker(db, "INSERT INTO speaker(article, label, names, roles) VALUES(?,?,?,?)"),
        attribution(db,
                    "INSERT INTO attribution(article, id, type, class, start, end, parts, content, "
                    "cue, speaker) VALUES(?,?,?,?,?,?,?,?,?,?)"),
        content_words(db, "INSERT INTO content_words(rowid, content) VALUES(?,?)"),
        total(db,
              "UPDATE total SET articles = articles + ?1, quotations = quotations + ?2, "
              "digest = (digest | ?3) - (digest & ?3)"),
        shingle(db, "INSERT OR IGNORE INTO shingle(hash, article) VALUES(?,?)") {}

  Statement find, old_text, old_contents, old_shingles, drop_shingle, drop_attributions,
      drop_speakers, drop_article;
  Statement article, article_words, speaker, attribution, content_words, total, shingle;
};

void Writer::Delete::operator()(Statements* statements) const { delete statements; }

bool Writer::open(const std::string& path, const std::string& rules_digest, Diagnostic& problem) {
  rules_digest_ = rules_digest;
  if (!db_.open(path, Database::Mode::write, problem) || !migrate(db_, problem)) return false;
  statements_.reset(new Statements(db_));
  Statement all(db_, "SELECT id, digest FROM article WHERE rules = ?");
  all.bind(1, rules_digest);
  while (all.step()) known_.emplace(all.text(0), all.text(1));
  problem = db_.problem();
  return problem.code.empty();
}

bool Writer::is_new(const std::string& id, const std::string& digest) const {
  const auto found = known_.find(id);
  return found == known_.end() || found->second != digest;
}

void Writer::add(const compare::Reading& reading, const std::string& digest) {
  if (!db_.problem().code.empty()) return;
  const auto now = std::chrono::steady_clock::now();
  if (added_ + replaced_ == 0 || now - begun_ > kTransaction) {
    if (added_ + replaced_ > 0) commit();
    db_.run("BEGIN IMMEDIATE");
    begun_ = now;
  }
  Statement& find = statements_->find;
  find.bind(1, reading.source.id);
  const bool is_there = find.step();
  if (is_there) {
    const std::int64_t before = find.number(0);
    --changed_.articles;
    changed_.quotations -= find.number(1);
    changed_.digest ^= digest_of(reading.source.id, find.text(2));
    find.reset();
    remove(before);
  } else {
    find.reset();
  }
  ++changed_.articles;
  changed_.quotations += static_cast<std::int64_t>(reading.units.size());
  changed_.digest ^= digest_of(reading.source.id, digest);
  ++(is_there ? replaced_ : added_);
  const std::vector<std::int64_t> shingles = shingles_of(reading);
  const std::int64_t article = add_article(reading, digest, shingles);
  add_attributions(article, reading);
  for (const std::int64_t hash : shingles) {
    statements_->shingle.bind(1, hash);
    statements_->shingle.bind(2, article);
    statements_->shingle.run();
  }
}

bool Writer::finish(Diagnostic& problem) {
  if (added_ + replaced_ > 0) commit();
  problem = db_.problem();
  return problem.code.empty();
}

void Writer::remove(std::int64_t article) {
  auto& s = *statements_;
  s.old_shingles.bind(1, article);
  if (s.old_shingles.step())
    for (std::string_view bytes = s.old_shingles.bytes(0); !bytes.empty();) {
      s.drop_shingle.bind(1, take_i64(bytes));
      s.drop_shingle.bind(2, article);
      s.drop_shingle.run();
    }
  s.old_shingles.reset();
  for (Statement* one :
       {&s.old_text, &s.old_contents, &s.drop_attributions, &s.drop_speakers, &s.drop_article}) {
    one->bind(1, article);
    one->run();
  }
}

// The totals are written once: an UPDATE makes FTS5 write out what it has gathered. Digests are put
// in and taken out by exclusive or, so that their order does not matter.
void Writer::commit() {
  Statement& total = statements_->total;
  total.bind(1, changed_.articles);
  total.bind(2, changed_.quotations);
  total.bind(3, changed_.digest);
  if (db_.problem().code.empty()) total.run();
  changed_ = {};
  db_.run(db_.problem().code.empty() ? "COMMIT" : "ROLLBACK");
}

std::int64_t Writer::add_article(const compare::Reading& reading, const std::string& digest,
                                 const std::vector<std::int64_t>& shingles) {
  auto& s = *statements_;
  const compare::Source& source = reading.source;
  int place = 0;
  for (const std::string* value : std::initializer_list<const std::string*>{
           &source.id, &digest, &rules_digest_, &reading.language, &source.title, &reading.author,
           &source.published, &source.publisher, &source.url, &reading.text})
    s.article.bind(++place, std::string_view(*value));
  s.article.bind_bytes(++place, units_of(reading));
  std::string bytes;
  for (const std::int64_t hash : shingles) append_i64(hash, bytes);
  s.article.bind_bytes(++place, bytes);
  s.article.bind(++place, static_cast<std::int64_t>(reading.units.size()));
  s.article.run();
  const std::int64_t number = db_.last_row();
  s.article_words.bind(1, number);
  s.article_words.bind(2, std::string_view(reading.text));
  s.article_words.run();
  return number;
}

void Writer::add_attributions(std::int64_t article, const compare::Reading& reading) {
  auto& s = *statements_;
  const CodePoints points(reading.text);
  std::unordered_map<std::string, std::int64_t> speakers;
  for (const compare::Said& said : reading.said) {
    const auto [known, is_fresh] = speakers.try_emplace(said.speaker, 0);
    if (is_fresh && !said.speaker.empty()) {
      s.speaker.bind(1, article);
      s.speaker.bind(2, std::string_view(said.speaker));
      s.speaker.bind(3, lines(said.names));
      s.speaker.bind(4, lines(said.roles));
      s.speaker.run();
      known->second = db_.last_row();
    }
    std::string content;
    for (const Span part : said.content)
      content += (content.empty() ? "" : " … ") + std::string(slice(reading.text, part));
    s.attribution.bind(1, article);
    s.attribution.bind(2, std::string_view(said.id));
    s.attribution.bind(3, static_cast<std::int64_t>(said.type));
    s.attribution.bind(4, static_cast<std::int64_t>(said.cue_class));
    s.attribution.bind(5, points.offset(said.content.front().begin));
    s.attribution.bind(6, points.offset(said.content.back().end));
    s.attribution.bind_bytes(7, spans_of(said));
    s.attribution.bind(8, std::string_view(content));
    s.attribution.bind(9, std::string_view(said.cue));
    if (known->second == 0)
      s.attribution.bind_null(10);
    else
      s.attribution.bind(10, known->second);
    s.attribution.run();
    s.content_words.bind(1, db_.last_row());
    s.content_words.bind(2, std::string_view(content));
    s.content_words.run();
  }
}

}  // namespace sayso::index
