#include <catch2/catch.hpp>

#include "checkout.h"
#include "resolve/examples.h"

using namespace sayso;

TEST_CASE("rules of names and mentions take their examples and leave their counter-examples alone",
          "[resolve]") {
  const LanguagePack& pack = *checkout_rules().pack("en");
  Diagnostics problems;
  check_resolve_examples(pack.resolve, pack.quotes, pack.vocabulary, problems);
  for (const Diagnostic& problem : problems)
    FAIL_CHECK(problem.file << ":" << problem.line << " " << problem.rule << ": "
                            << problem.message);
  CHECK(problems.empty());
}
