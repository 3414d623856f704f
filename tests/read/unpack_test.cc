#include "read/unpack.h"

#include <catch2/catch.hpp>

#include "read/bytes_in_memory.h"
#include "read/packed.h"

namespace sayso {
namespace {

using namespace std::string_literals;

struct Unpacked {
  explicit Unpacked(std::string packed, unsigned ratio = 200) {
    Bytes bytes = unpack(bytes_of(std::move(packed)), ratio);
    while (!bytes.ahead(1).empty()) {
      text += bytes.ahead(1);
      bytes.skip(bytes.ahead(1).size());
    }
    if (bytes.problem()) code = bytes.problem()->code;
  }
  std::string text, code;
};

// Not to be packed well.
std::string noise(std::size_t size) {
  std::string text;
  for (unsigned state = 1; text.size() < size; state = state * 1103515245 + 12345)
    text += static_cast<char>(state >> 16);
  return text;
}

}  // namespace

TEST_CASE("what is not packed is handed on as it is") {
  for (const std::string& text : {""s, "a"s, "\x1F"s, "\x1F\x8B"s, "\x28\xB5"s, noise(100'000)}) {
    CHECK(Unpacked(text).text == text);
    CHECK(Unpacked(text).code.empty());
  }
}

TEST_CASE("members one after the other are one text, and what is packed twice is unpacked twice") {
  const std::string a = noise(300'000), b = "It rained.\n";
  CHECK(Unpacked(gzip(a) + gzip("") + gzip(b)).text == a + b);
  CHECK(Unpacked(zstd(a) + zstd("") + zstd(b)).text == a + b);
  CHECK(Unpacked(gzip(zstd(a))).text == a);
  CHECK(Unpacked(gzip(b) + "\0\0\0\0"s).text == b);
  CHECK(Unpacked(gzip(b) + "\0\0\0\0"s).code.empty());
}

TEST_CASE("of packed data that breaks off everything before is kept, and the break is told") {
  const std::string text = noise(100'000);
  for (const std::string& packed : {gzip(text), zstd(text), gzip("") + gzip(text)}) {
    for (const std::size_t size : {packed.size() - 1, packed.size() - 5, packed.size() / 2}) {
      CAPTURE(size);
      const Unpacked cut(packed.substr(0, size));
      CHECK(cut.code == "E-truncated-input");
      CHECK(text.starts_with(cut.text));
    }
  }
  CHECK(Unpacked(gzip(text).substr(0, 60'000)).text.size() > 40'000);
  CHECK(Unpacked(zstd("It rained.") + zstd(text).substr(0, 30)).text.starts_with("It rained."));
}

TEST_CASE("damaged data is told, and so is what does not belong there") {
  std::string packed = gzip(noise(100'000));
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  CHECK(Unpacked(packed).code == "E-damaged-input");
  const Unpacked behind(gzip("It rained.") + "more");
  CHECK(behind.text == "It rained.");
  CHECK(behind.code == "E-damaged-input");
  CHECK(Unpacked(zstd("It rained.") + "more").text == "It rained.");
  CHECK(Unpacked(zstd("It rained.") + "more").code == "E-damaged-input");
  CHECK(Unpacked("\x1F\x8B\x08 no gzip").code == "E-damaged-input");
  CHECK(Unpacked("\x28\xB5\x2F\xFD no zstd").code != "");
}

TEST_CASE("a bomb is refused: beyond 256 megabytes the ratio is limited") {
  UnpackLimit limit(10);
  std::optional<Diagnostic> problem;
  limit.add_packed(1 << 20);
  CHECK(limit.add_unpacked(std::uint64_t{256} << 20, problem));
  CHECK_FALSE(limit.add_unpacked(1, problem));
  REQUIRE(problem);
  CHECK(problem->code == "E-unpacks-too-far");
  CHECK(problem->hint == "--max-ratio allows more");
  limit.add_packed(std::uint64_t{30} << 20);
  CHECK(limit.add_unpacked(1, problem));
}

TEST_CASE("a bomb in a bomb is held against the size of the outer one") {
  UnpackLimit outer(10);
  UnpackLimit inner = outer.inside();
  std::optional<Diagnostic> problem;
  outer.add_packed(std::uint64_t{30} << 20);
  inner.add_packed(std::uint64_t{300} << 20);
  CHECK(inner.add_unpacked(std::uint64_t{300} << 20, problem));
  CHECK_FALSE(inner.add_unpacked(std::uint64_t{10} << 20, problem));
}

TEST_CASE("the encodings of HTTP are unpacked by name") {
  const auto text = [](const char* encoding, const std::string& packed) {
    auto source = unpack_as(encoding, bytes_of(packed), 200);
    if (!source) return "(unknown)"s;
    Bytes bytes(std::move(source));
    Diagnostic problem;
    return read_all(bytes, 1000, problem).value_or(problem.code);
  };
  CHECK(text("gzip", gzip("It rained.")) == "It rained.");
  CHECK(text("deflate", gzip("It rained.", 15)) == "It rained.");
  CHECK(text("deflate", gzip("It rained.", -15)) == "It rained.");
  CHECK(text("zstd", zstd("It rained.")) == "It rained.");
  CHECK(text("gzip", gzip("It rained.").substr(0, 12)) == "E-truncated-input");
  CHECK(text("br", "x") == "(unknown)");
}

TEST_CASE("the name of a packed file tells what is in it") {
  CHECK(unpacked_name("a.jsonl.gz") == "a.jsonl");
  CHECK(unpacked_name("a.txt.zst") == "a.txt");
  CHECK(unpacked_name("a.txt") == "a.txt");
}

}  // namespace sayso
