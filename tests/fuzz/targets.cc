#include "fuzz/target.h"

namespace sayso::fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> all = {
      {"article", article}, {"quotation-marks", quotation_marks},
      {"rules", rules},     {"jsonl", jsonl},
      {"html", html},       {"tei", tei},
      {"table", table},     {"warc", warc},
      {"encoded", encoded}, {"packed", packed},
      {"verify", verify},
  };
  return all;
}

const RuleSet& all_rules() {
  static const auto rules = [] {
    Diagnostics problems;
    auto loaded = RuleSet::load((kCheckout / "rules").string(), problems);
    expect(loaded != nullptr, "the rules do not load");
    return loaded;
  }();
  return *rules;
}

}  // namespace sayso::fuzz
