#include "compare/risks.h"

#include <array>
#include <unordered_set>
#include <utility>

namespace sayso::compare {
namespace {

constexpr std::array<std::pair<std::uint16_t, Risk>, 5> kRiskOfTrait = {
    {{kNegation, Risk::negation},
     {kModal, Risk::modal},
     {kNumber, Risk::number},
     {kQuantifier, Risk::quantifier},
     {kCapital, Risk::name}}};

std::vector<Risk> risks_of(std::uint16_t traits) {
  std::vector<Risk> risks;
  for (const auto& [trait, risk] : kRiskOfTrait)
    if (traits & trait) risks.push_back(risk);
  return risks;
}

// Traits of the words of `range` that `there` has not; kCapital where one of them is a name.
std::uint16_t only_here(const Reading& reading, Range range, const Reading& other, Range there) {
  std::unordered_set<std::uint32_t> keys;
  for (std::uint32_t i = there.begin; i < there.end; ++i) keys.insert(other.words[i].key);
  std::uint16_t traits = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Word& one = reading.words[i];
    if (keys.contains(one.key)) continue;
    const bool is_name = one.traits & kCapital && !(one.traits & (kOpens | kLittle));
    traits |= static_cast<std::uint16_t>(one.traits & ~kCapital) | (is_name ? kCapital : 0);
  }
  return traits;
}

}  // namespace

std::vector<Risk> risks_of_change(const Reading& a, Range in_a, const Reading& b, Range in_b) {
  return risks_of(only_here(a, in_a, b, in_b) | only_here(b, in_b, a, in_a));
}

std::vector<Risk> risks_of_cut(const Reading& reading, Range cut, bool at_start) {
  std::uint16_t traits = 0;
  const auto& words = reading.words;
  if (at_start) {
    for (std::uint32_t i = cut.end; i > cut.begin && !(words[i].traits & kOpens); --i)
      traits |= words[i - 1].traits;
  } else {
    for (std::uint32_t i = cut.begin; i < cut.end && !(words[i].traits & kOpens); ++i)
      traits |= words[i].traits;
  }
  return risks_of(traits & (kNegation | kModal));
}

}  // namespace sayso::compare
