#include "batch/inputs.h"

#include <utility>

#include "read/unpack.h"
#include "read/utf8_check.h"

namespace sayso {
namespace {

constexpr std::size_t kHead = 4096;  // bytes that tell a kind
constexpr std::string_view kZipEnding = ".zip";

Source failed(Source source, Diagnostic problem) {
  source.problem = std::move(problem);
  return source;
}

}  // namespace

std::optional<Source> Inputs::next() {
  if (ahead_.empty()) return draw();
  Source source = std::move(ahead_.front());
  ahead_.pop_front();
  return source;
}

bool Inputs::has_several() {
  while (ahead_.size() < 2) {
    std::optional<Source> source = draw();
    if (!source) return false;
    ahead_.push_back(std::move(*source));
  }
  return true;
}

std::optional<Source> Inputs::draw() {
  while (true) {
    if (records_) {
      if (auto source = next_record()) return source;
      records_.reset();
    } else if (archive_) {
      if (auto source = next_entry()) return source;
    } else {
      std::optional<File> file = files_.next();
      if (!file) return std::nullopt;
      if (auto source = open(std::move(*file))) return source;
    }
  }
}

// The source that a file is; no value where it holds many: `records_` or `archive_` has them then.
std::optional<Source> Inputs::open(File file) {
  Source source{.path = std::move(file.path), .id = std::move(file.id), .size = file.bytes};
  source.problem = std::move(file.problem);
  if (source.problem) return source;
  source.reader = options_.reader ? options_.reader : reader_of(unpacked_name(source.path));
  if (source.reader && !source.reader->cut && file.is_regular && !source.path.ends_with(kZipEnding))
    return source;

  Diagnostic problem;
  auto stream = open_file(source.path, problem);
  if (!stream) return failed(std::move(source), std::move(problem));
  Bytes bytes(std::move(stream));
  if (!is_zip(bytes.ahead(kHead))) return open(std::move(source), std::move(bytes));
  if (!file.is_regular)
    return failed(std::move(source),
                  {.code = "E-unreadable-input",
                   .message = "a zip archive is read from its end, and this is no file"});
  archive_ = ZipArchive::open(source.path, options_.read.max_ratio, problem);
  if (!archive_) return failed(std::move(source), std::move(problem));
  archived_ = std::move(source);
  return std::nullopt;
}

// The same for a source that is open, and can be read but once.
std::optional<Source> Inputs::open(Source source, Bytes packed) {
  Bytes bytes = unpack(std::move(packed),
                       archive_ ? archive_->limit_inside() : UnpackLimit(options_.read.max_ratio));
  if (!source.reader) source.reader = &reader_like(bytes.ahead(kHead));
  if (source.reader->cut) {
    records_ = source.reader->cut(std::move(bytes), options_.read);
    cut_ = std::move(source);
    return std::nullopt;
  }
  Diagnostic problem;
  source.bytes = read_all(bytes, options_.read.max_bytes, problem);
  if (!source.bytes) return failed(std::move(source), std::move(problem));
  source.size = source.bytes->size();
  return source;
}

// The source that the next file of the archive is; no value where it holds many or is passed over,
// and behind the last, when `archive_` is null.
std::optional<Source> Inputs::next_entry() {
  auto entry = archive_->next();
  if (!entry) {
    archive_.reset();
    return std::nullopt;
  }
  if (!is_known_name(entry->name) || entry->name.ends_with(kZipEnding)) {
    ++passed_over_;
    return std::nullopt;
  }
  const std::string name = downward(entry->name);
  Source source{.path = archived_.path + "/" + name, .id = archived_.id + "/" + name};
  if (!entry->bytes) return failed(std::move(source), std::move(entry->problem));
  source.reader = options_.reader ? options_.reader : reader_of(unpacked_name(name));
  return open(std::move(source), Bytes(std::move(entry->bytes)));
}

std::optional<Source> Inputs::next_record() {
  std::optional<Record> record = records_->next();
  if (!record) return std::nullopt;
  const std::uint64_t number = record->line + options_.first_line - 1;
  const std::string line = std::to_string(number);
  const bool is_alone = record->line == 0;
  Source source{.path = is_alone ? cut_.path : cut_.path + ":" + line,
                .id = is_alone ? cut_.id : cut_.id + "/" + line,
                .reader = cut_.reader,
                .size = record->bytes.size(),
                .line = is_alone ? 0 : number};
  source.bytes = std::move(record->bytes);
  source.problem = std::move(record->problem);
  return source;
}

std::optional<std::string> source_bytes(const Source& source, const ReadOptions& options,
                                        Diagnostic& problem) {
  if (source.problem) {
    problem = *source.problem;
    problem.line = static_cast<unsigned>(source.line);
    return std::nullopt;
  }
  if (source.bytes) return source.bytes;
  auto stream = open_file(source.path, problem);
  if (!stream) return std::nullopt;
  Bytes bytes = unpack(Bytes(std::move(stream)), options.max_ratio);
  return read_all(bytes, options.max_bytes, problem);
}

std::optional<Article> read_source(const Source& source, std::string bytes,
                                   const ReadOptions& options, std::string& id,
                                   Diagnostics& problems) {
  id = source.id;
  std::optional<Article> article = source.reader->read(std::move(bytes), options, id, problems);
  id = printable_id(id);
  if (article)
    article->id = id;
  else
    problems.back().line = static_cast<unsigned>(source.line);
  return article;
}

std::optional<Article> read_source(const Source& source, const ReadOptions& options,
                                   Diagnostics& problems) {
  Diagnostic problem;
  std::string id;
  auto bytes = source_bytes(source, options, problem);
  if (bytes) return read_source(source, std::move(*bytes), options, id, problems);
  problems.push_back(std::move(problem));
  return std::nullopt;
}

std::string printable_id(const std::string& id) {
  Places invalid;
  return check_utf8(id).invalid.count > 0 ? repair_utf8(id, invalid) : id;
}

}  // namespace sayso
