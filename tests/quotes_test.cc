#include "places.h"
#include "quotes/find_quotations.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace sayso;

namespace {

const QuoteRules& rules_of(const std::string& language) {
  static const auto load = [](const std::string& name) {
    Diagnostics problems;
    const auto folder = rules::Folder::read(kCheckout / "rules", problems);
    REQUIRE(folder);
    QuoteRules loaded = load_quote_rules(*folder, name, problems);
    for (const auto& problem : problems) FAIL_CHECK(problem.file << ": " << problem.message);
    return loaded;
  };
  static const QuoteRules english = load("en"), common = load("common");
  return language == "en" ? english : common;
}

struct Found {
  std::string text;
  Blocks blocks;
  Quotations quotations;
  Diagnostics warnings;

  std::string at(const Quotation& quotation) const {
    return std::string(slice(text, quotation.span));
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& quotation : quotations) out.push_back(at(quotation));
    return out;
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const auto& warning : warnings) out.push_back(warning.code);
    return out;
  }
};

// Each line is a paragraph.
Found find(std::string text, const std::string& language = "en") {
  Found found{std::move(text), {}, {}, {}};
  for (std::size_t begin = 0; begin < found.text.size();) {
    const auto end = std::min(found.text.find('\n', begin), found.text.size());
    if (end > begin) {
      found.blocks.emplace_back();
      found.blocks.back().span = {static_cast<std::uint32_t>(begin),
                                  static_cast<std::uint32_t>(end)};
    }
    begin = end + 1;
  }
  Article article;
  article.text = found.text;
  found.quotations = find_quotations(article, found.blocks, rules_of(language), found.warnings);
  return found;
}

using Texts = std::vector<std::string>;

// What holds for any text: order, nesting, borders.
void check_shape(const Found& found) {
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < found.quotations.size(); ++i) {
    const Quotation& q = found.quotations[i];
    bool good = q.span.begin < q.inner.begin && q.inner.begin < q.inner.end &&
                q.inner.end <= q.span.end && q.closed == (q.inner.end < q.span.end) &&
                q.block < found.blocks.size() && found.blocks[q.block].span.contains(q.span);
    if (i > 0) {
      const Quotation& before = found.quotations[i - 1];
      good = good && before.span.begin < q.span.begin &&
             (!before.span.overlaps(q.span) || before.span.contains(q.span));
    }
    if (q.parent != Quotation::kNone)
      good = good && static_cast<std::size_t>(q.parent) < i &&
             found.quotations[static_cast<std::size_t>(q.parent)].inner.contains(q.span);
    if (q.continues != (q.previous != Quotation::kNone)) good = false;
    if (q.continues) good = good && !found.quotations[static_cast<std::size_t>(q.previous)].closed;
    wrong += !good;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("a quotation has its span with the marks, its inner text without, and its parent") {
  const auto found = find("He wrote: “Dear all, as Pope said, ‘to err is human’.” Then ''no.''");
  REQUIRE(found.quotations.size() == 3);
  CHECK(slice(found.text, found.quotations[0].inner) ==
        "Dear all, as Pope said, ‘to err is human’.");
  CHECK(slice(found.text, found.quotations[1].span) == "‘to err is human’");
  CHECK(slice(found.text, found.quotations[2].inner) == "no.");
  CHECK(found.quotations[0].parent == Quotation::kNone);
  CHECK(found.quotations[1].parent == 0);
  CHECK(found.quotations[2].parent == Quotation::kNone);
  CHECK(found.quotations[0].closed);
  CHECK(found.warnings.empty());
}

TEST_CASE("marks need no letters or white space beside them if the others make them clear") {
  CHECK(
      find("(\"Go,\" he said) [\"Come\"] \"—and then,\" \"... maybe,\" \"But—\" \"$5\".").texts() ==
      Texts{"\"Go,\"", "\"Come\"", "\"—and then,\"", "\"... maybe,\"", "\"But—\"", "\"$5\""});
  CHECK(find("He said,\"We won\"and left.").texts() == Texts{"\"We won\""});
  CHECK(find("Signs read \"Go\" \"now.\"").texts() == Texts{"\"Go\"", "\"now.\""});
  CHECK(find("<a title=\"Go\" id='x'>\"Now\"</a>").texts() == Texts{"\"Go\"", "'x'", "\"Now\""});
  CHECK(find("“One.””Two.”").texts() == Texts{"“One.”", "”Two.”"});
  CHECK(find("他说：\"网络空间\"是人类的\"空间\"。", "common").texts() ==
        Texts{"\"网络空间\"", "\"空间\""});
}

TEST_CASE("spaced marks pair in turn") {
  CHECK(find("\" Enough , \" the envoy said. \" Go home . \"").texts() ==
        Texts{"\" Enough , \"", "\" Go home . \""});
  CHECK(find("« Bon » et « non »", "common").texts() == Texts{"« Bon »", "« non »"});
}

TEST_CASE("an apostrophe is no mark, a mark beside one still is") {
  CHECK(
      find("‘90s rock ‘n’ roll, rock 'n' roll, the Joneses' and the boys’ house.").texts().empty());
  CHECK(find("'The workers' pay won't rise,' he said.").texts() ==
        Texts{"'The workers' pay won't rise,'"});
  CHECK(find("The 'no' vote, the workers' fund, the 'yes' vote.").texts() ==
        Texts{"'no'", "'yes'"});
  CHECK(find("the bosses' 'dirty' tricks").texts() == Texts{"'dirty'"});
  CHECK(find("\"'Twas luck,\" Orr said. ‘I’m goin’ home,’ he said.").texts() ==
        Texts{"\"'Twas luck,\"", "‘I’m goin’ home,’"});
  CHECK(find("“Hamilton”’s maker, \"60 Minutes\"' host.").texts() ==
        Texts{"“Hamilton”", "\"60 Minutes\""});
  CHECK(find("\"What about 'who's who'?\" he asked.").texts() ==
        Texts{"\"What about 'who's who'?\"", "'who's who'"});
  CHECK(find("Mac, the 'horns and 'canes.").warnings.empty());
}

TEST_CASE("a quotation that each paragraph reopens is one chain without warnings") {
  const auto found = find(
      "“She said, ‘We tried.\n“‘We failed.’ And so on.\n“We won,” he said.\n“Who won?” asked Bo.");
  REQUIRE(found.texts() == Texts{"“She said, ‘We tried.", "‘We tried.", "“‘We failed.’ And so on.",
                                 "‘We failed.’", "“We won,”", "“Who won?”"});
  CHECK_FALSE(found.quotations[0].closed);
  CHECK(found.quotations[2].previous == 0);
  CHECK(found.quotations[3].previous == 1);
  CHECK(found.quotations[4].previous == 2);
  CHECK(found.quotations[4].continues);
  CHECK(found.quotations[4].closed);
  CHECK_FALSE(found.quotations[5].continues);
  CHECK(found.warnings.empty());
}

TEST_CASE("a caption between two paragraphs does not end a continued quotation") {
  auto found = find("\"We tried.\nBo Hart in Oslo.\n\"We failed,\" he said.");
  CHECK(found.codes() == Texts{"W-unclosed-quote"});
  found.blocks[1].kind = BlockKind::caption;
  Article article;
  article.text = found.text;
  Diagnostics warnings;
  const auto quotations = find_quotations(article, found.blocks, rules_of("en"), warnings);
  CHECK(warnings.empty());
  REQUIRE(quotations.size() == 2);
  CHECK(quotations[1].previous == 0);
}

TEST_CASE("a quotation never crosses its block") {
  const auto found = find("\"It failed, Kim said.\nShe left.\nThen \"no\" again.");
  CHECK(found.texts() == Texts{"\"It failed, Kim said.", "\"no\""});
  CHECK_FALSE(found.quotations[0].closed);
  CHECK(found.quotations[1].closed);
  REQUIRE(found.codes() == Texts{"W-unclosed-quote"});
  CHECK(found.warnings[0].span == Span{0, 1});
}

TEST_CASE("a fresh opening mark ends the quotation before it that nobody closed") {
  const auto found = find("\"We tried,\" he said. \"It failed. \"And again,\" he added.");
  CHECK(found.texts() == Texts{"\"We tried,\"", "\"It failed.", "\"And again,\""});
  CHECK_FALSE(found.quotations[1].closed);
  CHECK(found.codes() == Texts{"W-unclosed-quote"});
  CHECK(find("'It failed, Kim said. 'We tried,' he added.").texts() ==
        Texts{"'It failed, Kim said.", "'We tried,'"});
  // Two closing marks behind two opening ones: one inside the other.
  CHECK(find("\"He cried \"go\" and left,\" she said.").texts() ==
        Texts{"\"He cried \"go\" and left,\"", "\"go\""});
}

TEST_CASE("a closing mark with nothing to close is stray, with its place") {
  const auto found = find("\"It failed,\" he said.\" He left. “Go,” she said.");
  CHECK(found.texts() == Texts{"\"It failed,\"", "“Go,”"});
  REQUIRE(found.codes() == Texts{"W-stray-mark"});
  CHECK(slice(found.text, *found.warnings[0].span) == "\"");
  CHECK(found.warnings[0].span->begin == 21);
  CHECK(find("“ ”, \"\" and ' '").quotations.empty());
}

TEST_CASE("marks are paired across slips of the printer") {
  CHECK(find("“We won\", Dao said. “We lost.“ \"No,” said Ek. ”Yes,” said Bo.").texts() ==
        Texts{"“We won\"", "“We lost.“", "\"No,”", "”Yes,”"});
  CHECK(find("\"We won,\" Dao said. \"We won, \"Dao said. \"Good,\" he said.").texts() ==
        Texts{"\"We won,\"", "\"We won, \"", "\"Good,\""});
  CHECK(find("''I hope not,' he said. ''Or do I?''").texts() ==
        Texts{"''I hope not,'", "''Or do I?''"});
}

// The promise of the stage: a mark that is missing or too many costs one quotation, no more.
TEST_CASE("a missing mark costs one quotation at most") {
  const Texts paragraphs = {
      "“We tried,” he said. “It failed. Twice.” She left. “And again,” he added, “we tried.”",
      "\"We tried,\" he said. \"It failed. Twice.\" She left. \"And again,\" he added, \"we "
      "tried.\"",
      "''We tried,'' he said. ''It failed. Twice.'' She left. ''And again,'' he added, ''we "
      "tried.''",
      "'We tried,' he said. 'It failed. Twice.' She left. 'And again,' he added, 'we tried.'",
      "„Gut“, sagte er. „Sehr gut.“ Sie ging. „Und noch einmal“, sagte er, „gut.“",
      "The \"no\" vote, the \"yes\" vote, the \"maybe\" vote and the \"never\" one.",
      "“He cried ‘run’, so I ran,” Fay said. “It was ‘luck’.” He called it “bold” and “‘new’.”",
      "\"He cried 'run', so I ran,\" Fay said. \"It was 'luck'.\" He called it \"bold\" and "
      "\"'new'.\"",
  };
  for (const auto& paragraph : paragraphs) {
    const auto whole = find(paragraph);
    REQUIRE(whole.warnings.empty());
    REQUIRE(whole.quotations.size() >= 4);
    for (const auto& damaged : whole.quotations) {
      for (const Span mark : {Span{damaged.span.begin, damaged.inner.begin},
                              Span{damaged.inner.end, damaged.span.end}}) {
        std::string text = paragraph;
        text.erase(mark.begin, mark.size());
        const auto found = find(text);
        check_shape(found);
        std::size_t lost = 0;
        for (const auto& q : whole.quotations) {
          if (q.span == damaged.span) continue;
          const auto move = [&](std::uint32_t at) {
            return at > mark.begin ? at - mark.size() : at;
          };
          const Span expected{move(q.span.begin), move(q.span.end)};
          lost += std::none_of(found.quotations.begin(), found.quotations.end(),
                               [&](const auto& other) { return other.span == expected; });
        }
        INFO(text);
        CHECK(lost == 0);
      }
    }
  }
}

TEST_CASE("a mark too many costs one quotation at most") {
  const Texts paragraphs = {
      "“We tried,” he said. “It failed. Twice.” She left. “And again,” he added, “we tried.”",
      "\"We tried,\" he said. \"It failed. Twice.\" She left. \"And again,\" he added, \"we "
      "tried.\"",
  };
  for (const auto& paragraph : paragraphs) {
    const auto whole = find(paragraph);
    for (const std::string mark : {"“", "”", "\""}) {
      for (std::size_t at = paragraph.find(' '); at != std::string::npos;
           at = paragraph.find(' ', at + 1)) {
        for (const std::size_t place : {at, at + 1}) {  // behind a word, before a word
          std::string text = paragraph;
          text.insert(place, mark);
          const auto found = find(text);
          check_shape(found);
          std::size_t lost = 0;
          for (const auto& q : whole.quotations) {
            if (q.span.begin < place && place < q.span.end) continue;  // the one that is hit
            const auto shift = static_cast<std::uint32_t>(q.span.begin >= place ? mark.size() : 0);
            const Span expected{q.span.begin + shift, q.span.end + shift};
            lost += std::none_of(found.quotations.begin(), found.quotations.end(),
                                 [&](const auto& other) { return other.span == expected; });
          }
          INFO(text);
          CHECK(lost <= 1);
        }
      }
    }
  }
}

// Each of these takes a time that grows with the square of the text in a naive pairing.
TEST_CASE("hostile marks are read in linear time and keep the shape") {
  for (const std::string unit :
       {"\"", "'", "“", "”", " \"a", "a\" ", "\" ' ", "'a ", "''' a", "“a ‘b ", "a” ’ ",
        " “‘„‚«‹「『a", "a”’»›」』 ", " “a\" ‘b' ''c” «d” `e’ „f“ ”g »h« ", "“a\n‘b\n",
        "         '", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"}) {
    std::string text;
    while (text.size() < (2u << 20)) text += unit;
    INFO(unit);
    const auto found = find(text);
    check_shape(found);
    CHECK(found.warnings.size() <= 202);  // a hundred of each code, and how many more there are
  }
}

TEST_CASE("any mixture of marks and words keeps the shape") {
  const Texts pieces = {"“",  "”", "\"", "'",  "''", "``", "`",  "‘", "’",  "«", "»",
                        "‹",  "›", "„",  "‚",  "「", "」", "a",  "s", "He", "5", "é",
                        "网", " ", " ",  ", ", ". ", "—",  "\n", "(", ")",  " "};
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto length = random() % 40; length > 0; --length)
      text += pieces[random() % pieces.size()];
    INFO(text);
    check_shape(find(text));
  }
}

TEST_CASE("a long run of marks is an ornament") {
  CHECK(find("\"\"\"\"\"\"\"\"\"\"\"\" The \"end\" \"\"\"\"\"\"\"\"\"\"\"\"").texts() ==
        Texts{"\"end\""});
}
