#include <catch2/catch.hpp>

#include "read/read.h"

using namespace sayso;
using namespace std::string_literals;

namespace {

struct Reading {
  std::optional<Article> article;
  Diagnostics diagnostics;

  explicit Reading(std::string bytes, const ReadOptions& options = {}) {
    article = read_article(std::move(bytes), options, diagnostics);
  }
  std::string text() const { return article ? article->text : "(refused)"; }
  std::string encoding() const { return article ? article->encoding : "(refused)"; }
  int count(const std::string& code) const {
    int n = 0;
    for (const auto& d : diagnostics) n += d.code == code;
    return n;
  }
};

const std::string kCafe = "The café’s owner said “no” on Monday – twice.";
// The same in windows-1252.
const std::string kCafe1252 = "The caf\xE9\x92s owner said \x93no\x94 on Monday \x96 twice.";

std::string utf16(const std::u16string& text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("valid UTF-8 is kept to the letter") {
  const std::string text =
      "“Ja”\r\n\xC2\xA0 soft\xC2\xADhyphen, e\xCC\x81, 中文, 😀, tab\t.\n\n\xE2\x80\xA8 end ";
  const Reading reading(text);
  CHECK(reading.text() == text);
  CHECK(reading.encoding() == "UTF-8");
  CHECK(reading.diagnostics.empty());
}

TEST_CASE("an empty source is an empty article") {
  const Reading reading("");
  CHECK(reading.text() == "");
  CHECK(reading.encoding() == "UTF-8");
  CHECK(reading.diagnostics.empty());
}

TEST_CASE("a byte order mark is no part of the text") {
  CHECK(Reading("\xEF\xBB\xBF" + kCafe).text() == kCafe);
  CHECK(Reading("\xEF\xBB\xBF").text() == "");

  const Reading little("\xFF\xFE" + utf16(u"Zoë said 😀", false));
  CHECK(little.text() == "Zoë said 😀");
  CHECK(little.encoding() == "UTF-16LE");

  const Reading big("\xFE\xFF" + utf16(u"Zoë said 😀", true));
  CHECK(big.text() == "Zoë said 😀");
  CHECK(big.encoding() == "UTF-16BE");

  CHECK(Reading("\xFF\xFE\0\0A\0\0\0"s).encoding() == "UTF-32LE");
}

TEST_CASE("UTF-16 without byte order mark is told by its NULs") {
  CHECK(Reading(utf16(u"The mayor said “no”.", false)).text() == "The mayor said “no”.");
  CHECK(Reading(utf16(u"The mayor said “no”.", true)).encoding() == "UTF-16BE");
}

TEST_CASE("a character that the chunks of decoding cut in two survives") {
  std::u16string text(4095, u'a');  // the decoder works in chunks of 4096 units
  text += u"😀b";
  const Reading reading("\xFF\xFE" + utf16(text, false));
  CHECK(reading.text() == std::string(4095, 'a') + "😀b");
  CHECK(reading.diagnostics.empty());
}

TEST_CASE("windows-1252 is detected and told") {
  const Reading reading(kCafe1252);
  CHECK(reading.text() == kCafe);
  CHECK(reading.encoding() == "windows-1252");
  CHECK(reading.count("W-guessed-encoding") == 1);
  CHECK(reading.count("W-invalid-bytes") == 0);
}

TEST_CASE("other charsets are detected") {
  // "Мэр заявил в понедельник, что мост закроют." in windows-1251
  const Reading russian(
      "\xCC\xFD\xF0 \xE7\xE0\xFF\xE2\xE8\xEB \xE2 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA, "
      "\xF7\xF2\xEE \xEC\xEE\xF1\xF2 \xE7\xE0\xEA\xF0\xEE\xFE\xF2.");
  CHECK(russian.encoding() == "windows-1251");
  CHECK(russian.text() == "Мэр заявил в понедельник, что мост закроют.");

  // "市長は月曜日、橋を数週間閉鎖すると述べた。" in Shift_JIS
  const Reading japanese(
      "\x8e\x73\x92\xb7\x82\xcd\x8c\x8e\x97\x6a\x93\xfa\x81\x41\x8b\xb4\x82\xf0\x90\x94\x8f\x54\x8a"
      "\xd4\x95\xc2\x8d\xbd\x82\xb7\x82\xe9\x82\xc6\x8f\x71\x82\xd7\x82\xbd\x81\x42");
  CHECK(japanese.encoding() == "Shift_JIS");
  CHECK(japanese.text() == "市長は月曜日、橋を数週間閉鎖すると述べた。");
}

TEST_CASE("a few broken bytes leave UTF-8 what it is, each with its place") {
  const Reading reading("“No”, said Zo\xC3, the caf\xE9\x92s “owner”.");
  CHECK(reading.text() == "“No”, said Zo\uFFFD, the caf\uFFFDs “owner”.");
  CHECK(reading.encoding() == "UTF-8");
  REQUIRE(reading.count("W-invalid-bytes") == 2);
  CHECK(reading.diagnostics[0].severity == Severity::warning);
  for (const auto& d : reading.diagnostics) CHECK(slice(reading.text(), *d.span) == "\uFFFD");
}

TEST_CASE("a maximal invalid sequence is one replacement character") {
  CHECK(Reading("“” \xE2\x80 x").text() == "“” \uFFFD x");                      // cut short
  CHECK(Reading("“”“” \xC0\xAF x").text() == "“”“” \uFFFD\uFFFD x");            // overlong
  CHECK(Reading("“”“” \xED\xA0\x80 x").text() == "“”“” \uFFFD\uFFFD\uFFFD x");  // a surrogate
  CHECK(Reading("“”“” \xF4\x90\x80\x80 x").text() == "“”“” \uFFFD\uFFFD\uFFFD\uFFFD x");
}

TEST_CASE("a character cut by the end of the file does not make it another charset") {
  const Reading reading("The owner of the caf\xC3");
  CHECK(reading.text() == "The owner of the caf\uFFFD");
  CHECK(reading.encoding() == "UTF-8");
  CHECK(reading.count("W-invalid-bytes") == 1);
}

TEST_CASE("stray FE and FF bytes are damage, not letters") {
  const Reading reading("The mayor \xFF\xFE said no.");
  CHECK(reading.text() == "The mayor \uFFFD\uFFFD said no.");
  CHECK(reading.count("W-invalid-bytes") == 2);
}

TEST_CASE("very many broken bytes are told in few warnings") {
  const Reading reading("“" + std::string(100000, '\xFF'));
  CHECK(reading.count("W-invalid-bytes") == 16);
  CHECK(reading.diagnostics.back().message.find("99984") != std::string::npos);
}

TEST_CASE("an encoding that is given overrides what the bytes look like") {
  CHECK(Reading("caf\xE9", {.encoding = "latin1"}).text() == "café");
  CHECK(Reading("caf\xE9", {.encoding = "latin1"}).count("W-guessed-encoding") == 0);
  CHECK(Reading("\xC3\xA9", {.encoding = "windows-1252"}).text() == "Ã©");
  CHECK(Reading(kCafe1252, {.encoding = "utf8"}).count("W-invalid-bytes") == 4);
  CHECK(Reading("\xEF\xBB\xBFyes", {.encoding = "UTF-8"}).text() == "yes");

  const Reading unknown("yes", {.encoding = "no-such-charset"});
  CHECK_FALSE(unknown.article);
  REQUIRE(unknown.count("E-unknown-encoding") == 1);
  CHECK(unknown.diagnostics[0].severity == Severity::error);
}

TEST_CASE("bytes that are none of the charset become U+FFFD there as well") {
  // 0x81 0x20 is no character of Shift_JIS; an odd byte is none of UTF-16.
  const Reading japanese("\x8e\x73\x81\x20\x92\xb7", {.encoding = "Shift_JIS"});
  CHECK(japanese.text() == "市\uFFFD 長");
  REQUIRE(japanese.count("W-invalid-bytes") == 1);
  CHECK(slice(japanese.text(), *japanese.diagnostics[0].span) == "\uFFFD");

  const Reading odd("\xFF\xFE" + utf16(u"yes", false) + "x");
  CHECK(odd.text() == "yes\uFFFD");
  CHECK(odd.count("W-invalid-bytes") == 1);
}

TEST_CASE("half a surrogate pair, which some charsets can hold, is no character") {
  // SCSU: 0F begins UTF-16.
  const Reading halves("\x0F\xD8\x3D\0a\xDE\0\xD8\x3D\xDE\0\xD8\x3D"s, {.encoding = "SCSU"});
  CHECK(halves.text() == "\uFFFDa\uFFFD😀\uFFFD");
  CHECK(halves.count("W-invalid-bytes") == 3);
}

TEST_CASE("a guess of ICU that ICU cannot decode is none") {
  const Reading arabic("<p>" + std::string(100, '\xB9'));  // guessed to be IBM420_ltr
  CHECK(arabic.encoding() == "UTF-8");
  CHECK(arabic.count("W-guessed-encoding") == 0);
}

TEST_CASE("control characters stay, and are told once with their number") {
  const Reading reading("a\0b\x1B[0m\xC2\x85 c\x7F\xC2\x80\td\r\n"s);
  CHECK(reading.text() == "a\0b\x1B[0m\xC2\x85 c\x7F\xC2\x80\td\r\n"s);
  REQUIRE(reading.count("W-control-characters") == 1);
  CHECK(reading.diagnostics[0].message.find('4') != std::string::npos);
  CHECK(reading.diagnostics[0].span == Span{1, 2});
}

TEST_CASE("a text that is too large is refused") {
  CHECK(Reading("12345678", {.max_bytes = 8}).article);
  const Reading large("123456789", {.max_bytes = 8});
  CHECK_FALSE(large.article);
  CHECK(large.count("E-text-too-large") == 1);
  // Three bytes for each that is broken: the text counts, not the source.
  CHECK_FALSE(Reading("\xFF\xFF\xFF", {.max_bytes = 8}).article);
}

TEST_CASE("whatever the bytes are, the text is valid UTF-8") {
  unsigned state = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < round % 40; ++i) {
      state = state * 1664525u + 1013904223u;
      // Mostly bytes that begin, go on with or break characters.
      bytes += "a\x80\xBF\xC2\xC3\xE2\x80\xED\xA0\xF0\x9F\xF4\xFF\0 "s[state >> 16 & 15];
    }
    const Reading reading(bytes);
    REQUIRE(reading.article);
    const Reading again(reading.text(), {.encoding = "UTF-8"});
    CHECK(again.text() == reading.text());
    CHECK(again.count("W-invalid-bytes") == 0);
  }
}
