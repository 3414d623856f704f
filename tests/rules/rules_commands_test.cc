// `sayso rules test`, `list`, `try` and `diff` on the small rules of minimal/.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"
#include "places.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using eval::TemporaryFolder;

constexpr char kRule[] = R"([[rule]]
id = "claim-that"
why = "The mayor claims that it is late."
pattern = '''(?P<source>{name-word}) {cue:that} (?P<content>that {!end}+)'''
[[rule.example]]
text = "Ada Brook claim that it is late."
content = ["that it was late"]
[[rule.counter]]
text = "It is late."
)";

constexpr char kOther[] = R"([[rule]]
id = "claim-quote"
why = "“It is late,” Ada Brook claims."
pattern = '''(?P<content>{quote}) ,? (?P<source>{speaker}) {cue:quote}'''
prior-percent = 80
[[rule.example]]
text = "“It is late,” Ada Brook claim."
content = ["“It is late,”"]
[[rule.counter]]
text = "It is late."
)";

struct Place : TemporaryFolder {
  Place() {
    fs::copy(kCheckout / "tests/rules/minimal", path / "rules", fs::copy_options::recursive);
  }

  Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "rules");
    return sayso(arguments, {.folder = path.string()});
  }
};

}  // namespace

TEST_CASE("rules test runs all examples, or those of one rule") {
  const Place place;
  const Finished all = place.run({"test", "rules"});
  CHECK(all.code == 0);
  CHECK(all.out == "4 examples of 2 rules: 4 passed, 0 failed, 0 known to fail\n");
  CHECK_THAT(place.run({"test", "rules", "--rule", "curly"}).out,
             Contains("2 examples of 1 rules: 2 passed"));
  CHECK(place.run({"test", "rules", "--rule", "carly"}).code == 2);
}

TEST_CASE("rules test shows of a failed example what was expected and found, by which rule") {
  const Place place;
  place.write("rules/en/attribute.toml", kRule);
  const Finished done = place.run({"test", "rules"});
  CHECK(done.code == 1);
  CHECK(done.out ==
        "rules/en/attribute.toml:5: failed: example of en/claim-that\n"
        "  text      Ada Brook claim that it is late.\n"
        "  expected  content that it was late\n"
        "  found     en/claim-that: Brook | claim | that it is late\n"
        "4 examples of 2 rules: 3 passed, 1 failed, 0 known to fail\n");
}

TEST_CASE("rules test lets an example fail that is known to, and tells when it passes") {
  const Place place;
  std::string rule = kRule;
  rule.insert(rule.find("[[rule.counter]]"), "known-failing = true\n");
  place.write("rules/en/attribute.toml", rule);
  const Finished fails = place.run({"test", "rules"});
  CHECK(fails.code == 0);
  CHECK(fails.out == "4 examples of 2 rules: 3 passed, 0 failed, 1 known to fail\n");
  rule.replace(rule.find("it was late"), 11, "it is late");
  place.write("rules/en/attribute.toml", rule);
  const Finished passes = place.run({"test", "rules"});
  CHECK(passes.code == 1);
  CHECK_THAT(
      passes.out,
      Contains(
          "attribute.toml:5: passes now, though marked known-failing: example of en/claim-that\n"));
  CHECK_THAT(passes.out, EndsWith("0 known to fail, 1 no longer\n"));
}

TEST_CASE("rules list names every rule with its stage, its place and what it is for") {
  const Place place;
  const Finished done = place.run({"list", "rules"});
  CHECK(done.code == 0);
  CHECK(
      done.out ==
      "quotes    common/curly                              - rules/common/marks.toml:1  “We won,” "
      "she said.\n"
      "attribute en/claim-that                        (0.50) rules/en/attribute.toml:1  Ada Brook "
      "claims that it is late.\n");
}

TEST_CASE("rules list tells how often a rule was right, how often it hits, and where it is from") {
  const Place place;
  place.write("a.txt", "Ada Brook claim that it is late. Dan Wu claim that it is not.\n");
  place.write("rules/en/calibration.tsv", "# measured\nrule=en/claim-that\t500\t40\t30\n");
  std::string manifest = file_text((place.path / "rules/manifest.toml").string());
  place.write("rules/manifest.toml",
              manifest.insert(manifest.find("\"attribute.toml\""), "\"calibration.tsv\", "));
  place.write("mine/en/rules.toml", kOther);
  const Finished done =
      place.run({"list", "rules", "--overlay", "mine", "--hits", "a.txt", "--language", "en"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, Contains("en/claim-that                          0.75      2 "
                                "rules/en/attribute.toml:1"));
  CHECK_THAT(done.out, Contains("en/claim-quote                       (0.80)      0 "
                                "mine/en/rules.toml:1"));
  const auto rules = nlohmann::json::parse(
      place.run({"list", "rules", "--rule", "claim-that", "--format", "json"}).out);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0]["confidence"] == 0.75);
  CHECK(rules[0]["samples"] == 40);
  CHECK(rules[0]["hits"].is_null());
}

TEST_CASE(
    "rules list shows one rule as it is written, and its pattern with the named patterns put in") {
  const Place place;
  const Finished done = place.run({"list", "rules", "--rule", "claim-that"});
  CHECK(done.code == 0);
  CHECK(done.out ==
        "rules/en/attribute.toml:1: attribute rule en/claim-that, not measured, trusted 0.50\n" +
            file_text((kCheckout / "tests/rules/minimal/en/attribute.toml").string()) +
            "# its pattern with the named patterns put in:\n"
            "# (?P<source>(?:{titles}? {name-word}+)) {cue:that} (?P<content>that {!end}+)\n");
  const Finished none = place.run({"list", "rules", "--rule", "en/clam-that"});
  CHECK(none.code == 2);
  CHECK_THAT(none.err, Contains("did you mean 'en/claim-that'?"));
}

TEST_CASE("rules try shows what a pattern matches, and its captures") {
  const Place place;
  place.write("a.txt", "It was Mayor Ada Brook who left. The mayor of Orr did not.\n");
  const Finished done = place.run(
      {"try", "{titles} (?P<name>{name-word}+)", "a.txt", "--rules", "rules", "--language", "en"});
  CHECK(done.code == 0);
  CHECK(done.out == std::string(29, ' ') +
                        "It was   Mayor [name Ada Brook]   who left. The mayor of Orr did not.\n");
  CHECK(done.err == "sayso: 1 match in 1 article\n");
}

TEST_CASE("rules try takes a pattern with a cue and a content as a rule") {
  const Place place;
  place.write("a.txt", "Ada Brook claim that it is late.\n");
  const Finished done = place.run({"try", "(?P<source>{name-word}) {cue:that} (?P<content>that it)",
                                   "a.txt", "--rules", "rules"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, Contains("Ada   [source Brook] [cue claim] [content that it]   is late."));
}

TEST_CASE("rules try points at what is wrong with the pattern") {
  const Place place;
  place.write("a.txt", "Ada Brook left.\n");
  const Finished done = place.run({"try", "{titles} {nameword}", "a.txt", "--rules", "rules"});
  CHECK(done.code == 2);
  CHECK_THAT(done.err, Contains("unknown class {nameword}"));
  CHECK_THAT(done.err, Contains("{titles} {nameword}\n          ^\ndid you mean {name-word}?\n"));
}

TEST_CASE("rules diff shows what is gained, lost and changed, by which rules") {
  const Place place;
  place.write("news/a.txt", "Ada Brook claim that it is late.\n");
  place.write("news/b.txt", "Nobody claim it.\n");
  const Finished same = place.run({"diff", "rules", "rules", "news", "--language", "en"});
  CHECK(same.code == 0);
  CHECK(same.out == "0 gained, 0 lost, 0 changed in 0 of 2 articles; 1 the same\n");

  place.write("mine/en/rules.toml", kRule);
  const Finished changed =
      place.run({"diff", "rules", "rules", "news", "--overlay", "mine", "--language", "en"});
  CHECK(changed.code == 1);
  CHECK(changed.out ==
        "news/a.txt\n"
        "  changed: source, speaker\n"
        "  - en/claim-that: Ada Brook | claim | that it is late\n"
        "  + en/claim-that: Brook | claim | that it is late\n"
        "0 gained, 0 lost, 1 changed in 1 of 2 articles; 0 the same\n");

  place.write("mine/en/rules.toml", "[[rule]]\nid = \"claim-that\"\noff = true\n");
  const Finished lost =
      place.run({"diff", "rules", "rules", "news", "--overlay", "mine", "--language", "en"});
  CHECK(lost.code == 1);
  CHECK_THAT(lost.out, EndsWith("0 gained, 1 lost, 0 changed in 1 of 2 articles; 0 the same\n"));
}

TEST_CASE("rules diff --gold tells what a change does to precision and recall") {
  const Place place;
  const std::string text = "Ada Brook claim that it is late.\n";
  place.write("news/a.txt", text);
  place.write("gold/a.txt", text);
  place.write("gold/a.ann",
              "T1\tSource 0 9\tAda Brook\nT2\tCue 10 15\tclaim\n"
              "T3\tContent 16 31\tthat it is late\n"
              "E1\tSource:T1\nE2\tCue:T2\nE3\tContent:T3\n"
              "E4\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n");
  place.write("mine/en/rules.toml", "[[rule]]\nid = \"claim-that\"\noff = true\n");
  const Finished done = place.run({"diff", "rules", "rules", "news", "--overlay", "mine",
                                   "--language", "en", "--gold", "gold"});
  CHECK(done.code == 1);
  CHECK_THAT(done.out, Contains("0 gained, 1 lost, 0 changed in 1 of 1 articles; 0 the same\n"
                                "\non gold\n"));
  CHECK_THAT(done.out, Contains("recall"));
  CHECK(place.run({"diff", "rules", "rules", "news", "--gold", "none"}).code == 2);
}

TEST_CASE("rules profile tells for each rule what it does and what it costs") {
  const Place place;
  place.write("a.txt", "Ada Brook claim that it is late. Dan Wu claim that it is not.\n");
  place.write("mine/en/rules.toml", kOther);
  const Finished done =
      place.run({"profile", "a.txt", "--rules", "rules", "--overlay", "mine", "--language", "en"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, StartsWith("   time    nodes  matches   wins losses  rule\n"));
  CHECK_THAT(done.out, Contains("        2      2      0  en/claim-that\n"));
  CHECK_THAT(done.out, Contains("        0      0      0  en/claim-quote\n"));
  const auto json = nlohmann::json::parse(
      place.run({"profile", "a.txt", "--rules", "rules", "--language", "en", "--format", "json"})
          .out);
  CHECK(json["articles"] == 1);
  REQUIRE(json["profile"].size() == 1);
  const auto& rule = json["profile"][0];
  CHECK(rule["rule"] == "en/claim-that");
  CHECK(rule["time_share"] == 1.0);
  CHECK(rule["nodes"] > 10);
  CHECK(rule["wins"] == 2);
}

TEST_CASE(
    "rules example turns a place into an example that the rule passes, or a counter-example") {
  const Place place;
  place.write("a.txt", "Nothing here. Ada Brook claim that it's late. It is.\n");
  const Finished made =
      place.run({"example", "a.txt", "--at", "30", "--rules", "rules", "--language", "en"});
  CHECK(made.code == 0);
  CHECK(made.out ==
        "# From a.txt: en/claim-that made this of it.\n"
        "[[rule.example]]\n"
        "text = \"Ada Brook claim that it's late.\"\n"
        "content = [\"that it's late\"]\n"
        "source = 'Ada Brook'\n"
        "cue = 'claim'\n");
  const std::string file = (place.path / "rules/en/attribute.toml").string();
  place.write("rules/en/attribute.toml", file_text(file) + made.out);
  CHECK_THAT(place.run({"test", "rules"}).out, Contains("5 examples of 2 rules: 5 passed"));

  const Finished counter = place.run({"example", "a.txt", "--quote", "Nothing", "--counter",
                                      "--rules", "rules", "--language", "en"});
  CHECK(counter.out ==
        "# From a.txt: nothing was found there.\n"
        "[[rule.counter]]\n"
        "text = 'Nothing here.'\n");
}

TEST_CASE("rules example takes what should have been found, in the words of the text") {
  const Place place;
  place.write("a.txt", "Ada Brook claim that it is late.\n");
  const std::vector<std::string> start = {"example", "a.txt", "--at",       "0",
                                          "--rules", "rules", "--language", "en"};
  auto wish = start;
  wish.insert(wish.end(), {"--source", "Brook", "--content", "it is late"});
  CHECK_THAT(place.run(wish).out, Contains("content = ['it is late']\nsource = 'Brook'\n"));
  wish.back() = "it was late";
  const Finished none = place.run(wish);
  CHECK(none.code == 2);
  CHECK_THAT(none.err, Contains("the example does not have the words 'it was late'"));
  CHECK(place.run({"example", "a.txt", "--rules", "rules"}).code == 2);
}

TEST_CASE("an overlay adds to lists and tables, and is named in what is told of it") {
  const Place place;
  place.write("mine/en/lists/titles.txt", "provost\n");
  place.write("mine/en/patterns.toml", "[patterns]\nspeaker = '''{titles} {name-wort}+'''\n");
  const Finished done = place.run({"check", "rules", "--overlay", "mine"});
  CHECK(done.code == 1);
  CHECK_THAT(
      done.err,
      StartsWith("mine/en/patterns.toml:2:24: error E-unknown-class: unknown class {name-wort}\n"));
  place.write("mine/en/patterns.toml", "[patterns]\nspeaker = '''{titles} {name-word}+'''\n");
  place.write("a.txt", "It was provost Orr who left.\n");
  const Finished tried =
      place.run({"try", "{speaker}", "a.txt", "--rules", "rules", "--overlay", "mine"});
  CHECK(tried.err == "sayso: 1 match in 1 article\n");
  CHECK(place.run({"check", "rules", "--overlay", "none"}).code == 1);
}

}  // namespace sayso::cli
