#include "write/jsonl.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "text/json_text.h"
#include "write/hand_made.h"

using namespace sayso;
using nlohmann::json;

namespace {

std::string written(const Analysis& analysis, JsonlOptions options = {}) {
  std::string out;
  append_jsonl(analysis, a_run(), options, out);
  return out;
}

json parsed(const Analysis& analysis) { return json::parse(written(analysis)); }

}  // namespace

TEST_CASE("an article without attributions has every field of the contract, in its order") {
  HandMade made("Hi\n");
  CHECK(written(made) ==
        R"({"schema":"sayso/1","id":"news/ferry.txt","title":null,"language":"en",)"
        R"("digest":"f8ab9ecffebbba739cb769d50f295f62","rules":"00ff","attributions":[],)"
        R"("quotations":[],"speakers":[],"warnings":[]})"
        "\n");
}

TEST_CASE("an attribution has every field of the contract, in its order") {
  const HandMade made = ferry_story();
  const std::string line = written(made);
  CHECK(between(line, R"("attributions":[)", R"(,{"id":"q115")") ==
        R"({"id":"q46","type":"direct","class":"statement","qualifiers":[],)"
        R"("content":[{"start":46,"end":56,"text":"“It sank,”"},)"
        R"({"start":90,"end":103,"text":"“but slowly.”"}],)"
        R"("cue":[{"start":74,"end":78,"text":"said","lemma":"say"}],)"
        R"("speaker":{"refs":["s57"],"kind":"person","name":"Mia Holm","label":"Mia Holm",)"
        R"("mention":[{"start":57,"end":73,"text":"Captain Mia Holm"}],)"
        R"("resolved_by":"name","confidence":0.98},)"
        R"("role":[{"start":57,"end":64,"text":"Captain"}],)"
        R"("via":null,"medium":null,"addressee":null,)"
        R"("when":[{"start":79,"end":88,"text":"on Monday"}],)"
        R"("block":"paragraph","rule":"en/a-rule","confidence":0.9})");
  CHECK(between(line, R"("quotations":)", R"(,"speakers")") ==
        R"([{"start":6,"end":15,"text":"‘miracle’","use":"scare"},)"
        R"({"start":173,"end":179,"text":"“Tide”","use":"title"}])");
  CHECK(between(line, R"("speakers":[)", R"(,{"id")") ==
        R"({"id":"s57","kind":"person","name":"Mia Holm","label":"Mia Holm","aliases":["Holm"],)"
        R"("roles":["Captain"],"affiliations":["Ferryline","Coast Guard"],"authority":"Q42"})");
  CHECK(between(line, R"("warnings":)", "\n") ==
        R"([{"code":"W-stray-mark","start":6,"message":"a mark with no partner"}]})");
}

TEST_CASE(
    "qualifiers are named in a fixed order, and a role-only speaker has a label but no name") {
  const json a = parsed(ferry_story())["attributions"][2];
  CHECK(a["qualifiers"] == json{"relayed", "thought"});
  CHECK(a["speaker"]["name"] == nullptr);
  CHECK(a["speaker"]["label"] == "officials at Ferryline");
  CHECK(a["via"]["text"] == "“Tide”");
}

TEST_CASE("offsets are code points, and each text is that slice of the article") {
  HandMade made("😀é\r\n“Ja,” sa 山.");
  made.paragraph();
  made.attribution({made.at("“Ja,”")}, AttributionType::direct).mention = {made.at("山")};
  const json a = parsed(made)["attributions"][0];
  CHECK(a["content"][0] == json{{"start", 4}, {"end", 9}, {"text", "“Ja,”"}});
  CHECK(a["speaker"]["mention"][0] == json{{"start", 13}, {"end", 14}, {"text", "山"}});
}

TEST_CASE("without a source the speaker is null; an unresolved one keeps its mention") {
  HandMade made("It is alleged that funds vanished, she said.");
  made.paragraph();
  made.attribution({made.at("that funds vanished")}, AttributionType::indirect);
  made.attribution({made.at("It")}, AttributionType::indirect).mention = {made.at("she")};
  const json all = parsed(made)["attributions"];
  CHECK(all[0]["speaker"] == nullptr);
  CHECK(all[1]["speaker"]["refs"] == json::array());
  CHECK(all[1]["speaker"]["kind"] == "unknown");
  CHECK(all[1]["speaker"]["name"] == nullptr);
  CHECK(all[1]["speaker"]["resolved_by"] == nullptr);
  CHECK(all[1]["speaker"]["mention"][0]["text"] == "she");
}

TEST_CASE("coordinated speakers are several refs, told together") {
  HandMade made("Ann Fox and Bo Hart agreed.");
  made.paragraph();
  const auto fox = made.speaker(SpeakerKind::person, "Ann Fox");
  const auto hart = made.speaker(SpeakerKind::person, "Bo Hart");
  made.attribution({made.at("agreed")}, AttributionType::indirect).mention = {
      made.at("Ann Fox and Bo Hart")};
  made.resolution().speakers = {fox, hart};
  json speaker = parsed(made)["attributions"][0]["speaker"];
  CHECK(speaker["refs"] == json{"s0", "s0-2"});
  CHECK(speaker["kind"] == "person");
  CHECK(speaker["name"] == "Ann Fox, Bo Hart");

  made.speakers.all[hart].name.clear();
  made.speakers.all[hart].kind = SpeakerKind::document;
  speaker = parsed(made)["attributions"][0]["speaker"];
  CHECK(speaker["kind"] == "group");
  CHECK(speaker["name"] == nullptr);
  CHECK(speaker["label"] == "Ann Fox, Bo Hart");
}

TEST_CASE("an id tells the place, so it stays when another attribution is found before it") {
  HandMade made("One said two. Three said four.");
  made.paragraph();
  made.attribution({made.at("four")}, AttributionType::indirect);
  const json alone = parsed(made)["attributions"][0]["id"];
  made.attribution({made.at("two")}, AttributionType::indirect);
  CHECK(parsed(made)["attributions"][0]["id"] == alone);
  made.attribution({made.at("four.")}, AttributionType::indirect);
  CHECK(parsed(made)["attributions"][2]["id"] == alone.get<std::string>() + "-2");
}

TEST_CASE("the text stands right after the language where it is asked for") {
  HandMade made("Hi \"you\"\n");
  CHECK(between(written(made, {.with_text = true}), R"("language":"en",)", R"(,"digest")") ==
        R"("text":"Hi \"you\"\n")");
}

TEST_CASE("a failed article is a record with its error") {
  Diagnostic problem;
  problem.code = "E-no-file";
  problem.message = "cannot read 'a\"b'";
  std::string out;
  append_error_record("a\"b", problem, out);
  CHECK(
      out ==
      R"({"schema":"sayso/1","id":"a\"b","error":{"code":"E-no-file","message":"cannot read 'a\"b'"}})"
      "\n");
}

TEST_CASE("a JSON string comes back to the letter and holds nothing that ends a line") {
  std::string all;
  for (char c = 0x00; c < 0x7F; ++c) all += c;
  all += "\x7F\u0080\u0085\u00A0é\u2027\u2028\u2029\u202A\uFFFD\uFFFE😀\"\\";
  std::string out;
  append_json_string(all, out);
  CHECK(json::parse(out).get<std::string>() == all);
  for (const char* end : {"\n", "\r", "\v", "\f", "\x1c", "\x1e", "\u0085", "\u2028", "\u2029"})
    CHECK(out.find(end) == std::string::npos);
}

TEST_CASE("confidences have at most three decimals and stay between 0 and 1") {
  HandMade made("x");
  made.paragraph();
  Attribution& a = made.attribution({made.at("x")}, AttributionType::indirect);
  const auto shown = [&](float confidence) {
    a.confidence = confidence;
    return between(written(made), "\"confidence\":", "}");
  };
  CHECK(shown(0) == "0");
  CHECK(shown(1) == "1");
  CHECK(shown(0.9996F) == "1");
  CHECK(shown(0.5F) == "0.5");
  CHECK(shown(0.07F) == "0.07");
  CHECK(shown(0.1234F) == "0.123");
  CHECK(shown(7) == "1");
  CHECK(shown(-1) == "0");
}
