// What a careful reader says of the three real articles that the program is for.
#include <algorithm>
#include <catch2/catch.hpp>

#include "checkout.h"
#include "filter/filter.h"

namespace sayso {
namespace {

// One article and its attributions, asked by the words that stand in them.
class Found {
 public:
  explicit Found(const std::string& name)
      : analysis_(filter(analyse(article(kShared / "articles" / (name + ".txt")), checkout_rules()),
                         {})) {}

  struct Said {
    std::string content;  // parts joined by " … "
    std::string speaker;  // labels, joined by " + "; "" where nobody is known
    std::vector<std::string> roles;
    AttributionType type;
  };

  // All whose content holds these words.
  std::vector<Said> with(std::string_view words) const {
    std::vector<Said> all;
    for (std::size_t i = 0; i < analysis_.attributions.size(); ++i)
      if (Said said = at(i); said.content.find(words) != std::string::npos)
        all.push_back(std::move(said));
    return all;
  }

  Said only(std::string_view words) const {
    const auto all = with(words);
    INFO("attributions with: " << words);
    REQUIRE(all.size() == 1);
    return all.front();
  }

  const Analysis& analysis() const { return analysis_; }

 private:
  Said at(std::size_t i) const {
    const Attribution& attribution = analysis_.attributions[i];
    Said said{.type = attribution.type};
    for (const Span part : attribution.content)
      said.content +=
          (said.content.empty() ? "" : " … ") + std::string(slice(analysis_.article.text, part));
    for (const std::uint32_t speaker : analysis_.speakers.resolutions[i].speakers) {
      const Speaker& who = analysis_.speakers.all[speaker];
      said.speaker += (said.speaker.empty() ? "" : " + ") + who.label;
      for (const Role& role : who.roles) said.roles.push_back(role.text);
    }
    return said;
  }

  Analysis analysis_;
};

bool has_role(const Found::Said& said, std::string_view role) {
  return std::any_of(said.roles.begin(), said.roles.end(),
                     [&](const std::string& one) { return one.find(role) != one.npos; });
}

bool articles_are_there() { return is_there(kShared / "articles"); }

// Every attribution with a quotation of these words is the speaker's.
void check_direct(const Found& found, const std::string& content, const std::string& speaker) {
  const Found::Said said = found.only(content.substr(0, 40));
  CHECK(said.content == content);
  CHECK(said.type == AttributionType::direct);
  CHECK(said.speaker == speaker);
}

}  // namespace

TEST_CASE("the wire story: Roseann Rife of Amnesty and Xi Jinping, with their quotations whole") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2015-wire");
  check_direct(
      found,
      "\"Under the guise of sovereignty and security, the Chinese authorities are trying to "
      "rewrite "
      "the rules of the Internet so censorship and surveillance become the norm everywhere,\" … "
      "\"This is an all-out assault on Internet freedoms.\"",
      "Roseann Rife");
  CHECK(has_role(found.only("all-out assault"), "East Asia research director"));
  check_direct(found,
               "\"Cyberspace shouldn't be a battlefield,\" … "
               "\"There should be no double standards in safeguarding network security.\"",
               "Xi Jinping");
}

TEST_CASE("the wire story: what Xi Jinping called for, and the pronoun after it") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2015-wire");
  CHECK(found.only("\"governance system\"").speaker == "Xi Jinping");
  CHECK(found.only("\"governance system\"").type == AttributionType::mixed);
  CHECK(found.only("\"healthy development\"").speaker == "Xi Jinping");
  CHECK(found.only("\"network sovereignty,\"").speaker == "Xi Jinping");
  CHECK(found.only("biggest source of hacking").speaker == "security experts");
}

TEST_CASE("the daily: Xi Jinping's letter, and that he wrote it") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-daily");
  check_direct(
      found,
      "“the international society should strengthen communications and collaborations to cope with "
      "the challenges and opportunities brought by digitalisation.”",
      "Xi Jinping");
  check_direct(found,
               "“Together, we can build a cyberspace that is more fair, open, safe and energetic,”",
               "Xi Jinping");
}

TEST_CASE("the daily: Li Shulei and what he said, by name and by pronoun") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-daily");
  check_direct(
      found,
      "“Many people of insight have realised that the current global internet management system "
      "still follows imperfect rules and an unreasonable order,” … “The existing cyberspace "
      "governance rules are incapable of reflecting the wishes and interests of most countries.”",
      "Li Shulei");
  CHECK(has_role(found.only("Many people of insight"), "propaganda chief"));
  const auto community = found.only("“building a community with a shared future in cyberspace”");
  CHECK(community.speaker == "Li Shulei");
  CHECK(community.type == AttributionType::mixed);
}

TEST_CASE("the daily: Wu Hequan and his role, and the head of the CAC who has no name") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-daily");
  check_direct(
      found,
      "“Since Xi proposed [his idea] at the second WIC, the event has been following up on his "
      "thoughts every year,”",
      "Wu Hequan");
  CHECK(has_role(found.only("Since Xi proposed"),
                 "vice-president of the Chinese Academy of Engineering from 2002 to 2010"));
  const auto blocked = found.only("“maliciously block");
  CHECK(blocked.speaker == "international cooperation head of the CAC");
  CHECK(blocked.content.find("“certain countries” have abused") != std::string::npos);
}

TEST_CASE("the daily: the lead's call for cooperation is Xi Jinping's, on Wednesday") {
  if (!articles_are_there()) return;
  CHECK(Found("wuzhen-2022-daily").only("global cooperation in the tech sector").speaker ==
        "Xi Jinping");
}

TEST_CASE("a phrase put forward by Xi Jinping is made nobody else's speech") {
  if (!articles_are_there()) return;
  for (const char* name : {"wuzhen-2022-daily", "wuzhen-2022-rewrite"}) {
    INFO(name);
    const Found found(name);
    for (const char* words : {"“shared future in cyberspace”", "\"shared future in cyberspace\""})
      for (const auto& said : found.with(words)) {
        INFO(said.content);
        CHECK(said.speaker == "Xi Jinping");
      }
  }
}

TEST_CASE("the rewrite: Xi Jinping and Wu Hequan as before, with other words") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-rewrite");
  CHECK(found.only("international society must").speaker == "Xi Jinping");
  check_direct(found,
               "\"Together, we can create a more fair, open, secure and energetic cyberspace,\"",
               "Xi Jinping");
  check_direct(
      found,
      "\"Since Xi proposed [his idea] at the second WIC, the event has been following his ideas "
      "every year,\"",
      "Wu Hequan");
  CHECK(has_role(found.only("Since Xi proposed"),
                 "vice president of the Chinese Academy of Engineering from 2002 to 2010"));
  CHECK(found.only("\"certain countries\"").speaker == "CAC's international cooperation chief");
}

TEST_CASE("the rewrite: broken copy yields no invented quotation") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-rewrite");
  CHECK(found.with("commenced").empty());
  for (const auto& said : found.with("flawed rules")) {
    INFO(said.speaker);
    CHECK(said.type == AttributionType::indirect);
    CHECK(said.speaker != "Li Shulei");
  }
}

TEST_CASE("links to other articles are nobody's speech") {
  if (!articles_are_there()) return;
  const Found found("wuzhen-2022-rewrite");
  CHECK(found.with("Musk ends").empty());
  CHECK(found.with("Rio Innovation").empty());
  CHECK(Found("wuzhen-2022-daily").with("halt exports to China").empty());
}

TEST_CASE("in the three articles every direct quotation has a known speaker") {
  if (!articles_are_there()) return;
  for (const char* name : {"wuzhen-2015-wire", "wuzhen-2022-daily", "wuzhen-2022-rewrite"}) {
    const Found found(name);
    for (const auto& said : found.with("")) {
      INFO(name << ": " << said.content);
      if (said.type == AttributionType::direct) CHECK(said.speaker != "");
    }
  }
}

}  // namespace sayso
