// Files of names with ids: how they are read, and whom they name.
#include <catch2/catch.hpp>

#include "authority/authority.h"

using namespace sayso;

namespace {

std::optional<Authority> parsed(const std::string& text, const std::string& file = "people.toml") {
  Diagnostics problems;
  auto authority = Authority::parse(text, file, problems);
  for (const Diagnostic& problem : problems) UNSCOPED_INFO(problem.message);
  return authority;
}

Diagnostic problem(const std::string& text, const std::string& file = "people.toml") {
  Diagnostics problems;
  REQUIRE(!Authority::parse(text, file, problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == file);
  return problems[0];
}

Speaker person(std::string name, std::vector<std::string> roles = {}) {
  Speaker speaker;
  speaker.kind = SpeakerKind::person;
  speaker.name = speaker.label = std::move(name);
  for (std::string& role : roles) speaker.roles.push_back({std::move(role), {}});
  return speaker;
}

std::string id(const Authority& authority, Speaker speaker) {
  Speakers speakers;
  speakers.all.push_back(std::move(speaker));
  authority.apply(speakers);
  return speakers.all[0].authority;
}

constexpr char kBrook[] = R"(
[[speaker]]
name = "Ada Brook"
aliases = ["Brook the Bold"]
wikidata = "Q42"
)";

}  // namespace

TEST_CASE("ids of Wikidata and VIAF are told as URIs, others as they are", "[authority]") {
  const auto authority = parsed(
      "name,aliases,wikidata,viaf,id\n"
      "Ada Brook,,Q42,,\n"
      "Tom Ash,,,1234,\n"
      "Eve Cole,,,,desk/7\n",
      "people.csv");
  REQUIRE(authority);
  CHECK(id(*authority, person("Ada Brook")) == "http://www.wikidata.org/entity/Q42");
  CHECK(id(*authority, person("Tom Ash")) == "http://viaf.org/viaf/1234");
  CHECK(id(*authority, person("Eve Cole")) == "desk/7");
  CHECK(id(*authority, person("Bill Lee")) == "");
}

TEST_CASE("TOML and CSV say the same", "[authority]") {
  const auto toml = parsed(R"([[speaker]]
name = "Cole, Eve"
aliases = ["Evie", "E. Cole"]
roles = ["mayor"]
kind = "person"
id = "x1"
)");
  const auto csv = parsed(
      "id,kind,name,aliases,roles\r\nx1,person,\"Cole, Eve\",Evie; E. Cole,mayor\r\n", "p.csv");
  REQUIRE(toml);
  REQUIRE(csv);
  for (const auto& authority : {*toml, *csv}) {
    const AuthorityEntry& entry = authority.entries().at(0);
    CHECK(entry.id == "x1");
    CHECK(entry.name == "Cole, Eve");
    CHECK(entry.aliases == std::vector<std::string>{"Evie", "E. Cole"});
    CHECK(entry.roles == std::vector<std::string>{"mayor"});
    CHECK(entry.kind == SpeakerKind::person);
  }
}

TEST_CASE("a speaker is matched by name or alias in any case, and not by part of the name",
          "[authority]") {
  const auto authority = parsed(kBrook);
  REQUIRE(authority);
  CHECK(id(*authority, person("ADA BROOK")) != "");
  CHECK(id(*authority, person("Brook the Bold")) != "");
  CHECK(id(*authority, person("Brook")) == "");
  CHECK(id(*authority, person("Ada Brook-Lee")) == "");
  Speaker called = person("Ada Mary Brook");
  called.aliases = {"Ada Brook"};
  CHECK(id(*authority, called) != "");
}

TEST_CASE("a kind that is given must fit", "[authority]") {
  const auto authority = parsed("name,kind,id\nBrook,organization,o1\n", "p.csv");
  REQUIRE(authority);
  CHECK(id(*authority, person("Brook")) == "");
  Speaker body = person("Brook");
  body.kind = SpeakerKind::organization;
  CHECK(id(*authority, body) == "o1");
}

TEST_CASE("of two entries with one name the roles choose, or nobody is named", "[authority]") {
  const auto authority =
      parsed("name,roles,id\nJohn Cole,striker;footballer,c1\nJohn Cole,senator,c2\n", "p.csv");
  REQUIRE(authority);
  CHECK(id(*authority, person("John Cole", {"former senator"})) == "c2");
  CHECK(id(*authority, person("John Cole", {"striker"})) == "c1");
  CHECK(id(*authority, person("John Cole")) == "");
  CHECK(id(*authority, person("John Cole", {"baker"})) == "");
}

TEST_CASE("speakers of one id become one, with all their names and roles", "[authority]") {
  const auto authority = parsed(kBrook);
  REQUIRE(authority);
  Speakers speakers;
  speakers.all = {person("Tom Ash"), person("Brook the Bold", {"poet"}),
                  person("Ada Brook", {"mayor"})};
  speakers.all[2].aliases = {"Brook"};
  speakers.resolutions.resize(3);
  speakers.resolutions[0].speakers = {1};
  speakers.resolutions[1].speakers = {2, 0};
  speakers.resolutions[2].speakers = {1, 2};
  authority->apply(speakers);
  REQUIRE(speakers.all.size() == 2);
  const Speaker& brook = speakers.all[1];
  CHECK(brook.name == "Brook the Bold");
  CHECK(brook.label == brook.name);
  CHECK(brook.aliases == std::vector<std::string>{"Ada Brook", "Brook"});
  CHECK(brook.roles.size() == 2);
  CHECK(speakers.resolutions[0].speakers == std::vector<std::uint32_t>{1});
  CHECK(speakers.resolutions[1].speakers == std::vector<std::uint32_t>{1, 0});
  CHECK(speakers.resolutions[2].speakers == std::vector<std::uint32_t>{1});
}

TEST_CASE("what is wrong with a file is told with its line and what to do", "[authority]") {
  const Diagnostic no_id = problem("[[speaker]]\nname = \"Ada Brook\"\n");
  CHECK(no_id.code == "E-authority-missing");
  CHECK(no_id.line == 1);
  CHECK(no_id.hint == "give one of wikidata, viaf and id");
  const Diagnostic wikidata = problem("name,wikidata\nAda Brook,42\n", "p.csv");
  CHECK(wikidata.code == "E-authority-id");
  CHECK(wikidata.line == 2);
  CHECK(problem("name,id\n\n,x\n", "p.csv").line == 3);
  CHECK(problem("name,viaf\nAda,Q7\n", "p.csv").code == "E-authority-id");
  CHECK(problem("name,id\nAda,a b\n", "p.csv").code == "E-authority-id");
  CHECK(problem("name,id,kind\nAda,a,persn\n", "p.csv").code == "E-authority-kind");
  CHECK(problem("name,ids,id\nAda,x,y\n", "p.csv").hint == "did you mean 'id'?");
  CHECK(problem("name,id\nAda,x,y\n", "p.csv").code == "E-authority-syntax");
  CHECK(problem("name,id\nAda,\"x\n", "p.csv").code == "E-authority-syntax");
  std::string deep = "\na";
  for (int i = 0; i < 1'000'000; ++i) deep += ".a";
  CHECK(problem(deep + " = 1\n").line == 2);
  CHECK(problem("[[speaker]]\nname = \n").line == 2);
  CHECK(problem("name\n", "people.txt").code == "E-authority-format");
  const Diagnostic same = problem("name,id\nAda,x\nada,y\n", "p.csv");
  CHECK(same.code == "E-authority-same-name");
  CHECK(same.line == 3);
}

TEST_CASE("an unknown key of a TOML entry is told with the nearest one", "[authority]") {
  const Diagnostic wrong = problem("[[speaker]]\nname = \"Ada\"\nid = \"x\"\naliasses = [\"A\"]\n");
  CHECK(wrong.line == 4);
  CHECK(wrong.hint.find("aliases") != std::string::npos);
}
