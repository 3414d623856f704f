// Is a quotation in the sources, and what did it change?
#include "compare/verify.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "compare/readings.h"
#include "evaluate/temporary_folder.h"

namespace sayso::compare {
namespace {

using cli::Finished;
using cli::sayso;
using nlohmann::json;

const char kSource[] =
    "“We will rebuild the old harbour wall before the winter storms come,” Ada Brook said. “It is "
    "not a matter of money.”\n\n"
    "The council had met three times and nobody knows what the wall will cost in the end.\n";

json checked(const std::string& quote, const std::string& speaker = "") {
  std::vector<std::string> arguments{"verify", "-", "--format", "json", "--quote", quote};
  if (!speaker.empty()) arguments.insert(arguments.end(), {"--speaker", speaker});
  const Finished done = sayso(arguments, {.input = kSource});
  INFO(done.err);
  json object = json::parse(done.out);
  CHECK(object["schema"] == "sayso-verify/1");
  const std::string verdict = object["verdict"];
  CHECK(done.code == (verdict == "verbatim" || verdict == "partial" ? 0 : 1));
  return object;
}

std::string verdict(const std::string& quote, const std::string& speaker = "") {
  return checked(quote, speaker)["verdict"];
}

}  // namespace

TEST_CASE("each verdict, for one quotation") {
  CHECK(verdict("We will rebuild the old harbour wall") == "verbatim");
  CHECK(verdict("we will rebuild the old harbor wall", "Brook") == "verbatim");
  CHECK(verdict("the old harbour wall", "Tom Hale") == "attributed-otherwise");
  CHECK(verdict("We must rebuild the old harbour wall before the winter storms come") == "differs");
  CHECK(verdict("It is a matter of money") ==
        "differs");  // a word between was left out without a sign
  CHECK(verdict("We will rebuild … before the winter storms come") == "partial");
  CHECK(verdict("We will rebuild the old harbour wall before the winter storms come, and then we "
                "will dance") == "partial");
  CHECK(verdict("nobody knows what the new wall will cost us in the end") ==
        "reworded-without-marks");
  CHECK(verdict("The bridge is safe and so are we") == "not-found");
  CHECK(verdict("wall") == "verbatim");
  CHECK(verdict("bridge") == "not-found");
}

TEST_CASE("a verdict shows the place, the edits and what was searched") {
  const json object =
      checked("We must rebuild the old harbour wall before the winter storms come", "Ada Brook");
  CHECK(object["flags"] == json{"cut-end", "substituted"});
  const json& passage = object["passages"][0];
  CHECK(passage["start"] == 0);
  CHECK(passage["speaker"] == "Ada Brook");
  CHECK(passage["quoted"] == true);
  CHECK(passage["risk"] == json{"modal"});
  CHECK(passage["edits"][1] == json{{"op", "substitute"}, {"a", "will"}, {"b", "must"}});
  CHECK(passage["after"].get<std::string>().find("The council") != std::string::npos);
  CHECK(object["searched"]["articles"] == 1);
  CHECK(object["searched"]["quotations"] == 1);
  CHECK(object["searched"]["digest"].get<std::string>().size() == 32);
}

TEST_CASE("words from two places of a source that are put together are told as joined") {
  const std::string wall = "We will rebuild the old harbour wall before the winter storms come",
                    money = "The money comes from the county and not from the fishermen";
  const std::string source =
      "“" + wall +
      ",” Ada Brook said on Monday.\n\nIt rained all day in the town, and few people " +
      "came to the meeting in the hall of the old school, where the band played until late and " +
      "the children danced around the tables with their friends.\n\n“" + money +
      ",” Ada Brook said.";
  const auto asked = [&](const std::string& quote) {
    return json::parse(
        sayso({"verify", "-", "--format", "json", "--quote", quote}, {.input = source}).out);
  };
  for (const std::string& quote : {wall + ". " + money, money + ". " + wall}) {
    const json object = asked(quote);
    CHECK(object["verdict"] == "differs");  // nothing says that they stood apart
    CHECK(object["flags"] == json{"joined"});
    CHECK(object["passages"].size() == 2);
  }
  CHECK(asked(money + " … " + wall)["verdict"] == "partial");
  CHECK(asked(wall)["verdict"] == "verbatim");
}

TEST_CASE("a list as CSV or as JSON Lines") {
  const eval::TemporaryFolder folder;
  folder.write("source.txt", kSource);
  folder.write("list.csv",
               "speaker,quote\r\nAda Brook,\"We will rebuild the old harbour wall, before the "
               "winter storms \"\"come\"\"\"\r\n"
               "Tom Hale,It is not a matter of money\r\n");
  folder.write("list.jsonl",
               "{\"quote\":\"It is not a matter of money\",\"speaker\":\"Ada Brook\"}\n\n");
  folder.write("broken.csv", "words\nno\n");
  const auto run = [&](const char* list) {
    return sayso({"verify", "source.txt", "--list", list, "--format", "json"},
                 {.folder = folder.path.string()});
  };
  const Finished csv = run("list.csv");
  CHECK(csv.code == 1);
  const auto second = csv.out.find('\n') + 1;
  CHECK(json::parse(csv.out.substr(0, second))["verdict"] == "verbatim");
  CHECK(json::parse(csv.out.substr(second))["verdict"] == "attributed-otherwise");
  CHECK(run("list.jsonl").code == 0);
  folder.write("gaps.csv", "quote,speaker\nIt is not a matter of money,\n…,Tom Hale\n,\n");
  const Finished gaps = run("gaps.csv");
  CHECK(gaps.code == 2);
  CHECK(std::count(gaps.out.begin(), gaps.out.end(), '\n') == 1);
  CHECK_THAT(gaps.err, Catch::Contains("gaps.csv: error E-no-words: line 3: "));
  CHECK_THAT(gaps.err, !Catch::Contains("line 4"));
  const Finished broken = run("broken.csv");
  CHECK(broken.code == 2);
  CHECK_THAT(broken.err, Catch::Contains("column 'quote'"));
}

TEST_CASE("all quotations of an article, against another one") {
  const Finished done =
      sayso({"verify", "corpus/news/seabed-wire.txt", "corpus/news/seabed-daily.txt", "--article",
             "corpus/news/seabed-rewrite.txt"});
  CHECK(done.code == 1);
  CHECK_THAT(done.out, Catch::Contains("[-30-] {+13+}"));
  CHECK_THAT(done.out, Catch::Contains("searched: 2 articles"));
}

TEST_CASE("what is asked for is told where it is unclear") {
  CHECK(sayso({"verify", "-"}, {.input = kSource}).code == 2);
  CHECK(sayso({"verify", "-", "--quote", "…"}, {.input = kSource}).code == 2);
  CHECK(sayso({"verify", "-", "--list", "x", "--speaker", "Brook"}, {.input = kSource}).code == 2);
  CHECK_THAT(sayso({"verify", "-", "--quote", ""}, {.input = kSource}).err,
             Catch::Contains("not empty"));
  const Finished missing = sayso({"verify", "nosuch.txt", "--quote", "It rained"});
  CHECK(missing.code == 2);
  CHECK(missing.out.empty());  // no verdict where nothing was searched
}

}  // namespace sayso::compare
