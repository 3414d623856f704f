// Confidence of a candidate: a logistic model over what is known of it.
//
// Its features are texts such as "rule=speaker-cue-that" or "rule=...|cue=say"; the weight of each
// was measured on gold (`sayso eval --calibrate`) and stands, with its count, in calibration.tsv
// beside the rules. A feature that was never seen has no weight, so that an unknown pair falls back
// to what is known of its parts. (Ridge-penalised maximum entropy; Berger et al. 1996.)
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"

namespace sayso {

// A part of a feature's text. It is hashed once, and the hash of a feature comes from those of its
// parts at a multiplication each, without joining them:
//
//     constexpr FeaturePart kRule("rule=");
//     hash_of(kRule, FeaturePart(rule.id)) == hash_of(FeaturePart("rule=en/speaker-cue"))
//
// (The hash is a polynomial in kBase modulo 2^64; Karp & Rabin 1987.)
struct FeaturePart {
  static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15;

  std::string_view text;
  std::uint64_t hash = 0;
  std::uint64_t power = 1;  // kBase to the number of its bytes

  constexpr explicit FeaturePart(std::string_view part) : text(part) {
    for (const char c : part) {
      hash = hash * kBase + static_cast<unsigned char>(c) + 1;
      power *= kBase;
    }
  }
};

template <std::same_as<FeaturePart>... Parts>
constexpr std::uint64_t hash_of(const Parts&... parts) {
  std::uint64_t hash = 0;
  ((hash = hash * parts.power + parts.hash), ...);
  return hash;
}

template <std::same_as<FeaturePart>... Parts>
std::string text_of(const Parts&... parts) {
  std::string text;
  (text.append(parts.text), ...);
  return text;
}

// The features of one decision, by their hashes.
//
//     FeatureList features;
//     features.add(kRule, id);
//     weights.sum(features)
class FeatureList {
 public:
  static constexpr std::size_t kMost = 64;

  template <std::same_as<FeaturePart>... Parts>
  void add(const Parts&... parts) {
    hashes_[size_++] = hash_of(parts...);
  }
  const std::uint64_t* begin() const { return hashes_.data(); }
  const std::uint64_t* end() const { return hashes_.data() + size_; }

 private:
  std::array<std::uint64_t, kMost> hashes_;
  std::size_t size_ = 0;
};

class Weights {
 public:
  // Lines "feature<TAB>weight in thousandths<TAB>samples"; '#' starts a comment.
  void read(std::string_view tsv, const std::string& file, Diagnostics& problems);

  bool empty() const { return count_ == 0; }

  // Whether the file lists the feature, be it with a weight of 0.
  bool has(std::uint64_t hash) const { return find(hash) != nullptr; }

  // 0 for a feature that was never seen.
  float weight(std::uint64_t hash) const {
    const float* found = find(hash);
    return found ? *found : 0;
  }

  // Of all of them. The table is larger than the near caches: its places are asked for at once.
  double sum(const FeatureList& features) const;

 private:
  static constexpr std::uint32_t kFree = 0, kNoKey = 1;  // a key of 0 is kept as 1

  // An open hash table. What is told apart is 32 bits of the hash beside those of the place: one
  // feature in ten million that was never seen is taken for another, and a table fits the cache.
  struct Weighed {
    std::uint32_t key = kFree;
    float weight = 0;
  };
  struct Place {
    std::size_t at;
    std::uint32_t key;
  };
  Place place(std::uint64_t hash) const {
    const std::uint64_t mixed = hash * FeaturePart::kBase;
    const auto key = static_cast<std::uint32_t>(mixed);
    return {mixed >> shift_, key == kFree ? kNoKey : key};
  }
  const float* find(std::uint64_t hash) const {
    if (places_.empty()) return nullptr;
    const Place wanted = place(hash);
    for (std::size_t at = wanted.at;; at = (at + 1) & (places_.size() - 1)) {
      if (places_[at].key == wanted.key) return &places_[at].weight;
      if (places_[at].key == kFree) return nullptr;
    }
  }
  void reserve(std::size_t features);
  void put(std::uint64_t hash, float weight);

  std::vector<Weighed> places_;  // as many as a power of two, at most half of them taken
  unsigned shift_ = 64;
  std::size_t count_ = 0;
};

double logistic(double x);

}  // namespace sayso
