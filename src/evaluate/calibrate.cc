#include "evaluate/calibrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "evaluate/letters.h"
#include "pipeline.h"
#include "text/code_points.h"

namespace sayso::eval {
namespace {

constexpr double kFound = 0.5;          // Jaccard of contents
constexpr double kSourceDiffers = 0.1;  // what a source that is not exact costs
constexpr double kAsGood = 0.02;        // candidates whose quality differs less are as good as each other

struct Sample {
  std::vector<std::uint32_t> features;
  bool right = false;
};

class Samples {
 public:
  std::uint32_t feature(std::string_view text) {
    const auto [place, fresh] = ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(place->first);
    return place->second;
  }
  std::vector<Sample> all;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::string> names_;
};

struct GoldLetters {
  LetterSet content, source, cue;
};

// How well a candidate does what gold says: the Jaccard of the contents where that is .5 or more and
// the sources overlap, a little less where the sources differ; else 0.
double quality(const GoldLetters& gold, const LetterSet& content, const LetterSet& source) {
  const double shared = static_cast<double>(common(gold.content, content));
  const double all = static_cast<double>(gold.content.size() + content.size()) - shared;
  if (all <= 0 || shared / all < kFound) return 0;
  const std::size_t same = common(gold.source, source);
  if (same == 0 && !(gold.source.empty() && source.empty())) return 0;
  return shared / all - (same == gold.source.size() && same == source.size() ? 0 : kSourceDiffers);
}

// Collects the samples of both models from one article: candidates, and places where a content
// could end.
class Collector : public ModelObserver {
 public:
  Collector(const AnnotatedArticle& gold, const RuleSet& rules, const std::string& language, Samples& samples)
      : gold_(gold), samples_(samples), letters_(gold.text), points_(gold.text) {
    for (const auto& a : gold.attributions) truth_.push_back({letters_.set(a.content), letters_.set(a.source), letters_.set(a.cue)});
    Article article;
    article.id = gold.id;
    article.text = gold.text;
    article.language = language;
    trace_.attribute.observer = this;
    const Analysis analysis = analyse(std::move(article), rules, &trace_);
    add_candidates();
    add_ends();
  }

  void candidate_feature(std::size_t candidate, std::string_view feature) override {
    found_[candidate].features.push_back(samples_.feature(feature));
  }
  void possible_end(const Candidate& candidate, std::uint32_t token) override {
    ends_.push_back({candidate.block, candidate.cue, candidate.content.back().first, token, {}});
  }
  void end_feature(std::string_view feature) override { ends_.back().sample.features.push_back(samples_.feature(feature)); }

 private:
  struct End {
    std::uint32_t block;
    TokenRange cue;
    std::uint32_t first, token;  // of the content, and where it could end
    Sample sample;
  };

  Span letter_span(std::uint32_t block, TokenRange range) const {
    const Span bytes = trace_.tapes[block].span(range.first, range.last);
    return letters_.of({points_.offset(bytes.begin), points_.offset(bytes.end)});
  }

  LetterSet letter_set(std::uint32_t block, const std::vector<TokenRange>& ranges) const {
    std::vector<Span> spans;
    for (const TokenRange range : ranges)
      if (!range.empty()) spans.push_back(letter_span(block, range));
    return LetterSet(std::move(spans));
  }

  // A candidate is right where no other does better for the same gold attribution: of "said on
  // Monday that it failed" only the reading that leaves Monday out.
  void add_candidates() {
    const LetterSet ignored = letters_.set(gold_.ignored);
    struct Judged {
      std::size_t gold;
      double quality;
      Sample* sample;
    };
    std::vector<Judged> judged;
    std::vector<double> best(truth_.size(), 0);
    for (auto& [index, sample] : found_) {
      const sayso::Candidate& c = trace_.attribute.candidates[index];
      std::vector<TokenRange> content = c.content;
      content.insert(content.end(), c.more.begin(), c.more.end());
      const LetterSet content_letters = letter_set(c.block, content);
      if (2 * common(content_letters, ignored) >= std::max<std::size_t>(1, content_letters.size())) continue;
      const LetterSet source_letters = letter_set(c.block, {c.source});
      Judged j{0, 0, &sample};
      for (std::size_t g = 0; g < truth_.size(); ++g)
        if (const double q = quality(truth_[g], content_letters, source_letters); q > j.quality) j.gold = g, j.quality = q;
      if (j.quality > 0) best[j.gold] = std::max(best[j.gold], j.quality);
      judged.push_back(j);
    }
    for (const Judged& j : judged) {
      j.sample->right = j.quality > 0 && j.quality >= best[j.gold] - kAsGood;
      samples_.all.push_back(std::move(*j.sample));
    }
  }

  // A place is a sample where gold has a content of the same cue and beginning: up to the place
  // where that content ends.
  void add_ends() {
    for (End& end : ends_) {
      const LetterSet cue = letter_set(end.block, {end.cue});
      const Span so_far = letter_span(end.block, {end.first, end.token});
      for (const GoldLetters& g : truth_) {
        if (common(g.cue, cue) == 0) continue;
        const auto part = std::find_if(g.content.spans().begin(), g.content.spans().end(), [&](Span s) { return s.begin == so_far.begin; });
        if (part == g.content.spans().end() || part->end < so_far.end) continue;
        end.sample.right = part->end == so_far.end;
        samples_.all.push_back(std::move(end.sample));
        break;
      }
    }
  }

  const AnnotatedArticle& gold_;
  Samples& samples_;
  Letters letters_;
  CodePoints points_;
  std::vector<GoldLetters> truth_;
  PipelineTrace trace_;
  std::map<std::size_t, Sample> found_;
  std::vector<End> ends_;
};

// Order of the samples in a pass: a fixed shuffle (a full-period linear congruential walk).
std::vector<std::size_t> shuffled(std::size_t count) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  std::uint64_t state = 0x9E3779B97F4A7C15ull;
  for (std::size_t i = count; i > 1; --i) {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
  return order;
}

std::vector<double> fit(const std::vector<Sample>& samples, const std::vector<unsigned>& counts, const CalibrateOptions& options) {
  std::vector<double> weights(counts.size()), squares(counts.size(), 1e-6);
  const auto order = shuffled(samples.size());
  for (unsigned pass = 0; pass < options.passes; ++pass) {
    for (const std::size_t i : order) {
      const Sample& sample = samples[i];
      double sum = 0;
      for (const auto f : sample.features) sum += weights[f];
      const double error = logistic(sum) - (sample.right ? 1.0 : 0.0);
      for (const auto f : sample.features) {
        if (counts[f] < options.least_count) continue;
        // The penalty is spread over the samples that have the feature.
        const double gradient = error + options.ridge * weights[f] / counts[f];
        squares[f] += gradient * gradient;
        weights[f] -= options.rate * gradient / std::sqrt(squares[f]);
      }
    }
  }
  return weights;
}

}  // namespace

std::string calibrate(const std::vector<AnnotatedArticle>& gold, RuleSet& rules, const CalibrateOptions& options) {
  rules.set_weights(options.language, {});
  std::string tsv;
  // Twice: where contents end decides which candidates are right.
  for (int round = 0; round < 2; ++round) {
    Samples samples;
    for (const auto& article : gold) Collector(article, rules, options.language, samples);
    std::vector<unsigned> counts(samples.names().size()), right(samples.names().size());
    for (const auto& sample : samples.all)
      for (const auto f : sample.features) {
        ++counts[f];
        right[f] += sample.right;
      }
    const auto weights = fit(samples.all, counts, options);

    std::map<std::string, std::size_t> sorted;
    for (std::size_t f = 0; f < weights.size(); ++f)
      if (counts[f] >= options.least_count && std::abs(weights[f]) >= 0.005) sorted[samples.names()[f]] = f;
    tsv = fmt::format(
        "# Weights of what is known about a candidate, measured by `sayso eval --calibrate` on {} articles,\n"
        "# {} samples. feature, weight, samples with it, how many of these were right.\n",
        gold.size(), samples.all.size());
    for (const auto& [name, f] : sorted) tsv += fmt::format("{}\t{:.3f}\t{}\t{}\n", name, weights[f], counts[f], right[f]);
    Diagnostics none;
    Weights measured;
    measured.read(tsv, "calibration.tsv", none);
    rules.set_weights(options.language, std::move(measured));
  }
  return tsv;
}

}  // namespace sayso::eval
