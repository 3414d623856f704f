// Rules that nearly fired: at which token they stopped, and what they wanted there.
#include "explain/near_misses.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "evaluate/temporary_folder.h"
#include "explain/sentences.h"
#include "pipeline.h"
#include "places.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

constexpr char kRules[] = R"([[rule]]
id = "claim-that"
why = "Ada Brook claims on Monday that it is late."
pattern = '''(?P<source>{titles}? {name-word}+) {cue:that} (?: on {name-word} )? (?P<content>that {!end}+)'''
[[rule.example]]
text = "Ada Brook claim that it is late."
content = ["that it is late"]
[[rule.counter]]
text = "It is late."
)";

struct Rules {
  eval::TemporaryFolder folder;
  std::unique_ptr<RuleSet> rules;

  Rules() {
    fs::copy(kCheckout / "tests/rules/minimal", folder.path / "rules", fs::copy_options::recursive);
    folder.write("rules/en/attribute.toml", kRules);
    Diagnostics problems;
    rules = RuleSet::load((folder.path / "rules").string(), problems);
    REQUIRE(rules);
  }

  // "side: stopped <- wanted" of each near miss in a text of one sentence.
  std::vector<std::string> near(const std::string& text) const {
    Article article;
    article.text = text;
    article.language = "en";
    PipelineTrace trace;
    const Analysis analysis = analyse(std::move(article), *rules, &trace);
    const Tape& tape = trace.tapes.at(0);
    std::vector<std::string> out;
    for (const NearMiss& miss : NearMisses(*rules->pack("en"))
                                    .at(tape, 0, static_cast<std::uint32_t>(tape.tokens.size()),
                                        trace.attribute.candidates)) {
      const bool has_token =
          miss.stopped >= 0 && miss.stopped < static_cast<std::int64_t>(tape.tokens.size());
      const Span token =
          has_token ? tape.tokens[static_cast<std::size_t>(miss.stopped)].span : Span{};
      const char* const sides[] = {"before", "after", "cue"};
      out.push_back(std::string(sides[static_cast<int>(miss.side)]) + ": '" +
                    std::string(slice(text, token)) + "' <- " + miss.wanted);
    }
    return out;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule that stops behind the cue tells the token and what it wanted") {
  const Rules rules;
  CHECK(rules.near("Ada Brook claim loudly that it is late.") == Lines{"after: 'loudly' <- that"});
  CHECK(rules.near("Ada Brook claim on Monday it is late.") == Lines{"after: 'it' <- that"});
  CHECK(rules.near("Ada Brook claim on foot that it is late.") ==
        Lines{"after: 'foot' <- (?: on {name-word} )? that"});
}

TEST_CASE("a rule that stops before the cue is read from the cue leftwards") {
  const Rules rules;
  CHECK(rules.near("They claim that it is late.") == Lines{});  // "They" has a capital
  CHECK(rules.near("Some people claim that it is late.") ==
        Lines{"before: 'people' <- {name-word}+"});
}

TEST_CASE("a rule whose cue is another one tells what the cue should be") {
  const Rules rules;
  rules.folder.write("rules/en/cues.toml",
                     "[[cues]]\nclass = \"statement\"\ntakes = [\"quote\"]\nverbs = [\"claim\"]\n");
  Diagnostics problems;
  Rules changed;
  changed.rules = RuleSet::load((rules.folder.path / "rules").string(), problems);
  CHECK(changed.near("Ada Brook claim that it is late.") == Lines{"cue: 'claim' <- {cue:that}"});
}

TEST_CASE("a rule that fires is not near, nor one of which hardly anything is there") {
  const Rules rules;
  CHECK(rules.near("Ada Brook claim that it is late.") == Lines{});
  CHECK(rules.near("That is what they claim.") == Lines{});
}

}  // namespace sayso
