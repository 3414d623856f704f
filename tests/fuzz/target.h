// What the program does with bytes that nobody has chosen. Each target takes any bytes, and holds
// what comes of them against what is promised.
//
//     for (const Target& target : targets()) target.run(bytes);   // throws Broken
//
// `tools/fuzz` runs them with bytes that libFuzzer makes up; seeds_test.cc with those in seeds/,
// where also stands whatever once broke a promise.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "places.h"
#include "rule_set.h"

namespace sayso::fuzz {

struct Broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void expect(bool promise, const std::string& what) {
  if (!promise) throw Broken(what);
}

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

const std::vector<Target>& targets();

const RuleSet& all_rules();  // those of the checkout, loaded once

void article(std::string_view bytes);
void quotation_marks(std::string_view bytes);
void rules(std::string_view bytes);
void jsonl(std::string_view bytes);
void html(std::string_view bytes);
void tei(std::string_view bytes);
void table(std::string_view bytes);
void warc(std::string_view bytes);
void encoded(std::string_view bytes);
void packed(std::string_view bytes);
void verify(std::string_view bytes);

}  // namespace sayso::fuzz
