#include "compare/comparison.h"

#include <array>

namespace sayso::compare {
namespace {

constexpr std::array<std::string_view, 17> kFlagNames = {
    "verbatim",        "typography",     "spelling",      "brackets",      "cut-start",
    "cut-end",         "cut-middle",     "joined",        "substituted",   "inserted",
    "marks-dropped",   "marks-narrowed", "marks-widened", "speaker-alias", "speaker-different",
    "speaker-dropped", "cue-changed"};
constexpr std::array<std::string_view, 5> kRiskNames = {"negation", "modal", "number", "quantifier",
                                                        "name"};
constexpr std::array<std::string_view, 4> kOpNames = {"equal", "substitute", "insert", "delete"};

template <typename Value>
std::vector<Value> all(std::size_t count) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<Value>(i));
  return values;
}

}  // namespace

std::string_view name(Flag flag) { return kFlagNames[static_cast<std::size_t>(flag)]; }
std::string_view name(Risk risk) { return kRiskNames[static_cast<std::size_t>(risk)]; }
std::string_view name(Op op) { return kOpNames[static_cast<std::size_t>(op)]; }

const std::vector<Flag> kFlags = all<Flag>(kFlagNames.size());
const std::vector<Risk> kRisks = all<Risk>(kRiskNames.size());

}  // namespace sayso::compare
