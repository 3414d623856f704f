#include "read/warc.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "read/charset.h"
#include "read/header_lines.h"
#include "read/page.h"
#include "read/unpack.h"
#include "read/utf8_check.h"

namespace sayso {
namespace {

constexpr std::string_view kBegin = "WARC/";
constexpr std::size_t kLongestHeader = 1 << 16;
constexpr std::uint64_t kLongestContent = std::uint64_t{1} << 62;  // with a header it is no less

Diagnostic bad_record(std::string message) {
  return {.code = "E-bad-record", .message = std::move(message)};
}

std::optional<std::uint64_t> number(std::string_view text, int base = 10) {
  std::uint64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

// "text/html" of "text/html; charset=utf-8".
std::string media_type(std::string_view value) {
  return lower_ascii(trimmed(value.substr(0, value.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  const std::string value = lower_ascii(content_type);
  const std::size_t at = value.find("charset=");
  if (at == value.npos) return "";
  const std::string_view rest = std::string_view(value).substr(at + 8);
  const std::size_t begin = std::min(rest.find_first_not_of("\"' "), rest.size());
  const std::size_t end = std::min(rest.find_first_of("\"'; ", begin), rest.size());
  return std::string(rest.substr(begin, end - begin));
}

bool is_readable(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

// Does a record with this header hold what may be an article? `content` is how it begins.
bool is_wanted(const HeaderLines& header, std::string_view content) {
  const std::string kind = lower_ascii(header.value("warc-type"));
  const std::string type = media_type(header.value("content-type"));
  if (kind == "resource" || kind == "conversion") return is_readable(type);
  if (kind != "response" || type != "application/http") return false;
  const HeaderLines http(content);
  if (!http.first.starts_with("HTTP/")) return true;  // damaged, which is to be told
  const std::string_view code =
      trimmed(http.first.substr(std::min(http.first.find(' '), http.first.size())));
  return code.starts_with('2') && is_readable(media_type(http.value("content-type")));
}

class WarcRecords : public Records {
 public:
  WarcRecords(Bytes bytes, std::size_t most) : bytes_(std::move(bytes)), most_(most) {}

  std::optional<Record> next() override {
    while (!is_over_) {
      Record record;
      if (!find_record(record)) {
        if (record.problem) return record;
        continue;
      }
      const std::string_view ahead = bytes_.ahead(kLongestHeader);
      const HeaderLines header(ahead.substr(0, kLongestHeader));
      const auto length = number(header.value("content-length"));
      if (!length || *length > kLongestContent) {
        record.problem =
            bad_record("the record's header tells no length that its content can have");
        bytes_.skip(header.size);
        return record;
      }
      const std::string_view content = ahead.substr(header.size);
      const bool wanted =
          is_wanted(header, content.substr(0, std::min<std::uint64_t>(*length, kLongestHeader)));
      if (wanted && *length > most_) record.problem = too_large(most_);
      const std::uint64_t size = header.size + *length;
      take(size, wanted && !record.problem, record);
      if (wanted || record.problem) return record;
    }
    return std::nullopt;
  }

 private:
  // Goes to the next record; false at the end, and where something else had to be passed over,
  // which is a problem then.
  bool find_record(Record& record) {
    bool is_lost = false;
    while (true) {
      const std::string_view ahead = bytes_.ahead(kBegin.size());
      if (ahead.empty()) {
        is_over_ = true;
        record.line = number_ + 1;
        if (is_lost) record.problem = bad_record("something that is no record stands at the end");
        if (bytes_.problem()) record.problem = bytes_.problem();
        return false;
      }
      if (ahead.starts_with(kBegin)) break;
      const std::size_t found = ahead.find_first_not_of("\r\n");
      if (found == ahead.npos) {
        bytes_.skip(ahead.size());
        continue;
      }
      if (found > 0) {
        bytes_.skip(found);
        continue;
      }
      is_lost = true;
      // A record begins at the beginning of a line.
      const std::size_t line = ahead.find('\n');
      bytes_.skip(line == ahead.npos ? ahead.size() : line + 1);
    }
    record.line = ++number_;
    if (!is_lost) return true;
    record.problem = bad_record("something that is no record stands before the next one");
    return false;
  }

  void take(std::uint64_t size, bool is_kept, Record& record) {
    while (size > 0) {
      const std::string_view ahead = bytes_.ahead(1);
      if (ahead.empty()) {
        is_over_ = true;
        record.problem = bytes_.problem()
                             ? *bytes_.problem()
                             : Diagnostic{.code = "E-truncated-input",
                                          .message = "the file breaks off in the record"};
        record.bytes.clear();
        return;
      }
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, ahead.size()));
      if (is_kept) record.bytes.append(ahead, 0, count);
      bytes_.skip(count);
      size -= count;
    }
  }

  Bytes bytes_;
  std::size_t most_;
  std::uint64_t number_ = 0;
  bool is_over_ = false;
};

// Bytes that are at hand already.
class InMemory : public ByteSource {
 public:
  explicit InMemory(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>&) override {
    const std::size_t count = std::min(size, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// The body of a message that came in chunks. Some archives have taken the chunks off and left the
// header: then the body is as it stands.
std::string joined_chunks(const std::string& body) {
  std::string joined;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == rest.npos) return joined.empty() ? body : joined;
    const std::string_view line = rest.substr(0, end);
    const auto size = number(trimmed(line.substr(0, line.find(';'))), 16);
    if (!size) return joined.empty() ? body : joined;
    rest.remove_prefix(end + 1);
    if (*size == 0) break;
    joined += rest.substr(0, *size);
    rest.remove_prefix(std::min<std::uint64_t>(*size, rest.size()));
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
  }
  return joined;
}

}  // namespace

std::unique_ptr<Records> cut_warc(Bytes bytes, const ReadOptions& options) {
  return std::make_unique<WarcRecords>(std::move(bytes), options.max_bytes);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): as every reader takes it
std::optional<Article> read_warc_record(std::string record, const ReadOptions& options,
                                        std::string& id, Diagnostics& problems) {
  const auto fail = [&](Diagnostic problem) {
    problems.push_back(std::move(problem));
    return std::nullopt;
  };
  const HeaderLines header(record);
  const std::string url(header.value("warc-target-uri"));
  std::string_view type = header.value("content-type");
  std::string body = record.substr(header.size);
  std::string http;
  if (lower_ascii(header.value("warc-type")) == "response") {
    http = body.substr(0, kLongestHeader);
    const HeaderLines message(http);
    if (!message.first.starts_with("HTTP/"))
      return fail(bad_record("the record holds no answer of HTTP"));
    type = message.value("content-type");
    body.erase(0, message.size);
    if (lower_ascii(message.value("transfer-encoding")).find("chunked") != std::string::npos)
      body = joined_chunks(body);
    const std::string encoding = lower_ascii(message.value("content-encoding"));
    if (!encoding.empty() && encoding != "identity" &&
        (encoding.find("gzip") == encoding.npos || is_packed(body))) {
      auto source = unpack_as(encoding, Bytes(std::make_unique<InMemory>(std::move(body))),
                              options.max_ratio);
      if (!source) return fail(bad_record("the page is packed as '" + encoding + "'"));
      Bytes unpacked(std::move(source));
      Diagnostic problem;
      auto all = read_all(unpacked, options.max_bytes, problem);
      if (!all) return fail(std::move(problem));
      body = std::move(*all);
    }
  }

  ReadOptions reading = options;
  if (options.encoding.empty()) {
    // The bytes tell Unicode better than headers do.
    const std::string charset = web_encoding(charset_of(type));
    if (declared_encoding(body).empty() && check_utf8(body).invalid.count > 0)
      reading.encoding = charset;
  }
  const bool is_plain = media_type(type) == "text/plain";
  auto article = is_plain ? read_article(std::move(body), reading, problems)
                          : read_page(std::move(body), reading, id, problems);
  if (!article) return std::nullopt;
  article->is_extracted = true;
  if (!url.empty()) {
    Places replaced;
    article->url = repair_utf8(url, replaced);
    id = article->url;
  }
  return article;
}

bool is_like_warc(std::string_view head) { return head.starts_with(kBegin); }

}  // namespace sayso
