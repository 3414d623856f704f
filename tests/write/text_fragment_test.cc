// Links into the middle of web pages.
#include "write/page/text_fragment.h"

#include <catch2/catch.hpp>

using namespace sayso;

namespace {

std::string link_to(const std::string& text, const std::vector<std::string>& parts) {
  std::vector<Span> spans;
  for (const std::string& part : parts) {
    const auto begin = text.find(part);
    REQUIRE(begin != text.npos);
    spans.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())});
  }
  std::string out;
  page::append_text_link("https://a.example/b", text, spans, out);
  return out.substr(std::string("https://a.example/b").size());
}

}  // namespace

TEST_CASE("a short passage is named by all its words, with those before as context") {
  CHECK(link_to("The mayor said it was a mess", {"it was a mess"}) ==
        "#:~:text=The%20mayor%20said-,it%20was%20a%20mess");
  CHECK(link_to("A line\nIt sank", {"It sank"}) == "#:~:text=It%20sank");
}

TEST_CASE("a long passage is named by its first and last words") {
  CHECK(link_to("He said one two three four five six seven eight nine ten eleven.",
                {"one two three four five six seven eight nine ten eleven"}) ==
        "#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven");
}

TEST_CASE("what means something in a directive is escaped") {
  CHECK(link_to("well-known, A&B", {"well-known, A&B"}) == "#:~:text=well%2Dknown%2C%20A%26B");
}

TEST_CASE("each part of a content has a directive of its own, up to a number") {
  CHECK(link_to("one\ntwo", {"one", "two"}) == "#:~:text=one&text=two");
  const std::string long_text(100000, 'x');
  std::string out;
  page::append_text_link("", long_text, std::vector<Span>(1000, {0, 100000}), out);
  CHECK(out.size() < 10000);
}

TEST_CASE("no character is cut, in words without end either") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "水";
  const std::string out = link_to(text, {text});
  CHECK(out.find("%E6%B0%B4%E6%B0%B4") != out.npos);
  CHECK((out.size() - std::string("#:~:text=,").size()) % 9 == 0);
}

TEST_CASE("only http and https are web addresses") {
  for (const char* url : {"http://a.example", "HTTPS://a.example"})
    CHECK(page::is_web_address(url));
  for (const char* url : {"", "javascript:alert(1)", " https://a.example", "data:text/html,x",
                          "//a.example", "https"})
    CHECK_FALSE(page::is_web_address(url));
}
