// The contract of `sayso explain`.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso::cli {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using eval::TemporaryFolder;
using json = nlohmann::json;

const std::string kText =
    std::string("“Ó,” she said.\n\n") + kArticle + "\nIt rained on the old bridge.\n";

json explained(std::vector<std::string> options, const std::string& text = kText) {
  options.insert(options.begin(), {"explain", "-", "--format", "json"});
  const Finished done = sayso(options, {.input = text});
  CHECK(done.code == 0);
  return json::parse(done.out);
}

std::string joined_part(const json& attribution, const std::string& part) {
  std::string words;
  for (const json& token : attribution["tape"])
    if (token["part"] == part)
      words += (words.empty() ? "" : " ") + token["token"]["text"].get<std::string>();
  return words;
}

}  // namespace

TEST_CASE("explain shows rule, pattern, marked text, tape and losers of every attribution") {
  const Finished done = sayso({"explain", "-"}, {.input = kArticle});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, StartsWith("q0  direct, statement, confidence 0."));
  CHECK_THAT(done.out,
             Contains("\n  [content “The steel is sound,”] [source Mayor Ada Brook] [cue said] "));
  CHECK_THAT(done.out,
             Contains("\n  rule      en/quote-speaker-cue (rules/en/attribute/quotations.toml:"));
  CHECK_THAT(done.out, Contains("\n  pattern   {quoted-before} "));
  CHECK_THAT(done.out, Contains("\n  tape\n    [content “The steel is sound,”]  [source Mayor"));
  CHECK_THAT(done.out, !Contains("\033"));
}

TEST_CASE("explain as JSON gives places in code points, and the same ids as extract") {
  const json all = explained({});
  CHECK(all["schema"] == "sayso-explain/1");
  REQUIRE(all["attributions"].size() == 2);
  const json& a = all["attributions"][1];
  CHECK(a["id"] == "q16");
  CHECK(a["content"][0] == json{{"start", 16}, {"end", 37}, {"text", "“The steel is sound,”"}});
  CHECK(a["rule"]["id"] == "en/quote-speaker-cue");
  CHECK(joined_part(a, "source") == "Mayor Ada Brook");
  CHECK(joined_part(a, "cue") == "said");
  for (const json& token : a["tape"]) CHECK_FALSE(token["classes"].empty());

  const Finished extracted = sayso({"extract", "-"}, {.input = kText});
  const json line = json::parse(extracted.out);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(line["attributions"][i]["id"] == all["attributions"][i]["id"]);
}

TEST_CASE("explain --at, --id and --quote choose one attribution") {
  const json by_id = explained({"--id", "q16"});
  REQUIRE(by_id["attributions"].size() == 1);
  CHECK(by_id["attributions"][0]["id"] == "q16");
  CHECK(explained({"--at", "38"}) == by_id);
  CHECK(explained({"--quote", "Ada Brook"}) == by_id);
  CHECK(explained({"--at", "1"})["attributions"][0]["id"] == "q0");

  const Finished two = sayso({"explain", "-", "--at", "1", "--id", "q0"});
  CHECK(two.code == 2);
  CHECK_THAT(two.err, Contains("--at, --id and --quote choose in three ways: give one of them"));
}

TEST_CASE("explain tells what is not there") {
  const auto complaint = [](const std::string& option, const std::string& value) {
    const Finished done = sayso({"explain", "-", option, value}, {.input = kText});
    CHECK(done.code == 2);
    CHECK(done.out.empty());
    return done.err;
  };
  CHECK_THAT(complaint("--at", "5000"), Contains("offset 5000 is behind the end of the article"));
  CHECK_THAT(complaint("--id", "q7"), Contains("there is no attribution q7 in -"));
  CHECK_THAT(complaint("--quote", "Tom Reed"),
             Contains("the article does not have the words 'Tom Reed'"));
  CHECK_THAT(sayso({"explain", "missing.txt"}).err,
             Contains("missing.txt: error E-unreadable-input"));
  CHECK_THAT(sayso({"explain", "corpus/news"}).err,
             Contains("this takes one article, not a folder"));
}

TEST_CASE("where no attribution stands, explain shows the sentence and what was considered") {
  const Finished done = sayso({"explain", "-", "--quote", "bridge"}, {.input = kText});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, StartsWith("no attribution stands there\n  It rained on the old bridge.\n"));
  CHECK_THAT(done.out, Contains("no rule matches in this sentence"));

  const json place = explained({"--quote", "bridge"})["place"];
  CHECK(place["tape"].size() == 7);
  CHECK(place["candidates"].empty());
}

TEST_CASE("explain tells which candidate lost, why and to whom") {
  const std::string text =
      "The mayor said on Monday that the inspectors had reported that the dam leaked.\n";
  const json all = explained({}, text);
  REQUIRE(all["attributions"].size() == 1);
  bool has_nested = false;
  for (const json& loser : all["attributions"][0]["lost"]) {
    CHECK_FALSE(loser["rule"].get<std::string>().empty());
    CHECK_FALSE(loser["reason"].get<std::string>().empty());
    has_nested |= loser["reason"] == "inside the content of another" &&
                  loser["better"] == all["attributions"][0]["id"];
  }
  CHECK(has_nested);
  const json nested = explained({"--nested"}, text)["attributions"];
  REQUIRE(nested.size() == 2);
  CHECK(nested[1]["id"].is_null());
}

TEST_CASE("explain of one place tells which rules nearly fired, where they stopped and why") {
  const std::string text = "Ada Brook said angrily on that the plan failed.\n";
  const json nearly = explained({"--at", "0"}, text)["nearly"];
  REQUIRE_FALSE(nearly.empty());
  bool has_said = false;
  for (const json& miss : nearly) {
    has_said |= miss["cue"]["text"] == "said";
    CHECK(miss["rule"].get<std::string>().starts_with("en/"));
    CHECK_THAT(miss["file"].get<std::string>(), StartsWith("rules/en/attribute/"));
    CHECK_FALSE(miss["wanted"].get<std::string>().empty());
  }
  CHECK(has_said);
  CHECK_THAT(sayso({"explain", "-", "--at", "0"}, {.input = text}).out,
             Contains("\nnearly fired in this sentence\n  en/"));
  CHECK(explained({}, text)["nearly"].empty());
}

TEST_CASE("explain warns of an article in a language without rules") {
  const Finished done = sayso(
      {"explain", "-"}, {.input = "„Der Stahl ist gut“, sagte die Bürgermeisterin am Dienstag.\n"});
  CHECK(done.code == 0);
  CHECK(done.out.empty());
  CHECK_THAT(done.err, Contains("warning W-language"));
}

}  // namespace sayso::cli
