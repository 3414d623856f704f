#include "convert/record.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "checkout.h"
#include "filter/filter.h"
#include "write/brat.h"
#include "write/csv.h"
#include "write/hand_made.h"
#include "write/jsonl.h"
#include "write/tei.h"

namespace sayso {
namespace {

std::string line_of(const Analysis& analysis) {
  std::string line;
  append_jsonl(analysis, a_run(), {.with_text = true}, line);
  return line;
}

// What each format makes of an analysis, one after the other.
std::string in_all_formats(const Analysis& analysis) {
  std::string out = line_of(analysis);
  append_tei(analysis, a_run(), {}, out);
  append_brat(analysis, out);
  append_csv(analysis, out);
  return out;
}

Diagnostic problem_of(const std::string& line) {
  Diagnostics problems;
  CHECK_FALSE(read_record(line, problems));
  REQUIRE(problems.size() == 1);
  return problems[0];
}

}  // namespace

TEST_CASE("a record with text gives back an analysis of which each format makes the same") {
  const HandMade story = ferry_story();
  Diagnostics problems;
  const auto record = read_record(line_of(story), problems);
  REQUIRE(record);
  CHECK(record->rules_digest == a_run().rules_digest);
  CHECK(in_all_formats(record->analysis) == in_all_formats(story));
}

TEST_CASE("records of all articles of the corpus are converted without any loss") {
  std::size_t attributions = 0;
  for (const FilterOptions& options : {FilterOptions{}, FilterOptions{.nested = true}}) {
    for (const auto& file : texts(kCheckout / "corpus/news")) {
      INFO(file);
      const Analysis analysis = filter(analyse(article(file), checkout_rules()), options);
      Diagnostics problems;
      const auto record = read_record(line_of(analysis), problems);
      for (const Diagnostic& problem : problems) UNSCOPED_INFO(problem.message);
      REQUIRE(record);
      CHECK(in_all_formats(record->analysis) == in_all_formats(analysis));
      attributions += analysis.attributions.size();
    }
  }
  CHECK(attributions > 500);
}

TEST_CASE("a record outlives the line that it was read from") {
  Diagnostics problems;
  auto read = [&] { return read_record(line_of(ferry_story()), problems); }();
  REQUIRE(read);
  const RecordedAnalysis moved = std::move(*read);
  CHECK(moved.analysis.attributions[0].rule == "en/a-rule");
  CHECK(moved.analysis.attributions[0].lemma == "say");
  CHECK(moved.analysis.speakers.resolutions[0].resolved_by == "name");
}

TEST_CASE("a record without text says how to get one that has it") {
  std::string line;
  append_jsonl(ferry_story(), a_run(), {}, line);
  const Diagnostic problem = problem_of(line);
  CHECK(problem.code == "E-no-text");
  CHECK(problem.hint == "extract it with --with-text");
}

TEST_CASE("the record of an article that failed is that failure again") {
  std::string line;
  append_error_record("a.txt", {.code = "E-unreadable-input", .message = "it is gone"}, line);
  const Diagnostic problem = problem_of(line);
  CHECK(problem.code == "E-unreadable-input");
  CHECK(problem.message == "it is gone");
}

TEST_CASE("what is no record is told and does no harm") {
  for (const char* line : {"", "{", "[]", "null", "\"text\"", R"({"text":1})", R"({"text":"a"})",
                           R"({"error":{}})", R"({"error":null})", "{\"text\":\"\xFF\"}"})
    CHECK(problem_of(line).code == "E-bad-record");

  // Whatever member of a good record is made something else or left out.
  using nlohmann::json;
  const json good = json::parse(line_of(ferry_story()));
  const json members = good.flatten();
  for (const json& patch :
       {json(nullptr), json(-1), json(4000000000U), json("odd"), json::array()}) {
    for (const auto& [pointer, value] : members.items()) {
      json changed = good;
      changed[json::json_pointer(pointer)] = patch;
      Diagnostics problems;
      if (const auto record = read_record(changed.dump(), problems))
        in_all_formats(record->analysis);  // what is accepted can be written
      else
        CHECK(problems.back().code.starts_with("E-"));
    }
  }
  for (const auto& [name, value] : good.items()) {
    json without = good;
    without.erase(name);
    Diagnostics problems;
    const bool is_needed = name != "schema" && name != "digest";
    INFO(name);
    CHECK(read_record(without.dump(), problems).has_value() != is_needed);
  }
}

}  // namespace sayso
