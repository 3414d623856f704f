#include "explain/marker.h"

#include <catch2/catch.hpp>

#include "explain/tape_table.h"

namespace sayso {

TEST_CASE("texts are shortened to a line of whole characters") {
  CHECK(shortened(" two\r\n\twords\x1B[31m ") == "two words [31m");
  CHECK(shortened("“Ó, é!”", 7) == "“Ó, é!”");
  CHECK(shortened("“Ó, é, í!”", 7) == "“Ó,…í!”");
  CHECK(shortened("", 7) == "");
}

TEST_CASE("parts are marked by brackets or by colours") {
  CHECK(marked(Marking::brackets, Part::source, "Ada Brook") == "[source Ada Brook]");
  CHECK(marked(Marking::brackets, Part::none, "and") == "and");
  CHECK(marked(Marking::colours, Part::cue, "said") == "\033[31msaid\033[0m");
}

TEST_CASE("the tape stands as columns: tokens over their classes, parts in brackets") {
  const std::string text = "Ada Brook said so.";
  const std::vector<ExplainedToken> tokens = {{{0, 3}, {"name-word"}, Part::source},
                                              {{4, 9}, {"name-word", "noun"}, Part::source},
                                              {{10, 14}, {"cue"}, Part::cue},
                                              {{15, 17}, {"adverb"}, Part::none},
                                              {{18, 18}, {"end"}, Part::none}};
  std::string out;
  append_tape(tokens, text, Marking::brackets, out);
  CHECK(out ==
        "    [source Ada  Brook]     [cue said]  so      ¶\n"
        "    name-word    name-word  cue         adverb  end\n"
        "                 noun\n"
        "\n");
}

TEST_CASE("a long tape goes on in further rows") {
  const std::string text(40, 'x');
  std::vector<ExplainedToken> tokens;
  for (std::uint32_t i = 0; i < 40; ++i) tokens.push_back({{i, i + 1}, {"lower"}, Part::none});
  std::string out;
  append_tape(tokens, text, Marking::brackets, out);
  std::size_t begin = 0, rows = 0;
  for (std::size_t end; (end = out.find('\n', begin)) != std::string::npos; begin = end + 1, ++rows)
    CHECK(end - begin <= 100);
  CHECK(rows == 9);  // 14 columns in a row: 3 rows, each of words, classes and a blank line
}

}  // namespace sayso
