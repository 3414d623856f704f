#include "read/table.h"

#include <catch2/catch.hpp>

#include "read/bytes_in_memory.h"

namespace sayso {
namespace {

// "LINE id|text|input" or "LINE CODE" of each row.
std::vector<std::string> rows(std::string table, const ReadOptions& options = {}) {
  std::vector<std::string> all;
  const auto records = cut_table(bytes_of(std::move(table)), options);
  while (auto record = records->next()) {
    std::string line = std::to_string(record->line) + " ", id = "-";
    Diagnostics problems;
    if (record->problem) problems.push_back(*record->problem);
    const auto article = record->problem
                             ? std::nullopt
                             : read_table_row(std::move(record->bytes), options, id, problems);
    all.push_back(
        line + (article ? id + "|" + article->text + "|" + article->input : problems.back().code));
  }
  return all;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("each row is an article, under the names of the first row") {
  CHECK(rows("id,text,desk\nx,It rained.,city\ny,It snowed.,\n") ==
        Rows{R"(2 x|It rained.|{"desk":"city"})", R"(3 y|It snowed.|{"desk":""})"});
  CHECK(rows("text\nIt rained.") == Rows{"2 -|It rained.|"});
  CHECK(rows("").empty());
  CHECK(rows("id,text\n").empty());
}

TEST_CASE("tabs and semicolons part fields where they are the most") {
  CHECK(rows("id\ttext\nx\tYes, it rained; a lot\n") == Rows{"2 x|Yes, it rained; a lot|"});
  CHECK(rows("id;text\r\nx;Yes, it rained\r\n") == Rows{"2 x|Yes, it rained|"});
}

TEST_CASE("a field in quotation marks may hold delimiters, line ends and marks") {
  CHECK(rows("id,text\n\"x\",\"She said, \"\"Yes\"\"\r\nand\n\nleft.\"\ny,b\n") ==
        Rows{"2 x|She said, \"Yes\"\r\nand\n\nleft.|", "6 y|b|"});
  CHECK(rows("id,text\nx,a 5\" pipe\ny,\"\"\n") == Rows{"2 x|a 5\" pipe|", "3 y||"});
  CHECK(rows("\"id\",\"text\"\nx,y\n") == Rows{"2 x|y|"});
}

TEST_CASE("a row that is wrong is told with its line, and the others are read") {
  CHECK(rows("id,text\nx\n\nx,y,z\ny,b\n") == Rows{"2 E-bad-record", "4 E-bad-record", "5 y|b|"});
  CHECK(rows("id,text\nx,\"open\ny,b\n") == Rows{"2 E-bad-record"});
  CHECK(rows("id,body\nx,y\n") == Rows{"2 E-bad-record"});
  ReadOptions options;
  CHECK_FALSE(options.fields.rename("text=body"));
  CHECK(rows("id,body\nx,y\n", options) == Rows{"2 x|y|"});
}

TEST_CASE("a row that is too long is refused, and the others are read") {
  ReadOptions options;
  options.max_bytes = 30;
  CHECK(rows("id,text\nx," + std::string(100, 'x') + "\ny,b\n", options) ==
        Rows{"2 E-text-too-large", "3 y|b|"});
  CHECK(rows(std::string(100, 'x') + "\ny,b\n", options) == Rows{"1 E-text-too-large"});
}

TEST_CASE("names that are far longer than the rows under them are refused") {
  CHECK(rows("text," + std::string(300, 'x') + "\na,b\n") == Rows{"1 E-bad-record"});
  std::string many = "text";
  for (int i = 0; i < 30'000; ++i) many += ",x";
  many += '\n';
  for (int i = 0; i < 100'000; ++i) many += "a\n";
  CHECK(rows(many).size() == 100'000);
}

TEST_CASE("bytes that are no UTF-8 and NULs in a table do no harm") {
  ReadOptions options;
  options.encoding = "windows-1252";
  CHECK(rows("id,text\nx,caf\xE9\n", options) == Rows{"2 x|café|"});
  CHECK(rows("\xEF\xBB\xBFid,text\nx,y\n") == Rows{"2 x|y|"});
  CHECK(rows(std::string("id,text\nx,a\0b\n", 14)) == Rows{std::string("2 x|a\0b|", 8)});
}

TEST_CASE("a table is known by a column of text") {
  CHECK(is_like_table("id,text\nx"));
  CHECK(is_like_table("id\t\"text\"\r\nx"));
  CHECK_FALSE(is_like_table("id,text"));
  CHECK_FALSE(is_like_table("It rained, the text says.\nAnd"));
  CHECK_FALSE(is_like_table("text\nx"));
}

}  // namespace sayso
