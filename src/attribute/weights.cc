#include "attribute/weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace sayso {

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

double Weights::sum(const FeatureList& features) const {
  if (places_.empty()) return 0;
  for (const std::uint64_t hash : features) __builtin_prefetch(&places_[place(hash).at]);
  double sum = 0;
  for (const std::uint64_t hash : features) sum += weight(hash);
  return sum;
}

namespace {

// That of a FeaturePart. Eight bytes at a time, so that a product need not wait for the one before.
std::uint64_t hash_of_text(std::string_view text) {
  constexpr std::size_t kStep = 8;
  static constexpr auto kPowers = [] {
    std::array<std::uint64_t, kStep + 1> powers{1};
    // cppcheck-suppress containerOutOfBounds  // it takes the size for kStep
    for (std::size_t i = 0; i < kStep; ++i) powers[i + 1] = powers[i] * FeaturePart::kBase;
    return powers;
  }();
  std::uint64_t hash = 0;
  std::size_t at = 0;
  for (; at + kStep <= text.size(); at += kStep) {
    hash *= kPowers[kStep];
    for (std::size_t i = 0; i < kStep; ++i)
      hash += (static_cast<unsigned char>(text[at + i]) + 1u) * kPowers[kStep - 1 - i];
  }
  for (; at < text.size(); ++at)
    hash = hash * FeaturePart::kBase + static_cast<unsigned char>(text[at]) + 1;
  return hash;
}

}  // namespace

void Weights::reserve(std::size_t features) {
  places_.assign(std::bit_ceil(2 * features + 2), {});
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(places_.size()));
}

void Weights::put(std::uint64_t hash, float weight) {
  auto [at, key] = place(hash);
  while (places_[at].key != kFree && places_[at].key != key) at = (at + 1) & (places_.size() - 1);
  count_ += places_[at].key == kFree;
  places_[at] = {key, weight};
}

void Weights::read(std::string_view tsv, const std::string& file, Diagnostics& problems) {
  std::size_t lines = 1;
  for (std::size_t at = 0; (at = tsv.find('\n', at)) != tsv.npos; ++at) ++lines;
  reserve(lines);
  unsigned number = 0;
  while (!tsv.empty()) {
    const std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(std::min(tsv.size(), line.size() + 1));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    int thousandths = 0;  // whole numbers are read ten times as fast as broken ones
    const char* const end = line.data() + line.size();
    const auto read = tab == std::string_view::npos
                          ? std::from_chars_result{end, std::errc::invalid_argument}
                          : std::from_chars(line.data() + tab + 1, end, thousandths);
    if (read.ec != std::errc() || (read.ptr != end && *read.ptr != '\t')) {
      Diagnostic d{.code = "E-calibration",
                   .message = "a line is not 'feature<TAB>thousandths<TAB>samples'",
                   .hint = "write the file anew with sayso eval --calibrate"};
      d.file = file;
      d.line = number;
      problems.push_back(std::move(d));
      return;
    }
    put(hash_of_text(line.substr(0, tab)), static_cast<float>(thousandths) / 1000);
  }
}

}  // namespace sayso
