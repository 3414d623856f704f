#include "segment/segment.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "places.h"
#include "segment/examples.h"

using namespace sayso;
namespace fs = std::filesystem;

namespace {

SegmentRules load(const std::string& folder, const std::string& language, Diagnostics& problems) {
  const auto read = rules::Folder::read(folder, problems);
  return read ? load_segment_rules(*read, language, problems) : SegmentRules{};
}

const SegmentRules& rules_of(const std::string& language) {
  static Diagnostics problems;
  static const SegmentRules english = load(kCheckout / "rules", "en", problems);
  static const SegmentRules common = load(kCheckout / "rules", "common", problems);
  return language == "en" ? english : common;
}

// A block as "kind: text"; a dateline of a paragraph stands in brackets before its text.
std::vector<std::string> blocks_of(std::string_view text, const std::string& language = "en") {
  std::vector<std::string> out;
  for (const Block& block : segment(text, rules_of(language))) {
    std::string line = std::string(name(block.kind)) + ": ";
    if (!block.dateline.empty()) line += "[" + std::string(slice(text, block.dateline)) + "]";
    out.push_back(line + std::string(slice(text, {std::max(block.span.begin, block.dateline.end),
                                                  block.span.end})));
  }
  return out;
}

std::vector<std::string> kinds_of(std::string_view text) {
  std::vector<std::string> out;
  for (const Block& block : segment(text, rules_of("en"))) out.emplace_back(name(block.kind));
  return out;
}

using Lines = std::vector<std::string>;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Blocks stand in order, do not overlap, begin and end with what is not white space, and leave out
// only white space.
void check_nothing_is_lost(const std::string& text) {
  const auto is_white = [](std::string_view gap) {
    constexpr std::string_view kSpaces[] = {" ",      "\t",     "\n",     "\v",
                                            "\f",     "\r",     "\u0085", "\u00A0",
                                            "\u2003", "\u2028", "\u2029", "\u3000"};
    while (!gap.empty()) {
      bool found = false;
      for (const auto space : kSpaces)
        if (gap.starts_with(space)) found = true, gap.remove_prefix(space.size());
      if (!found) return false;
    }
    return true;
  };
  std::uint32_t end = 0;
  for (const Block& block : segment(text, rules_of("en"))) {
    REQUIRE(block.span.begin >= end);
    REQUIRE(block.span.end > block.span.begin);
    CHECK(is_white(std::string_view(text).substr(end, block.span.begin - end)));
    CHECK(slice(text, block.span).find_first_of(" \t\n\v\f\r") != 0);
    CHECK(block.span.contains(block.dateline.empty() ? block.span : block.dateline));
    end = block.span.end;
  }
  CHECK(is_white(std::string_view(text).substr(end)));
}

const Lines kParagraphs = {
    "Port Ellery's mayor resigned on Friday after an inquiry found that she had known for months "
    "about the cracks in the bridge that fell in May, killing four people.",
    "\"I should have closed it at once,\" Ada Brook told reporters outside the town hall. \"I did "
    "not, and I will carry that with me.\"",
    "The inquiry, led by a retired judge, said that engineers had warned the town twice. It named "
    "three officials.",
    "Her deputy, John Roe, will take over on Monday. He said that he would not live in the "
    "official "
    "residence and that the money saved would go to the families of the victims.",
    "A new bridge is to be built by 2025.",
};

std::string wrapped(std::string_view paragraph, std::size_t width, const std::string& first = "",
                    const std::string& others = "") {
  std::istringstream words{std::string(paragraph)};
  std::string text, line = first;
  bool empty = true;
  for (std::string word; words >> word; empty = false) {
    if (!empty && line.size() + 1 + word.size() > width) {
      text += line + "\n";
      line = others;
      empty = true;
    }
    line += (empty ? "" : " ") + word;
  }
  return text + line + "\n";
}

// The paragraphs, whatever white space is between their words.
Lines unwrapped(std::string_view text) {
  Lines out;
  for (const Block& block : segment(text, rules_of("en"))) {
    if (block.kind == BlockKind::headline) continue;
    std::istringstream words{std::string(slice(text, block.span))};
    std::string line;
    for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
    out.push_back(line);
  }
  return out;
}

// A rules folder of one file, for rules that are wrong.
struct WrongRules {
  fs::path folder =
      fs::temp_directory_path() / ("sayso-segment-test-" + std::to_string(::getpid()));
  Diagnostics problems;
  SegmentRules rules;

  explicit WrongRules(const std::string& toml) {
    fs::create_directories(folder / "common");
    std::ofstream(folder / "manifest.toml")
        << "schema = 1\n[[pack]]\nname = \"common\"\nfiles = [\"segment.toml\"]\n";
    std::ofstream(folder / "common/segment.toml") << toml;
    rules = load(folder.string(), "common", problems);
  }
  ~WrongRules() { fs::remove_all(folder); }

  std::string codes() const {
    std::string out;
    for (const auto& problem : problems) out += (out.empty() ? "" : " ") + problem.code;
    return out;
  }
};

const std::string kRule = R"(
[[block]]
id = "stars"
why = "***"
kind = "boilerplate"
position = "any"
pattern = '''\*+'''
example = [{text = "***"}]
counter = [{text = "a"}]
)";

}  // namespace

TEST_CASE("the segment rules load without a problem, and their examples hold") {
  for (const std::string language : {"en", "common"}) {
    Diagnostics problems;
    const SegmentRules rules = load(kCheckout / "rules", language, problems);
    check_block_examples(rules, problems);
    for (const auto& d : problems)
      FAIL_CHECK(d.file << ":" << d.line << " [" << d.rule << "] " << d.message << ": " << d.hint);
    CHECK(rules.rules.size() > 10);
  }
}

TEST_CASE("an example that does not hold is reported at its place") {
  WrongRules wrong(R"(
[[block]]
id = "stars"
why = "***"
kind = "boilerplate"
position = "any"
pattern = '''\*+'''
example = [{text = "+++"}]
counter = [{text = "***"}]
)");
  REQUIRE(wrong.problems.empty());
  check_block_examples(wrong.rules, wrong.problems);
  CHECK(wrong.codes() == "E-example E-example");
  CHECK(wrong.problems[0].rule == "common/stars");
  CHECK(wrong.problems[0].line == 8);
}

TEST_CASE("wrong segment rules are reported, all of them") {
  CHECK(WrongRules(kRule).codes() == "");
  CHECK(WrongRules(kRule + kRule).codes() == "E-duplicate-id");
  const auto with = [](const std::string& from, const std::string& to) {
    std::string toml = kRule;
    return toml.replace(toml.find(from), from.size(), to);
  };
  CHECK(WrongRules(with("\"any\"", "\"anny\"")).problems.at(0).hint == "did you mean 'any'?");
  CHECK(WrongRules(with("boilerplate", "boilerplat")).codes() == "E-unknown-value");
  CHECK(WrongRules(with("'''\\*+'''", "'''('''")).codes() == "E-pattern");
  CHECK(WrongRules(with("position = \"any\"", "")).codes() == "E-missing-key");
  CHECK(WrongRules(with("counter = [{text = \"a\"}]", "")).codes() == "E-no-counter");
  CHECK(WrongRules(with("example = [{text = \"***\"}]", "")).codes() == "E-no-example");
  CHECK(WrongRules(with("why", "wy")).codes() == "E-missing-key E-unknown-key");
}

TEST_CASE("ids of rules outlive a move of the rules") {
  Diagnostics problems;
  SegmentRules rules = load(kCheckout / "rules", "en", problems);
  const Blocks blocks = segment("* * *", rules);
  const SegmentRules moved = std::move(rules);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].rule == "common/no-letters");
}

TEST_CASE("paragraphs are parted by blank lines or by line ends of any kind") {
  const Lines expected = {"paragraph: One came.", "paragraph: Two stayed.",
                          "paragraph: Three left."};
  CHECK(blocks_of("One came.\n\nTwo stayed.\n \t\nThree left.\n") == expected);
  CHECK(blocks_of("One came.\nTwo stayed.\nThree left.") == expected);
  CHECK(blocks_of("\r\nOne came.\r\n\r\nTwo stayed.\r\nThree left.\r\n") == expected);
  CHECK(blocks_of("One came.\rTwo stayed.\r\rThree left.\r") == expected);
  CHECK(blocks_of("One came.\u2028Two stayed.\u2029\u2029Three left.") == expected);
  CHECK(blocks_of("\u00A0One came.\u3000\n\u2003Two stayed.\nThree left.\u00A0") == expected);
}

TEST_CASE("a text of white space has no blocks") {
  CHECK(blocks_of("") == Lines{});
  CHECK(blocks_of(" \r\n\t\u00A0\n\u2028\u3000") == Lines{});
}

TEST_CASE("lines that were wrapped at a fixed width are joined") {
  for (const std::size_t width : {56, 64, 72}) {
    std::string blank, tight, indented;
    for (const auto& paragraph : kParagraphs) {
      blank += wrapped(paragraph, width) + "\n";
      tight += wrapped(paragraph, width);
      indented += wrapped(paragraph, width, "   ");
    }
    INFO(width);
    CHECK(unwrapped(blank) == kParagraphs);
    CHECK(unwrapped("Mayor resigns over bridge\n\n" + tight) == kParagraphs);
    CHECK(unwrapped("Mayor resigns over bridge\n" + indented) == kParagraphs);
  }
}

TEST_CASE("items of a list are not joined, their own lines are") {
  const std::string text = wrapped(kParagraphs[0], 72) + "\nThe inquiry found:\n" +
                           wrapped(kParagraphs[2], 72, "- ", "  ") +
                           wrapped(kParagraphs[3], 72, "- ", "  ");
  CHECK(unwrapped(text) ==
        Lines{kParagraphs[0], "The inquiry found:", "- " + kParagraphs[2], "- " + kParagraphs[3]});
}

TEST_CASE("short paragraphs and lists are not taken for wrapped lines") {
  std::string lines;
  for (const auto& paragraph : kParagraphs) lines += paragraph + "\n";
  CHECK(unwrapped(lines) == kParagraphs);

  const std::string sentences =
      "The mayor of Port Ellery resigned on Friday over a bridge.\n"
      "“I should have closed it at once,” she told reporters.\n"
      "The bridge fell in May and four people were killed by it.\n"
      "Her deputy will take over the office on Monday morning.\n"
      "A new bridge is to be built by the end of next year.\n";
  CHECK(unwrapped(sentences).size() == 5);

  const std::string names =
      "These are the people who were on the bridge when it fell:\n"
      "Mara Voss, 62, a surgeon from the north of the town\nJohn Ott, 7\nEve Cole, 33, a teacher\n"
      "Jan Cole, 35, her husband, who had come to meet her\nBo Hart, 81\nAnn Lee, 19, a student\n";
  CHECK(segment(names, rules_of("en")).size() == 7);
}

TEST_CASE("a lead-in that ends with a colon and its quotation are two blocks") {
  CHECK(blocks_of("The mayor resigned on Friday.\nFrom Chair Osei:\n“Proud day.”\nHe left.") ==
        Lines{"paragraph: The mayor resigned on Friday.",
              "paragraph: From Chair Osei:", "paragraph: “Proud day.”", "paragraph: He left."});
}

TEST_CASE("an article begins with headlines, bylines and dates") {
  CHECK(blocks_of("Mayor resigns over bridge\nDeputy to take over on Monday\nBy ADA BROOK\n"
                  "Feb. 3, 2022\n\nPORT ELLERY (AP) — The mayor resigned on Friday.\n") ==
        Lines{"headline: Mayor resigns over bridge", "headline: Deputy to take over on Monday",
              "byline: By ADA BROOK", "dateline: Feb. 3, 2022",
              "paragraph: [PORT ELLERY (AP) — ]The mayor resigned on Friday."});
}

TEST_CASE("a single sentence is a paragraph, with or without its stop") {
  CHECK(kinds_of("Lee said taxes fell.") == Lines{"paragraph"});
  CHECK(kinds_of("Lee said taxes fell") == Lines{"paragraph"});
  CHECK(kinds_of("“Beds ran out,” said Mara Voss") == Lines{"paragraph"});
}

TEST_CASE("headlines may name who said it") {
  CHECK(kinds_of("Fox: taxes must fall\nTaxes must fall, says Fox.") ==
        Lines{"headline", "paragraph"});
  CHECK(kinds_of("‘Taxes must fall’\nTaxes must fall, says Fox.") ==
        Lines{"headline", "paragraph"});
}

TEST_CASE("quotations and turns of a dialogue are no headlines") {
  CHECK(kinds_of("“We waited.\n“Nobody came,” Ruiz said.") == Lines{"paragraph", "paragraph"});
  CHECK(kinds_of("Ana Diaz: “No deal.”\nAna Diaz: “None.”") == Lines{"paragraph", "paragraph"});
  CHECK(kinds_of("Cole met Lee at noon.\n“Up”\n“Down”\nThey left.") == Lines(4, "paragraph"));
}

TEST_CASE("a short line without a stop between paragraphs is a headline") {
  CHECK(kinds_of("The mayor resigned.\n\nA long history\n\nThe bridge fell in May.") ==
        Lines{"paragraph", "headline", "paragraph"});
  CHECK(kinds_of("The mayor resigned.\n\nA long history") == Lines{"paragraph", "paragraph"});
}

TEST_CASE("links, credits and notes are told from the body wherever they stand") {
  CHECK(kinds_of("Get more with myNEWS\nLearn more\nMayor resigns over bridge\nShare:\n"
                 "The mayor resigned.\nAlso Read:\u00A0 Bridge was rotten\nShe wept.\n"
                 "A ferry in Port Ellery. Photo: Reuters\nHer deputy takes over.\n"
                 "(Reporting by Ada Brook; editing by John Roe)\nJoin NewsTrack Whatsapp "
                 "group\nRelated News\n"
                 "Ferry firm to leave town") == Lines{"boilerplate", "boilerplate", "headline",
                                                      "boilerplate", "paragraph", "boilerplate",
                                                      "paragraph", "caption", "paragraph", "byline",
                                                      "boilerplate", "boilerplate", "boilerplate"});
}

TEST_CASE("a transcript has no datelines") {
  for (const auto& line :
       blocks_of("TAPPER: Good morning.\nVOSS: Good morning.\nTAPPER: Will you go?"))
    CHECK(line.find('[') == std::string::npos);
}

TEST_CASE("without a language pack, shape alone tells the blocks") {
  CHECK(blocks_of("Maire démissionne\n\nPARIS (AFP) - Le maire a démissionné.\n\n* * *\n\n• Un\n",
                  "common") == Lines{"headline: Maire démissionne",
                                     "paragraph: [PARIS (AFP) - ]Le maire a démissionné.",
                                     "boilerplate: * * *", "list-item: • Un"});
}

TEST_CASE("nothing of a text is lost") {
  unsigned state = 7;
  const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 16; };
  const Lines pieces = {
      "a",         "B",  " ",  "\n",      "\r\n", "\u00A0", "\u2028",     "\u2003",
      "“",         "\"", ".",  ":",       "* ",   "1. ",    "By Ann Lee", "LONDON (AP) — ",
      "Photo: AP", "中", "\t", "Said so", "\n\n", "\r",     "\f",         "-"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = next() % 30; i > 0; --i) text += pieces[next() % pieces.size()];
    INFO(text);
    check_nothing_is_lost(text);
  }
}

TEST_CASE("the articles on one event fall into their parts") {
  const fs::path shared = kShared / "articles";
  if (!fs::exists(shared)) {
    WARN("no articles beside the project");
    return;
  }
  const auto count = [&](const std::string& file, const std::string& kind) {
    const Lines kinds = kinds_of(read_file(shared / file));
    return std::count(kinds.begin(), kinds.end(), kind);
  };
  CHECK(count("wuzhen-2015-wire.txt", "paragraph") == 16);
  CHECK(blocks_of(read_file(shared / "wuzhen-2015-wire.txt"))[0].starts_with(
      "paragraph: [BEIJING (AP) — ]Chinese"));

  CHECK(count("wuzhen-2022-daily.txt", "boilerplate") == 5);
  CHECK(count("wuzhen-2022-daily.txt", "caption") == 3);
  CHECK(count("wuzhen-2022-daily.txt", "headline") == 1);
  CHECK(count("wuzhen-2022-daily.txt", "list-item") == 2);
  CHECK(count("wuzhen-2022-daily.txt", "paragraph") == 15);

  CHECK(count("wuzhen-2022-rewrite.txt", "headline") == 2);
  CHECK(count("wuzhen-2022-rewrite.txt", "boilerplate") == 6);
  CHECK(count("wuzhen-2022-rewrite.txt", "paragraph") == 15);
  for (const auto& entry : fs::directory_iterator(shared))
    check_nothing_is_lost(read_file(entry.path()));
}
