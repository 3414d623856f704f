// What articles changed in each other's quotations.
#include "compare/compare.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "compare/align.h"
#include "compare/readings.h"
#include "compare/write.h"
#include "text/code_points.h"

namespace sayso::compare {
namespace {

Comparison compared(const std::vector<std::filesystem::path>& files) {
  Comparer comparer;
  for (const auto& file : files) comparer.add(reading_of(article(file)));
  return comparer.compare(checkout_rules().comparing("en"));
}

// Two articles of one sentence each; the first is the fuller one.
Comparison compared(const std::string& first, const std::string& second) {
  Comparer comparer;
  comparer.add(reading_of("first", first));
  comparer.add(reading_of("second", second));
  return comparer.compare(checkout_rules().comparing("en"));
}

const Pair& only_pair(const Comparison& comparison) {
  REQUIRE(comparison.groups.size() == 1);
  REQUIRE(comparison.groups[0].pairs.size() == 1);
  return comparison.groups[0].pairs[0];
}

// Of the group whose head has these words, what article `id` made of it.
const Pair& pair_of(const Comparison& comparison, std::string_view words, const std::string& id) {
  for (const Group& group : comparison.groups) {
    if (group.occurrences[group.head].text.find(words) == std::string::npos) continue;
    for (const Pair& pair : group.pairs)
      if (comparison.articles[group.occurrences[pair.b].article].id == id) return pair;
  }
  INFO("no pair of " << id << " with: " << words);
  REQUIRE(false);
  throw 0;
}

bool has_edit(const Pair& pair, std::string_view a, std::string_view b) {
  return std::any_of(pair.edits.begin(), pair.edits.end(), [&](const Edit& edit) {
    return edit.op != Op::equal && edit.a == a && edit.b == b;
  });
}

std::vector<std::filesystem::path> seabed() {
  return {kCheckout / "corpus/news/seabed-daily.txt", kCheckout / "corpus/news/seabed-rewrite.txt",
          kCheckout / "corpus/news/seabed-wire.txt"};
}

const std::string kSaid =
    "“We will rebuild the old harbour wall before the winter storms come,” Ada Brook said.";

}  // namespace

TEST_CASE(
    "the three real articles: each change of the rewrite is told, and there is no false group") {
  const auto folder = kShared / "articles";
  if (!is_there(folder)) return;
  const Comparison comparison = compared(texts(folder));
  CHECK(comparison.groups.size() == 8);
  const std::string rewrite = "wuzhen-2022-rewrite.txt";
  const auto changed = [&](std::string_view words) -> const Pair& {
    return pair_of(comparison, words, rewrite);
  };

  const Pair& society = changed("international society");
  CHECK(has_edit(society, "should", "must"));
  CHECK(names(society.risks) == "modal");
  CHECK(has_edit(society, "collaborations", "cooperation"));
  CHECK(has_edit(society, "cope with", "address"));
  CHECK(names(society.flags) == "spelling cut-start substituted");
  CHECK(has_edit(changed("Together, we can"), "build", "create"));
  CHECK(has_edit(changed("Together, we can"), "safe", "secure"));
  CHECK(has_edit(changed("Since Xi proposed"), "thoughts", "ideas"));
  const Pair& people = changed("Many people of insight");
  CHECK(has(people.flags, Flag::marks_dropped));
  CHECK(has(people.flags, Flag::speaker_dropped));
  CHECK(has_edit(people, "unreasonable", "unfair"));
  CHECK(has_edit(changed("building a community"), "building", "build"));
  CHECK(names(changed("certain countries").flags) == "verbatim speaker-alias cue-changed");
  CHECK(has_edit(changed("maliciously block"), "and suppress", ""));
  CHECK(has_edit(changed("maliciously block"), "pretext", "guise"));
}

TEST_CASE("three invented articles on one event: words, numbers, marks and speakers that changed") {
  const Comparison comparison = compared(seabed());
  const std::string rewrite = "seabed-rewrite.txt", wire = "seabed-wire.txt",
                    daily = "seabed-daily.txt";
  CHECK(has_edit(pair_of(comparison, "The ocean floor", wire), "must", "should"));
  CHECK(has_edit(pair_of(comparison, "The ocean floor", rewrite), "shore", "beach"));
  const Pair& logo = pair_of(comparison, "one logo", rewrite);
  CHECK(has(logo.flags, Flag::speaker_different));
  CHECK(has_edit(logo, "seen", "visited"));
  CHECK(names(logo.risks) == "number");
  CHECK(names(pair_of(comparison, "one logo", wire).flags) == "typography spelling");
  CHECK(has(pair_of(comparison, "Everyone in this room", rewrite).flags, Flag::marks_dropped));
  CHECK(names(pair_of(comparison, "gold rush", daily).flags) == "cut-end");
  CHECK(has(pair_of(comparison, "schools, clinics", rewrite).flags, Flag::marks_narrowed));

  // Both halves of the president's statement are held against the whole of it.
  for (const Group& group : comparison.groups)
    if (group.occurrences[group.head].text.find("The ocean floor") != std::string::npos) {
      REQUIRE(group.pairs.size() == 3);
      CHECK(has(group.pairs[0].flags, Flag::cut_end));
      CHECK(has(group.pairs[1].flags, Flag::cut_start));
      CHECK(has_edit(group.pairs[1], "30", "13"));
    }
}

TEST_CASE("articles that have nothing to do with each other make no group") {
  std::vector<std::filesystem::path> others;
  for (const auto& file : texts(kCheckout / "corpus/news"))
    if (file.filename().string().find("seabed") == std::string::npos) others.push_back(file);
  REQUIRE(others.size() > 20);
  for (const Group& group : compared(others).groups) {
    INFO(group.occurrences[0].text << " / " << group.occurrences[1].text);
    CHECK(false);
  }
}

TEST_CASE("each kind of change has its flag") {
  struct Case {
    std::string second, flags, risks;
  };
  const std::string by = " Ada Brook said.";
  const std::vector<Case> cases = {
      {kSaid, "verbatim", ""},
      {"“We will rebuild the Old Harbour wall before the winter storms come,”" + by, "typography",
       ""},
      {"“We will rebuild the old harbor wall before the winter storms come,”" + by, "spelling", ""},
      {"“We'll rebuild the old harbour wall before the winter storms come,”" + by, "spelling", ""},
      {"“We will rebuild the old [stone] wall before the winter storms come,”" + by, "brackets",
       ""},
      {"“Rebuild the old harbour wall before the winter storms come,”" + by, "typography cut-start",
       "modal"},
      {"“We will rebuild the old harbour wall,”" + by, "cut-end", ""},
      {"“We will rebuild the wall before the winter storms come,”" + by, "cut-middle", ""},
      {"“We will rebuild … before the winter storms come,”" + by, "joined", ""},
      {"“We must rebuild the old harbour wall before the winter storms come,”" + by, "substituted",
       "modal"},
      {"“We will not rebuild the old harbour wall before the winter storms come,”" + by, "inserted",
       "negation"},
      {"“We will rebuild the old harbour wall before the March storms come,”" + by, "substituted",
       "name"},
      {"Ada Brook said we will rebuild the old harbour wall before the winter storms come.",
       "typography marks-dropped", ""},
      {"Ada Brook said they will rebuild “the old harbour wall before the winter storms come.”",
       "cut-start marks-narrowed", ""},
      {"“We will rebuild the old harbour wall before the winter storms come,” Tom Hale said.",
       "verbatim speaker-different", ""},
      {"“We will rebuild the old harbour wall before the winter storms come,” Ada Brook admitted.",
       "verbatim cue-changed", ""},
  };
  for (const Case& one : cases) {
    INFO(one.second);
    const Comparison comparison = compared(kSaid, one.second);
    REQUIRE(comparison.groups.size() == 1);
    // The fuller one is the head; where that is the second, the edits lead the other way.
    const Pair& pair = comparison.groups[0].pairs[0];
    if (one.flags == "inserted") {
      CHECK(names(pair.flags) == "cut-middle");
    } else {
      CHECK(names(pair.flags) == one.flags);
    }
    CHECK(names(pair.risks) == one.risks);
  }
}

TEST_CASE(
    "a short quotation is the same only as a whole, and by one speaker or with words that tell") {
  CHECK(compared("“No comment,” Ada Brook said.", "“No comment,” Tom Hale said.").groups.empty());
  CHECK(compared("“No comment,” Ada Brook said.", "“No more comment,” Ada Brook said.")
            .groups.empty());
  CHECK(
      names(only_pair(compared("“Never again,” Ada Brook said.", "“Never again,” said Ada Brook."))
                .flags) == "verbatim");
}

TEST_CASE("stock phrases that two speakers share are no quotation of one by the other") {
  CHECK(compared(
            "“At the end of the day it is what it is, and we are where we are,” Ada Brook said.",
            "“At the end of the day it is up to them, and they are where they are,” Tom Hale said.")
            .groups.empty());
}

TEST_CASE("as JSON a comparison is one object of the schema sayso-compare/1") {
  const cli::Finished done = cli::sayso({"compare", "corpus/news/seabed-wire.txt",
                                         "corpus/news/seabed-daily.txt", "--format", "json"});
  REQUIRE(done.code == 0);
  const auto object = nlohmann::json::parse(done.out);
  CHECK(object["schema"] == "sayso-compare/1");
  const std::string text = cli::file_text((kCheckout / "corpus/news/seabed-wire.txt").string());
  const CodePoints points(text);
  std::map<std::size_t, std::size_t> bytes;  // by code point
  for (std::uint32_t at = 0; at <= text.size(); ++at) bytes.emplace(points.offset(at), at);
  bool has_must = false;
  for (const auto& group : object["groups"]) {
    CHECK(group["head"].get<std::size_t>() < group["occurrences"].size());
    CHECK(group["pairs"].size() + 1 == group["occurrences"].size());
    for (const auto& occurrence : group["occurrences"]) {
      for (const char* key :
           {"article", "attribution", "start", "end", "text", "speaker", "quoted"})
        CHECK(occurrence.contains(key));
      if (occurrence["article"] != "seabed-wire.txt") continue;
      const std::size_t start = bytes.at(occurrence["start"]), end = bytes.at(occurrence["end"]);
      CHECK(text.substr(start, end - start) == occurrence["text"].get<std::string>());
    }
    for (const auto& pair : group["pairs"]) {
      CHECK_FALSE(pair["flags"].empty());
      for (const auto& edit : pair["edits"])
        has_must |= edit == nlohmann::json{{"op", "substitute"}, {"a", "must"}, {"b", "should"}};
    }
  }
  CHECK(has_must);
}

TEST_CASE("the output does not depend on the number of threads") {
  const auto with = [](const char* jobs) {
    return cli::sayso({"compare", "corpus/news", "--format", "json", "-j", jobs}).out;
  };
  CHECK(with("1") == with("4"));
}

TEST_CASE("as TEI the variants are links into the files that extract writes") {
  const cli::Finished done = cli::sayso({"compare", "corpus/news", "--format", "tei"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, Catch::Contains("<linkGrp type=\"variants\" targFunc=\"content content\">"));
  CHECK_THAT(done.out,
             Catch::Contains("ana=\"#flag.substituted #risk.modal\" target=\"seabed-daily.xml#q"));
}

TEST_CASE("two places of one article that stand as one quotation in another are told as joined") {
  const std::string wall = "We will rebuild the old harbour wall before the winter storms come",
                    money = "The money comes from the county and not from the fishermen";
  const std::string apart = "“" + wall + ",” Ada Brook said on Monday.\n\nIt rained all day in " +
                            "the town, and few people came to the meeting in the hall.\n\n“" +
                            money + ",” Ada Brook said.";
  const Comparison comparison = compared(apart, "“" + wall + ". " + money + ",” Ada Brook said.");
  REQUIRE(comparison.groups.size() == 1);
  const Group& group = comparison.groups[0];
  CHECK(group.occurrences[group.head].article == 1);
  REQUIRE(group.pairs.size() == 2);
  CHECK(names(group.pairs[0].flags) == "cut-end joined");
  CHECK(names(group.pairs[1].flags) == "cut-start joined");
  CHECK(group.pairs[1].edits.front().flags == std::vector{Flag::cut_start, Flag::joined});

  SECTION("also where the one is inside a longer statement") {
    const std::string more = " and nobody in this town shall ever say that we did nothing about it";
    const Comparison longer = compared(
        "“" + wall + more + more + ",” Ada Brook said on Monday.\n\nIt rained all day in the " +
            "town, and few people came to the meeting in the hall.\n\n“" + money +
            ",” Ada Brook said.",
        "“" + wall + ". " + money + ",” Ada Brook said.");
    REQUIRE(longer.groups.size() == 1);
    for (const Pair& pair : longer.groups[0].pairs) CHECK(has(pair.flags, Flag::joined));
  }
  SECTION("and sentences that stand next to each other, where those between were left out") {
    const Comparison next =
        compared("“" + wall + ". Nobody has asked us for it. " + money + ",” Ada Brook said.",
                 "“" + wall + ". " + money + ",” Ada Brook said.");
    CHECK(names(only_pair(next).flags) == "cut-middle joined");
  }
  SECTION("but not halves of which the other article has only one") {
    CHECK(names(only_pair(compared("“" + wall + ". " + money + ",” Ada Brook said.",
                                   "“" + wall + ",” Ada Brook said."))
                    .flags) == "cut-end");
  }
}

TEST_CASE("halves that changed places in one quotation are told as joined") {
  const std::string wall = "the old harbour wall will be rebuilt before the winter storms come",
                    money = "nobody has asked who pays for it";
  const Pair pair =
      only_pair(compared("“In the end " + wall + ", and " + money + ",” Ada Brook said.",
                         "“" + money + ", and " + wall + ",” Ada Brook said."));
  CHECK(has(pair.flags, Flag::joined));
  CHECK_FALSE(has(pair.flags, Flag::inserted));
}

TEST_CASE("a quotation that is the same to the word is told of another speaker, too") {
  const std::string words = "“Then why is your name on the cover of it?” ";
  CHECK(names(only_pair(compared(words + "Ada Brook said.", words + "Tom Hale said.")).flags) ==
        "verbatim speaker-different");
  // So few words are said by many.
  CHECK(compared("“I do not know yet,” Ada Brook said.", "“I do not know yet,” Tom Hale said.")
            .groups.empty());
}

TEST_CASE("a name behind an abbreviation is a name") {
  const auto said = [](const std::string& name) {
    return "“In the end Mrs. " + name + " will have to pay for the wall,” Ada Brook said.";
  };
  CHECK(names(only_pair(compared(said("Hale"), said("Quimby"))).risks) == "name");
}

TEST_CASE("words that lost their marks belong to whom the first of their sentences names") {
  const Pair pair =
      only_pair(compared("“We reviewed the old harbour wall. We never reviewed the people who "
                         "built it,” Ada Brook said.",
                         "Ada Brook said that we reviewed the old harbour wall. We never reviewed "
                         "the people who built "
                         "it."));
  CHECK(names(pair.flags) == "typography marks-dropped");
}

TEST_CASE("as schema.org a group is a claim with its appearances") {
  Comparer comparer;
  Reading wire = reading_of("wire", kSaid), daily = reading_of("daily", kSaid);
  wire.source = {"a/wire 1.txt", "The wall", "", "2022-11-09T08:00:00Z", ""};
  daily.source = {"b/daily.txt", "A \"wall\"", "Daily Post", "2022-11-10",
                  "https://daily.example/1"};
  comparer.add(std::move(daily));
  comparer.add(std::move(wire));
  comparer.add(reading_of("rewrite", "The old harbour wall must be rebuilt, and quickly: " +
                                         kSaid.substr(3, kSaid.find(',') - 3) + "."));
  const Comparison comparison = comparer.compare(checkout_rules().comparing("en"));
  std::string out;
  append_schema_org(comparison, out);
  const auto object = nlohmann::json::parse(out);
  CHECK(object["@context"] == "https://schema.org");
  const auto& graph = object["@graph"];
  REQUIRE(graph.size() == 4);
  CHECK(graph[0] ==
        nlohmann::json{{"@type", "Article"},
                       {"@id", "https://daily.example/1"},
                       {"identifier", "b/daily.txt"},
                       {"headline", "A \"wall\""},
                       {"datePublished", "2022-11-10"},
                       {"publisher", {{"@type", "Organization"}, {"name", "Daily Post"}}},
                       {"url", "https://daily.example/1"}});
  CHECK(graph[1]["@id"] == "a/wire%201.txt");
  const auto& claim = graph[3];
  CHECK(claim["@type"] == "Claim");
  CHECK(claim["identifier"] == comparison.groups[0].id);
  CHECK(claim["author"] == nlohmann::json{{"@type", "Person"}, {"name", "Ada Brook"}});
  CHECK_FALSE(claim.contains("firstAppearance"));  // for one of them has no date
  REQUIRE(claim["appearance"].size() == 3);
  CHECK(claim["appearance"][0]["@type"] == "Quotation");
  CHECK(claim["appearance"][0]["spokenByCharacter"]["name"] == "Ada Brook");
  CHECK(claim["appearance"][0]["isPartOf"]["@id"] == graph[0]["@id"]);
  CHECK(claim["appearance"][0]["url"].get<std::string>().find("https://daily.example/1#:~:text=") ==
        0);
  CHECK(claim["appearance"][1]["keywords"][0]["termCode"] == "verbatim");
  CHECK(claim["appearance"][2]["@type"] == "CreativeWork");
  CHECK(claim["appearance"][2]["isPartOf"]["@id"] == "rewrite");
}

TEST_CASE("the article that was published first is told where all dates are known") {
  const auto first = [](const std::string& one, const std::string& other) {
    Comparer comparer;
    Reading a = reading_of("a", kSaid), b = reading_of("b", kSaid);
    a.source.published = one, b.source.published = other;
    comparer.add(std::move(a)), comparer.add(std::move(b));
    std::string out;
    append_schema_org(comparer.compare(checkout_rules().comparing("en")), out);
    return nlohmann::json::parse(out)["@graph"][2].value("/firstAppearance/@id"_json_pointer, "");
  };
  using namespace nlohmann::literals;
  CHECK(first("2022-11-10", "2022-11-09T23:00:00Z") == "b");
  CHECK(first("2022-11-09", "2022-11-10") == "a");
  CHECK(first("2022-11-09", "2022-11-09T23:00:00Z").empty());
  CHECK(first("2022-11-09", "").empty());
  CHECK(first("2022-11-09", "yesterday, it seems").empty());
}

TEST_CASE("an alignment of long rows stays within its memory and finds what is equal") {
  std::vector<Word> a(20'000), b;
  for (std::uint32_t i = 0; i < a.size(); ++i) a[i].key = i + 1;
  b = a;
  b.erase(b.begin() + 5'000, b.begin() + 5'010);
  const auto steps = align(a, b, Ends::whole);
  CHECK(std::count_if(steps.begin(), steps.end(),
                      [](const Step& s) { return s.op == Op::equal; }) == 19'990);
  CHECK(std::count_if(steps.begin(), steps.end(),
                      [](const Step& s) { return s.op == Op::erase; }) == 10);
}

}  // namespace sayso::compare
