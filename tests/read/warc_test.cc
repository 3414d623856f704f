#include "read/warc.h"

#include <catch2/catch.hpp>

#include "read/bytes_in_memory.h"
#include "read/packed.h"
#include "read/unpack.h"

namespace sayso {
namespace {

using namespace std::string_literals;

std::string record(const std::string& type, const std::string& content_type,
                   const std::string& block, const std::string& version = "1.0") {
  return "WARC/" + version + "\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://example.org/fire\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& header, const std::string& body) {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body);
}

const std::string kHtml = "Content-Type: text/html\r\n";

// "NUMBER text" or "NUMBER CODE" of each record.
std::vector<std::string> articles(const std::string& warc, const ReadOptions& options = {},
                                  std::vector<Article>* kept = nullptr) {
  std::vector<std::string> all;
  const auto records = cut_warc(unpack(bytes_of(warc), 200), options);
  while (auto record = records->next()) {
    std::string id = "-";
    Diagnostics problems;
    if (record->problem) problems.push_back(*record->problem);
    auto article = record->problem
                       ? std::nullopt
                       : read_warc_record(std::move(record->bytes), options, id, problems);
    all.push_back(std::to_string(record->line) + " " +
                  (article ? article->text : problems.back().code));
    if (article) article->id = id;
    if (article && kept) kept->push_back(std::move(*article));
  }
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("of a WARC file the pages and texts are read, and all else is passed over") {
  std::vector<Article> kept;
  const std::string info = record("warcinfo", "application/warc-fields", "software: x\r\n");
  CHECK(articles(info + record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                     response(kHtml, "<p>It rained.</p>") +
                     response("Content-Type: image/png\r\n", "PNG") +
                     record("response", "application/http",
                            "HTTP/1.1 404 Not Found\r\n" + kHtml + "\r\n<p>x") +
                     record("conversion", "text/plain", "It snowed.\n", "1.1") +
                     record("resource", "text/html", "<p>It thawed.</p>"),
                 {}, &kept) == Texts{"3 It rained.\n", "6 It snowed.\n", "7 It thawed.\n"});
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].url == "https://example.org/fire");
  CHECK(kept[0].id == "https://example.org/fire");
  CHECK(kept[1].is_extracted);
}

TEST_CASE("an address of bytes that are no UTF-8 has U+FFFD for them") {
  std::string warc = record("conversion", "text/plain", "It snowed.\n");
  warc[warc.find("fire")] = '\xFF';
  std::vector<Article> kept;
  articles(warc, {}, &kept);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].url == "https://example.org/\uFFFDire");
  CHECK(kept[0].id == kept[0].url);
}

TEST_CASE("records may be packed one by one") {
  const std::string a = response(kHtml, "<p>a</p>"), b = record("conversion", "text/plain", "b");
  CHECK(articles(gzip(a) + gzip(b)) == Texts{"1 a\n", "2 b"});
  CHECK(articles(zstd(a) + zstd(b)) == Texts{"1 a\n", "2 b"});
  const std::string packed = gzip(a) + gzip(b);
  CHECK(articles(packed.substr(0, packed.size() - 12)) == Texts{"1 a\n", "2 E-truncated-input"});
}

TEST_CASE("the encodings of HTTP are taken off") {
  const std::string chunks = "4\r\n<p>I\r\nB;x=y\r\nt rained.</\r\n2\r\np>\r\n0\r\n\r\n";
  const std::string page = "<p>It rained.</p>", chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(articles(response(kHtml + chunked, chunks)) == Texts{"1 It rained.\n"});
  CHECK(articles(response(kHtml + chunked, page)) == Texts{"1 It rained.\n"});
  CHECK(articles(response(kHtml + "Content-Encoding: gzip\r\n", gzip(page))) ==
        Texts{"1 It rained.\n"});
  CHECK(articles(response(kHtml + "Content-Encoding: gzip\r\n", page)) == Texts{"1 It rained.\n"});
  CHECK(articles(response(kHtml + "Content-Encoding: deflate\r\n", gzip(page, 15))) ==
        Texts{"1 It rained.\n"});
  CHECK(articles(response(kHtml + "Content-Encoding: br\r\n", page)) == Texts{"1 E-bad-record"});
  CHECK(articles(response(kHtml + "Content-Encoding: gzip\r\n", gzip(page).substr(0, 20))) ==
        Texts{"1 E-truncated-input"});
}

TEST_CASE("the charset is that of the bytes, else of the header, else of the page") {
  CHECK(articles(response("Content-Type: text/html; charset=\"ISO-8859-1\"\r\n",
                          "<meta charset=shift_jis><p>caf\xE9</p>")) == Texts{"1 café\n"});
  CHECK(articles(response(kHtml, "<meta charset=iso-8859-1><p>caf\xE9</p>")) == Texts{"1 café\n"});
  CHECK(articles(response("Content-Type: text/plain; charset=latin1\r\n", "caf\xC3\xA9")) ==
        Texts{"1 café"});
}

TEST_CASE("broken records are told, and those after them are read") {
  const std::string good = record("conversion", "text/plain", "b");
  CHECK(articles("WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n" + good) ==
        Texts{"1 E-bad-record", "2 E-bad-record", "3 b"});
  CHECK(articles("junk\nmore\n" + good) == Texts{"1 E-bad-record", "2 b"});
  CHECK(articles(good + "junk") == Texts{"1 b", "2 E-bad-record"});
  CHECK(articles(good.substr(0, good.size() - 5)) == Texts{"1 E-truncated-input"});
  // The largest of these lengths and that of the header come to 0 in 64 bits.
  for (const char* length : {"99999999999999999999", "18446744073709551566", "-1", ""})
    CHECK(articles("WARC/1.0\r\nContent-Length: "s + length + "\r\n\r\n" + good) ==
          Texts{"1 E-bad-record", "2 b"});
  CHECK(articles(record("response", "application/http", "no http")) == Texts{"1 E-bad-record"});
  CHECK(articles("").empty());
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "WARC/";
  CHECK(articles(many).size() < 5);  // a header is at most 64 KB
  ReadOptions options;
  options.max_bytes = 5;
  CHECK(articles(record("conversion", "text/plain", "123456") + good, options) ==
        Texts{"1 E-text-too-large", "2 b"});
}

}  // namespace sayso
