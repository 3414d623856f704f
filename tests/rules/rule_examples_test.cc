#include "rule_tests/rule_examples.h"
#include "places.h"

#include <catch2/catch.hpp>

using namespace sayso;

TEST_CASE("every rule takes its examples and leaves its counter-examples alone") {
  Diagnostics problems;
  const auto rules = RuleSet::load((kCheckout / "rules").string(), problems);
  REQUIRE(rules);
  for (const ExampleResult& result : run_all_examples(*rules)) {
    std::string found;
    for (const auto& line : result.found) found += "\n    " + line;
    INFO(result.file << ":" << result.line << " " << result.rule << "\n  text: " << result.text
                     << "\n  expected: " << result.expected << "\n  found:" << found);
    CHECK(result.passed != result.known_failing);
  }
}
